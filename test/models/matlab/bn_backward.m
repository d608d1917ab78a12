function [dx, dgamma, dbeta, L] = bn_backward(x, gamma, beta, dout, epsl)
% batch normalisation, N x D, scale and shift rows
N = size(x, 1);
mu = mean(x, 1);
xm = bsxfun(@minus, x, mu);
v = mean(xm.^2, 1);
istd = 1 ./ sqrt(v + epsl);
xhat = bsxfun(@times, xm, istd);
out = bsxfun(@plus, bsxfun(@times, xhat, gamma), beta);
L = sum(sum(out .* dout));
dbeta = sum(dout, 1);
dgamma = sum(dout .* xhat, 1);
dxhat = bsxfun(@times, dout, gamma);
dx = bsxfun(@times, istd/N, N*dxhat - repmat(sum(dxhat,1), N, 1) - bsxfun(@times, xhat, sum(dxhat.*xhat, 1)));
