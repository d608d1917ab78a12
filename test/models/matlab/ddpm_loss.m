function L = ddpm_loss(x0, tt, noise, abar, W1, W2, b1, b2, temb)
% denoising diffusion, one noise level per row
a = 1 ./ (1 + exp(-abar(tt)));
xt = bsxfun(@times, sqrt(a), x0) + bsxfun(@times, sqrt(1-a), noise);
inp = [xt, temb(tt, :)];
h = max(0, inp*W1 + repmat(b1, size(inp,1), 1));
pred = h*W2 + repmat(b2, size(inp,1), 1);
L = mean(sum((pred - noise).^2, 2));
