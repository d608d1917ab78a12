function [f, g] = tv_denoise_cost(u, y, lambda, ep)
% 2-D smoothed total variation denoising (ROF)
%   f(u) = 1/2 |u-y|^2 + lambda * sum sqrt(ux^2+uy^2+ep^2)

[m, n] = size(y);

ux = [diff(u,1,2), zeros(m,1)];   % forward differences, Neumann b.c.
uy = [diff(u,1,1); zeros(1,n)];

mag = sqrt(ux.^2 + uy.^2 + ep^2);
tv = sum(mag(:));
fid = 0.5*sum((u(:)-y(:)).^2);
f = fid + lambda*tv;

px = ux./mag;
py = uy./mag;

% divergence = - adjoint of grad
divx = [px(:,1), px(:,2:end) - px(:,1:end-1)];
divy = [py(1,:); py(2:end,:) - py(1:end-1,:)];
divp = divx + divy;

g = (u - y) - lambda*divp;
