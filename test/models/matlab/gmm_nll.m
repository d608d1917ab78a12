function [nll, dMu, dlogsig, dalpha, R] = gmm_nll(X, mu, logsig, alpha)
% negative log-likelihood of an isotropic mixture of Gaussians (Bishop ch 9)
% weights pi_k = softmax(alpha)
[N,D] = size(X);
K = size(mu,1);

logpi = alpha - logsumexp(alpha, 2);
s2 = exp(2*logsig);

logp = zeros(N,K);
sq = zeros(N,K);
for k=1:K
    diff = X - repmat(mu(k,:), N, 1);
    sq(:,k) = sum(diff.^2, 2);
    logp(:,k) = logpi(k) - D/2*log(2*pi) - D*logsig(k) - sq(:,k)/(2*s2(k));
end
lse = logsumexp(logp, 2);
nll = -sum(lse);

R = exp(logp - lse);      % responsibilities
Nk = sum(R, 1);

dMu = zeros(K,D);
for k=1:K
    diff = bsxfun(@minus, X, mu(k,:));
    dMu(k,:) = -R(:,k)'*diff/s2(k);
end
dlogsig = Nk*D - sum(R.*sq,1)./s2;
dalpha = N*exp(logpi) - Nk;
end

function s = logsumexp(A, dim)
m = max(A, [], dim);
s = m + log(sum(exp(A - m), dim));
end
