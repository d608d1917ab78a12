function [f, g] = minfunc_poly(w, X, y, p)
% Objective in the form minFunc takes: value first, gradient if it is asked for
[nInst, nVars] = size(X);
r = X * w - y;
f = sum(abs(r) .^ p) / nInst;
if nargout > 1
  g = p * X' * (sign(r) .* abs(r) .^ (p - 1)) / nInst;
end
end
