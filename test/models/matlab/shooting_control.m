function [J, lambda, x] = shooting_control(u, x0, xT, A, B, Q, R, h, N)
% optimal control of x' = A tanh(x) + B u by forward Euler; columns of u are the controls
nx = length(x0);
x = zeros(nx, N+1);
x(:,1) = x0;
J = 0;
for k = 1:N
    dx = A*tanh(x(:,k)) + B*u(:,k);
    x(:,k+1) = x(:,k) + h*dx;
    J = J + h/2*(x(:,k)'*Q*x(:,k) + u(:,k)'*R*u(:,k));
end
eT = x(:,end) - xT;
J = J + 50*(eT'*eT);
% costates
lambda = zeros(nx, N+1);
lambda(:,N+1) = 100*eT;
gu = zeros(size(u));
for k = N:-1:1
    gu(:,k) = h*R*u(:,k) + h*B'*lambda(:,k+1);
    s = 1 - tanh(x(:,k)).^2;
    lambda(:,k) = lambda(:,k+1) + h*Q*x(:,k) + h*(s .* (A'*lambda(:,k+1)));
end
gnorm = norm(gu(:));
