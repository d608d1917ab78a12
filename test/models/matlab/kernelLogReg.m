function [J, dalpha, db, acc] = kernelLogReg(alpha, b, Xtr, ytr, Xval, yval, gamma, lambda)
    % labels are -1/+1
    n = length(ytr);
    K = rbf(Xtr, Xtr, gamma);
    f = K*alpha + b;
    t = ytr .* f;
    J = mean(log(1 + exp(-t))) + 0.5*lambda*alpha'*K*alpha;

    r = -ytr ./ (1 + exp(t)) / n;
    dalpha = K*(r + lambda*alpha);
    db = sum(r);

    Kval = rbf(Xval, Xtr, gamma);
    fval = Kval*alpha + b;
    acc = mean(sign(fval) == yval);
end

function K = rbf(A, B, gamma)
    nA = sum(A.^2, 2);
    nB = sum(B.^2, 2);
    D = nA + nB' - 2*(A*B');
    K = exp(-gamma*D);
end
