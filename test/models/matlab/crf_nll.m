function [nll, dW, dT] = crf_nll(W, Tr, X, y)
% linear chain CRF: emission weights W (classes x features), transition scores Tr, X features x time, y label sequence
[K, D] = size(W);
T = size(X, 2);
E = W*X;
% forward in log space
logalpha = zeros(K, T);
logalpha(:,1) = E(:,1);
for t = 2:T
    M = repmat(logalpha(:,t-1), 1, K) + Tr;
    mx = max(M, [], 1);
    logalpha(:,t) = E(:,t) + (mx + log(sum(exp(M - repmat(mx, K, 1)), 1)))';
end
logbeta = zeros(K, T);
for t = T-1:-1:1
    M = Tr + repmat((E(:,t+1) + logbeta(:,t+1))', K, 1);
    mx = max(M, [], 2);
    logbeta(:,t) = mx + log(sum(exp(M - repmat(mx, 1, K)), 2));
end
a = logalpha(:,T);
logZ = max(a) + log(sum(exp(a - max(a))));
score = E(y(1), 1);
for t = 2:T
    score = score + Tr(y(t-1), y(t)) + E(y(t), t);
end
nll = logZ - score;
% gradients
gam = exp(logalpha + logbeta - logZ);
Y = zeros(K, T);
for t = 1:T
    Y(y(t), t) = 1;
end
dW = (gam - Y)*X';
dT = zeros(size(Tr));
for t = 2:T
    xi = exp(repmat(logalpha(:,t-1),1,K) + Tr + repmat((E(:,t)+logbeta(:,t))',K,1) - logZ);
    dT = dT + xi;
    dT(y(t-1), y(t)) = dT(y(t-1), y(t)) - 1;
end
