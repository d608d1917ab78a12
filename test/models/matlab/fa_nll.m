function [nll, Sigma, Ez] = fa_nll(X, W, psi)
% factor analysis: x ~ N(0, W W' + diag(psi)), rows of X are observations
psi = exp(psi);
[N, D] = size(X);
K = size(W, 2);
mu = mean(X);
Xc = X - repmat(mu, N, 1);
Sigma = W*W' + diag(psi);
R = chol(Sigma);
alpha = Xc / R;
nll = 0.5*N*D*log(2*pi) + N*sum(log(diag(R))) + 0.5*sum(alpha(:).^2);
M = eye(K) + W'*diag(1./psi)*W;
Ez = (M \ (W'*diag(1./psi))*Xc')';
