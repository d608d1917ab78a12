function [f, g, Hess] = poisson_glm_nll(beta, X, y, offset)
% Poisson regression with log link.  f = -loglik (dropping log y!)
if nargin < 4
    offset = 0;
end

eta = X*beta + offset;
mu = exp(eta);

f = sum(mu) - y'*eta;
g = X'*(mu - y);
Hess = X'*bsxfun(@times, mu, X);

% pearson residuals, handy for checking overdispersion
res = (y - mu)./sqrt(mu);
phi = sum(res.^2)/(length(y) - length(beta));
end
