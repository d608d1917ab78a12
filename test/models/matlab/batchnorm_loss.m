function [L, dW, dgamma, dbeta, dV] = batchnorm_loss(X, T, W, gamma, beta, V)
  # affine -> BN -> tanh -> affine -> MSE
  eps_ = 1e-5;
  [N, D] = size(X);

  A = X*W;                       # no bias, BN would remove it
  mu = mean(A);
  Ac = A - mu;
  v = mean(Ac.^2);
  istd = 1 ./ sqrt(v + eps_);
  Ahat = Ac .* istd;
  B = gamma .* Ahat + beta;

  H = tanh(B);
  Y = H*V;
  E = Y - T;
  L = sum(E(:).^2) / (2*N);

  dY = E/N;
  dV = H'*dY;
  dH = dY*V';
  dB = dH .* (1 - H.^2);
  dbeta = sum(dB);
  dgamma = sum(dB .* Ahat);
  dAhat = dB .* gamma;
  # the compact form from the blog post
  dA = istd/N .* (N*dAhat - sum(dAhat) - Ahat .* sum(dAhat .* Ahat));
  dW = X'*dA;
endfunction
