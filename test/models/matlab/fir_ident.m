function [V, dV_dh, dV_dg, yhat] = fir_ident(u, y, h, g)
  % Hammerstein model: static polynomial g followed by an FIR filter h
  u = u(:); y = y(:);
  N = length(u);
  L = length(h);
  nb = length(g);

  % basis of the nonlinearity
  Phi = bsxfun(@power, u, 1:nb);
  v = Phi*g;

  yhat = filter(h, 1, v);
  e = y - yhat;
  V = (e'*e)/(2*N);

  % regressor matrix of the FIR part
  T = toeplitz(v, [v(1) zeros(1,L-1)]);
  dV_dh = -T'*e/N;

  % back through the filter (time reversed filtering)
  ef = flipud(filter(h, 1, flipud(e)));
  dV_dg = -Phi'*ef/N;

  fit = 100*(1 - norm(e)/norm(y - mean(y)));
end
