function [J, grad] = mf_bias(params, R, M, nu, ni, k, lam, mu)
% matrix factorisation with biases: r_ui ~ mu + bu + bi + p_u' q_i
P = reshape(params(1:nu*k), nu, k);
Q = reshape(params(nu*k+1:nu*k+ni*k), ni, k);
bu = params(nu*k+ni*k+1 : nu*k+ni*k+nu);
bi = params(nu*k+ni*k+nu+1 : end);
pred = mu + bsxfun(@plus, bu, bsxfun(@plus, bi', P*Q'));
E = M .* (pred - R);
J = 0.5*sum(E(:).^2) + lam/2*(sum(P(:).^2) + sum(Q(:).^2) + bu'*bu + bi'*bi);
gP = E*Q + lam*P;
gQ = E'*P + lam*Q;
gbu = sum(E, 2) + lam*bu;
gbi = sum(E, 1)' + lam*bi;
grad = [gP(:); gQ(:); gbu; gbi];
