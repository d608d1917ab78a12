function [E,dE] = thomsonEnergy(ang)
% electrons on the unit sphere, ang = [theta; phi]
N = numel(ang)/2;
th = ang(1:N);
ph = ang(N+1:end);
x = sin(th).*cos(ph);
y = sin(th).*sin(ph);
z = cos(th);

[xi,xj] = meshgrid(x,x);
[yi,yj] = meshgrid(y,y);
[zi,zj] = meshgrid(z,z);
dx = xi-xj; dy = yi-yj; dz = zi-zj;
r2 = dx.^2+dy.^2+dz.^2 + eye(N);
rinv = 1./sqrt(r2) - eye(N);
E = sum(rinv(:))/2;

% Coulomb force
r3 = rinv.^3;
Fx = sum(dx.*r3,1)';
Fy = sum(dy.*r3,1)';
Fz = sum(dz.*r3,1)';
dth = -(Fx.*cos(th).*cos(ph) + Fy.*cos(th).*sin(ph) - Fz.*sin(th));
dph = -(-Fx.*sin(th).*sin(ph) + Fy.*sin(th).*cos(ph));
dE = [dth;dph];
dipole = norm([sum(x) sum(y) sum(z)]);
end
