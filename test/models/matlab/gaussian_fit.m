function [mu, sigma2, ll] = gaussian(X)
[m, n] = size(X);
mu = mean(X)';
sigma2 = var(X, 1)';
d = bsxfun(@minus, X, mu');
ll = -0.5 * sum(sum(bsxfun(@rdivide, d .^ 2, sigma2'))) - 0.5 * m * sum(log(2 * pi * sigma2));
end
