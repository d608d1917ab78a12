% EM for a mixture of gaussians in 2d
clear all; close all; clc
randn('seed', 3); rand('seed', 3);
N1 = 40; N2 = 60;
X = [randn(N1,2)*0.5; bsxfun(@plus, randn(N2,2), [3 1])];
[N, D] = size(X);
K = 2;
mu = [0 0; 2 2]';          % D x K
for k=1:K
   Sigma(:,:,k) = eye(D);
end
w = ones(1,K)/K;
maxit = 5;
ll = zeros(maxit,1);
for it=1:maxit
    % E step
    logr = zeros(N,K);
    for k=1:K
        Xc = bsxfun(@minus, X, mu(:,k)');
        S = Sigma(:,:,k);
        R = chol(S);
        q = sum((Xc/R).^2, 2);
        logr(:,k) = log(w(k)) - 0.5*q - sum(log(diag(R))) - D/2*log(2*pi);
    end
    mx = max(logr,[],2);
    lse = mx + log(sum(exp(logr - repmat(mx,1,K)),2));
    r = exp(bsxfun(@minus, logr, lse));
    ll(it) = sum(lse);
    % M step
    Nk = sum(r,1);
    w = Nk/N;
    for k=1:K
        mu(:,k) = X'*r(:,k)/Nk(k);
        Xc = X - ones(N,1)*mu(:,k)';
        Sigma(:,:,k) = Xc'*diag(r(:,k))*Xc/Nk(k) + 1e-3*eye(D);
    end
    fprintf('iter %d  loglik %f\n', it, ll(it));
end
nll = -ll(end);
%figure; plot(ll)
