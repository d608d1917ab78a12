function [elbo, recon, kl] = vaeElbo(params, X, noise)
% ELBO of a VAE with one hidden layer each side, bernoulli decoder
% params is a struct with the weights, noise ~ N(0,1) given by the caller
batch = size(X, 1);

h = softplus(X * params.We + params.be);
mu = h * params.Wmu + params.bmu;
logvar = h * params.Wlv + params.blv;

S = size(noise, 3);
recon = zeros(batch, 1);
for s = 1:S
    z = mu + exp(0.5*logvar) .* noise(:,:,s);
    hd = softplus(z * params.Wd + params.bd);
    logits = hd * params.Wx + params.bx;
    recon = recon + sum(X .* logits - softplus(logits), 2);
end
recon = recon / S;

kl = -0.5 * sum(1 + logvar - mu.^2 - exp(logvar), 2);
elbo = mean(recon - kl);
end

function y = softplus(x)
y = max(x,0) + log1p(exp(-abs(x)));
end
