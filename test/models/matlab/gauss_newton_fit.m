% Gauss-Newton / Levenberg-Marquardt for a sum of two exponentials
t = (0:0.2:4)';
p_true = [2; -1.3; 0.7; -0.2];
model = @(p, t) p(1)*exp(p(2)*t) + p(3)*exp(p(4)*t);
y = model(p_true, t) + 0.01*sin(37*t);
p = [1.5; -1; 1; -0.1];
mu = 1e-2;
hist = [];
for k = 1:8
  r = model(p,t) - y;
  Jac = [exp(p(2)*t), p(1)*t.*exp(p(2)*t), exp(p(4)*t), p(3)*t.*exp(p(4)*t)];
  H = Jac'*Jac;
  g = Jac'*r;
  step = -(H + mu*diag(diag(H))) \ g;
  pnew = p + step;
  rnew = model(pnew,t) - y;
  if rnew'*rnew < r'*r
     p = pnew; mu = mu/3;
  else
     mu = mu*2;
  end
  hist(end+1,:) = [k, r'*r, norm(step), mu];
end
r = model(p,t) - y;
chi2 = r'*r
covp = inv(Jac'*Jac)*chi2/(length(t) - length(p));
sd = sqrt(diag(covp));
disp([p sd])
