% Self-attention and a squared error: softmax(QK'/sqrt(d)) V.
% Look at S̄ = P ⊙ (P̄ − rowsum(P̄ ⊙ P)), and at what the T×T matrices cost.
T = 6; D = 4; d = 3;                        % positions, features, features of a head
X = randn(T, D);
Y = randn(T, D);
Wq = randn(D, d) / sqrt(D);
Wk = randn(D, d) / sqrt(D);
Wv = randn(D, d) / sqrt(D);
Wo = randn(d, D) / sqrt(d);

Q = X * Wq;
K = X * Wk;
V = X * Wv;

S = Q * K' / sqrt(d);
S = S - 1e9 * triu(ones(T), 1);             % nobody looks ahead
E = exp(S - max(S, [], 2));
P = E ./ sum(E, 2);
O = P * V;
f = O * Wo;
c = sum(sum((f - Y) .^ 2)) / T;
