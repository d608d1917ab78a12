function [nll, gA, gV, gs] = moe_nll(X, y, A, V, logs)
% mixture of linear experts with softmax gating (Jordan & Jacobs; Bishop ch. 14)
[N, D] = size(X);
K = size(A, 2);
s2 = exp(2*logs);

G = X*V;
G = G - max(G,[],2)*ones(1,K);
Pi = exp(G)./(sum(exp(G),2)*ones(1,K));
Mu = X*A;
Err = y*ones(1,K) - Mu;
logp = -0.5*Err.^2/s2 - logs - 0.5*log(2*pi);
joint = Pi.*exp(logp);
py = sum(joint, 2);
nll = -sum(log(py));

% responsibilities
R = joint./repmat(py, 1, K);
gA = -X'*(R.*Err)/s2;
gV = X'*(Pi - R);
gs = N - sum(sum(R.*Err.^2))/s2;
