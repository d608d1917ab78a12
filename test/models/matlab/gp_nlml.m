function [nlml, alpha] = gp_nlml(hyp, x, y)
% Negative log marginal likelihood of a Gaussian process with a squared-exponential kernel
[n, D] = size(x);
ell = exp(hyp.cov(1));
sf2 = exp(2 * hyp.cov(2));
sn2 = exp(2 * hyp.lik);
sq = sum(x .^ 2, 2);
S = bsxfun(@plus, sq, sq') - 2 * (x * x');
K = sf2 * exp(-S / (2 * ell ^ 2));
L = chol(K / sn2 + eye(n));
alpha = (L \ (L' \ y)) / sn2;
nlml = y' * alpha / 2 + sum(log(diag(L))) + n * log(2 * pi * sn2) / 2;
end
