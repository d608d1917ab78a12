function [J, lam, gradU] = shootingCost(u, x0, A, B, Qd, Rd, xref, dt)
% single shooting for a mildly nonlinear system xdot = A x + B u - 0.1 x.^3
% u comes flat from fminunc; gradient by the discrete adjoint (explicit euler)
nx = length(x0);
nu = size(B,2);
N = size(xref,2);
U = reshape(u, nu, N);

x = zeros(nx, N+1);
x(:,1) = x0;
J = 0;
for k = 1:N
    x(:,k+1) = x(:,k) + dt*(A*x(:,k) + B*U(:,k) - 0.1*x(:,k).^3);
    ek = x(:,k+1) - xref(:,k);
    J = J + 0.5*dt*(ek'*(Qd.*ek) + U(:,k)'*(Rd.*U(:,k)));
end

lam = zeros(nx, N+1);
gU = zeros(nu, N);
for k = N:-1:1
    lam(:,k+1) = lam(:,k+1) + dt*Qd.*(x(:,k+1) - xref(:,k));
    F = eye(nx) + dt*(A - diag(0.3*x(:,k).^2));
    gU(:,k) = dt*B'*lam(:,k+1) + dt*Rd.*U(:,k);
    lam(:,k) = F'*lam(:,k+1);
end
gradU = gU(:);
end
