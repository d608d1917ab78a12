function [J, lam0] = swe_adjoint(h0, u0, hobs, dx, dt, nsteps, g, H)
% linear shallow water, forward and adjoint, misfit of the height at the end
n = length(h0);
e = ones(n,1);
Dx = (diag(e(1:n-1),1) - diag(e(1:n-1),-1)) / (2*dx);
Dx(1,n) = -1/(2*dx);
Dx(n,1) = 1/(2*dx);
A = [zeros(n) -H*Dx; -g*Dx zeros(n)];
S = eye(2*n) + dt*A + 0.5*dt^2*A^2;
q = [h0; u0];
for k = 1:nsteps
  q = S*q;
end
d = q(1:n) - hobs;
J = 0.5*(d'*d)*dx;
lam = [d*dx; zeros(n,1)];
for k = nsteps:-1:1
  lam = S'*lam;
end
lam0 = lam(1:n);
end
