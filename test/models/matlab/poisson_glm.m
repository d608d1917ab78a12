function [f, df, H] = poisson_glm(w, X, y, offset, lambda)
% negative log likelihood of a Poisson GLM with log link, f + ridge except for the intercept
if nargin < 5, lambda = 0; end
eta = X*w + offset;
mu = exp(eta);
pen = [0; w(2:end)];
f = sum(mu - y.*eta) + lambda/2*(pen'*pen);
df = X'*(mu - y) + lambda*pen;
H = X'*bsxfun(@times, mu, X) + lambda*diag([0; ones(numel(w)-1,1)]);
