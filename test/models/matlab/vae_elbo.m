function [elbo, zs, xhat] = vae_elbo(enc, dec, x, epsi)
% variational autoencoder with one hidden layer each side; enc.W1 enc.b1 enc.Wm enc.bm enc.Ws enc.bs, dec.W1 ...
B = size(x, 2);
h = tanh(enc.W1*x + repmat(enc.b1, 1, B));
mu = enc.Wm*h + repmat(enc.bm, 1, B);
logvar = enc.Ws*h + repmat(enc.bs, 1, B);
zs = mu + exp(0.5*logvar).*epsi;
hd = tanh(bsxfun(@plus, dec.W1*zs, dec.b1));
xhat = 1./(1 + exp(-bsxfun(@plus, dec.W2*hd, dec.b2)));
rec = -sum(sum(x.*log(xhat + 1e-8) + (1-x).*log(1 - xhat + 1e-8)));
kl = -0.5*sum(sum(1 + logvar - mu.^2 - exp(logvar)));
elbo = -(rec + kl)/B;
