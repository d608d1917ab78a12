function [loss, dw, db] = l2svmCost(w, b, X, y, C)
% squared hinge loss, one classifier per column of w (tang 2013)
[N, D] = size(X); K = size(w, 2);
T = 2 * bsxfun(@eq, y, 1:K) - 1;
S = X * w + repmat(b, N, 1);
M = 1 - T .* S;
M(M < 0) = 0;
reg = .5 * sum(w(:).^2);
loss = reg + C / N * sum(sum(M.^2));
G = -2 * C / N * T .* M;
dw = w + X' * G;
db = sum(G);
nsv = nnz(any(M > 0, 2));
