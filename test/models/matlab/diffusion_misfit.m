function [J, g, U] = diffusion_misfit(kappa, u0, dobs, dt, dx, nt)
% J(kappa) = 1/2 sum_n |u^n - dobs^n|^2 dt,   u_t = (kappa u_x)_x, implicit Euler
% gradient by the discrete adjoint
nx = numel(u0);
e = ones(nx,1);
D = (diag(e(1:nx)) - diag(e(1:nx-1),-1))/dx;      % backward differences
D = [D; zeros(1,nx)]; D(end,end) = -1/dx;
L = D'*diag(kappa)*D;
A = eye(nx) + dt*L;
U = zeros(nx, nt+1);
U(:,1) = u0;
for n = 1:nt
    U(:,n+1) = A \ U(:,n);
end
res = U(:,2:end) - dobs;
J = 0.5*dt*sum(res(:).^2);

% adjoint, backwards in time
lam = zeros(nx,1);
g = zeros(size(kappa));
for n = nt:-1:1
    lam = A' \ (lam + dt*res(:,n));
    g = g - dt*(D*lam).*(D*U(:,n+1));
end
