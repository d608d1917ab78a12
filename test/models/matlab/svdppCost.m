function [J, gP, gQ, gY, gbu, gbi] = svdppCost(P, Q, Y, bu, bi, mu, R, lam)
% SVD++ (Koren 2008): implicit feedback added to the user factors.
% R has zeros where there is no rating

M = (R ~= 0);
N = sum(M(:));
cnt = sum(M, 2);
isq = 1 ./ sqrt(max(cnt, 1));
Mn = bsxfun(@times, M, isq);

U = P + Mn*Y;
Rhat = U*Q';
Rhat = bsxfun(@plus, Rhat, bu);
Rhat = bsxfun(@plus, Rhat, bi');
Rhat = Rhat + mu;

E = M .* (Rhat - R);
J = 0.5*sum(E(:).^2);
J = J + lam/2*(norm(P,'fro')^2 + norm(Q,'fro')^2 + norm(Y,'fro')^2);
J = J + lam/2*(bu'*bu + bi'*bi);

gP = E*Q + lam*P;
gQ = E'*U + lam*Q;
gY = Mn'*(E*Q) + lam*Y;
gbu = sum(E,2) + lam*bu;
gbi = sum(E,1)' + lam*bi;

rmse = sqrt(sum(E(:).^2)/N);
fprintf('rmse %.4f\n', rmse);
end
