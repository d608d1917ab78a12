function [J, dJ] = shooting(U, x0, xT, A, B, Q, R, dt)
% direct single shooting for a linear system, U is m x N, explicit Euler
[m, N] = size(U);
n = length(x0);
x = zeros(n, N+1);
x(:,1) = x0;
J = 0;
for k = 1:N
    x(:,k+1) = x(:,k) + dt*(A*x(:,k) + B*U(:,k));
    J = J + dt*(x(:,k)'*Q*x(:,k) + U(:,k)'*R*U(:,k));
end
e = x(:,N+1) - xT;
J = J + e'*e;
p = 2*e;
dJ = zeros(m, N);
for k = N:-1:1
    dJ(:,k) = 2*dt*R*U(:,k) + dt*B'*p;
    p = p + dt*A'*p + 2*dt*Q*x(:,k);
end
