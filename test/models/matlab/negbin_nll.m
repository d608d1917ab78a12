function [nll, g, se] = negbin_nll(par, y, X)
% NB2 regression: E y = mu = exp(X b), Var y = mu + alpha mu^2, par = [b; log alpha]
k = columns(X);
b = par(1:k); alpha = exp(par(end));
r = 1/alpha;
eta = X*b; eta = min(eta, 30);
mu = exp(eta);
ll = gammaln(y + r) - gammaln(r) - gammaln(y + 1) ...
     + r*log(r./(r + mu)) + y.*log(mu./(r + mu));
nll = -sum(ll);

if nargout > 1
  s = (y - mu)./(1 + alpha*mu);
  gb = -X'*s;
  dr = psi(y + r) - psi(r) + log(r./(r + mu)) + 1 - (r + y)./(r + mu);
  ga = sum(dr)*r;      % dr/dlog(alpha) = -r, and the minus of nll
  g = [gb; ga];
end
if nargout > 2
  wt = mu./(1 + alpha*mu);
  V = inv(X'*bsxfun(@times, wt, X));
  se = sqrt(diag(V));
end
