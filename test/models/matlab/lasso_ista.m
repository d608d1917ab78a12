function [w, obj] = lasso_ista(A, b, lambda, maxit)
% iterative soft thresholding for 0.5*||Aw-b||^2 + lambda*||w||_1
[m, n] = size(A);
w = zeros(n, 1);
Lf = norm(A)^2;
obj = zeros(maxit, 1);
for it = 1:maxit
    r = A*w - b;
    g = A'*r;
    z = w - g/Lf;
    w = sign(z) .* max(abs(z) - lambda/Lf, 0);
    obj(it) = 0.5*sum(r.^2) + lambda*sum(abs(w));
end
