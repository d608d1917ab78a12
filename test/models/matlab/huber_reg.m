function [obj, g, w] = huber_reg(beta, X, y, delta, lambda)
  % robust regression a la Huber with an (approximate) lasso penalty
  [n, p] = size(X);
  r = y - X*beta;
  absr = abs(r);
  small = absr <= delta;
  rho = zeros(n, 1);
  rho(small) = 0.5*r(small).^2;
  rho(~small) = delta*(absr(~small) - 0.5*delta);

  s = sqrt(beta.^2 + 1e-6);
  obj = sum(rho)/n + lambda*sum(s);

  psi = max(-delta, min(delta, r));
  g = -X'*psi/n + lambda*beta./s;
  w = min(1, delta./absr);      % IRLS weights
  bIrls = (X'*diag(w)*X + lambda*eye(p)) \ (X'*(w.*y));
end
