function [L, gW, gs2] = ppca_nll(W, sigma2, X)
% probabilistic PCA, Tipping & Bishop. columns of X are the observations
[d, N] = size(X);
q = size(W, 2);
mu = mean(X, 2);
Xc = X - mu*ones(1, N);
S = Xc*Xc'/N;

C = W*W' + sigma2*eye(d);
R = chol(C);
logdetC = 2*sum(log(diag(R)));
Ci = inv(C);
L = N/2*(d*log(2*pi) + logdetC + trace(Ci*S));

G = Ci - Ci*S*Ci;
gW = N*G*W;
gs2 = N/2*trace(G);

% latent means
M = W'*W + sigma2*eye(q);
Z = M\(W'*Xc);
rec = W*Z + mu*ones(1, N);
