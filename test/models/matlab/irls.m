function [w, ll] = irls(X, y, numIter)
% Logistic regression by iteratively reweighted least squares
[n, d] = size(X);
w = zeros(d, 1);
for it = 1:numIter
  mu = 1 ./ (1 + exp(-X * w));
  s = mu .* (1 - mu);
  S = diag(s);
  z = X * w + (y - mu) ./ s;
  w = (X' * S * X + 1e-3 * eye(d)) \ (X' * S * z);
end
mu = 1 ./ (1 + exp(-X * w));
ll = sum(y .* log(mu) + (1 - y) .* log(1 - mu));
end
