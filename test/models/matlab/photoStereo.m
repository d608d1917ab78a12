function [E, dZ, dRho, N] = photoStereo(Z, Rho, imgs, Lights, lambda)
% Photometric stereo with a depth map: I_k = rho * max(0, n . l_k)
% forward differences with replicated border, smoothness on the albedo

[h, w, K] = size(imgs);

p = Z(:, [2:end end]) - Z;
q = Z([2:end end], :) - Z;
nrm = sqrt(p.^2 + q.^2 + 1);
nx = -p ./ nrm;
ny = -q ./ nrm;
nz = 1 ./ nrm;
N = cat(3, nx, ny, nz);

E = 0;
dRho = zeros(h, w);
gx = zeros(h, w);  gy = zeros(h, w);  gz = zeros(h, w);
for k = 1:K
    l = Lights(k,:);
    shade = l(1)*nx + l(2)*ny + l(3)*nz;
    lit = shade > 0;
    diffim = Rho .* max(shade, 0) - imgs(:,:,k);
    E = E + 0.5 * sum(diffim(:).^2);

    dRho = dRho + diffim .* max(shade, 0);
    gs = diffim .* Rho .* lit;
    gx = gx + gs*l(1);
    gy = gy + gs*l(2);
    gz = gz + gs*l(3);
end

% albedo smoothness
rx = diff(Rho, 1, 2);
ry = diff(Rho, 1, 1);
E = E + lambda/2 * (sum(rx(:).^2) + sum(ry(:).^2));
dRho(:,1:end-1) = dRho(:,1:end-1) - lambda*rx;
dRho(:,2:end) = dRho(:,2:end) + lambda*rx;
dRho(1:end-1,:) = dRho(1:end-1,:) - lambda*ry;
dRho(2:end,:) = dRho(2:end,:) + lambda*ry;

% chain rule through the normal
dot_gn = gx.*nx + gy.*ny + gz.*nz;
gp = -(gx - dot_gn.*nx) ./ nrm;
gq = -(gy - dot_gn.*ny) ./ nrm;
gp(:,end) = 0;
gq(end,:) = 0;

dZ = -gp - gq;
dZ(:,2:end) = dZ(:,2:end) + gp(:,1:end-1);
dZ(2:end,:) = dZ(2:end,:) + gq(1:end-1,:);
end
