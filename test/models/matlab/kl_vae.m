function [elbo, xr] = kl_vae(x, noise, We, be, Wm, bm, Ws, bs, Wd, bd, Wx, bx)
% variational autoencoder, columns are examples, Bernoulli decoder
m = size(x, 2);
h = tanh(bsxfun(@plus, We*x, be));
mu = bsxfun(@plus, Wm*h, bm);
logvar = bsxfun(@plus, Ws*h, bs);
z = mu + exp(logvar/2).*noise;
hd = tanh(bsxfun(@plus, Wd*z, bd));
xr = 1./(1+exp(-bsxfun(@plus, Wx*hd, bx)));
rec = sum(sum(x.*log(xr) + (1-x).*log(1-xr)));
kl = -0.5*sum(sum(1 + logvar - mu.^2 - exp(logvar)));
elbo = -(rec - kl)/m;
