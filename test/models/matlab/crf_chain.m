function nll = crf_chain(W, T, X, y)
% Negative log likelihood of a linear-chain CRF, forward recursion in log space
[d, n] = size(X);
K = size(W, 1);
S = W * X;
a = S(:, 1);
for t = 2:n
  M = bsxfun(@plus, a, T);
  mx = max(M, [], 1);
  a = S(:, t) + (mx + log(sum(exp(bsxfun(@minus, M, mx)), 1)))';
end
mx = max(a);
logZ = mx + log(sum(exp(a - mx)));
score = S(y(1), 1);
for t = 2:n
  score = score + T(y(t - 1), y(t)) + S(y(t), t);
end
nll = logZ - score;
end
