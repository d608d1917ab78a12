% Self-attention with one head: every token weighs the values of all tokens by softmax(Q K' / sqrt(d)).
T = 5;                      % tokens
D = 6;                      % features
d = 4;                      % features of a query
X = reshape(sin(1:T*D), T, D);
target = reshape(cos(1:T*d), T, d);

Wq = reshape(sin(0.7 * (1:D*d)), D, d);
Wk = reshape(cos(0.9 * (1:D*d)), D, d);
Wv = reshape(sin(1.3 * (1:D*d)), D, d);

Q = X * Wq;
K = X * Wk;
V = X * Wv;
S = Q * K' / sqrt(d);
E = exp(S - max(S, [], 2));
P = E ./ sum(E, 2);
O = P * V;
c = sum(sum((O - target) .^ 2)) / T;
