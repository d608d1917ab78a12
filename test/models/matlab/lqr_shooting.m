function [J, g] = lqr_shooting(u, A, B, Q, R, x0, T)
% Cost of an open-loop control by simulation, gradient by the adjoint recursion
n = length(x0);
x = zeros(n, T + 1);
x(:, 1) = x0;
J = 0;
for t = 1:T
  J = J + 0.5 * x(:, t)' * Q * x(:, t) + 0.5 * u(:, t)' * R * u(:, t);
  x(:, t + 1) = A * x(:, t) + B * u(:, t);
end
J = J + 0.5 * x(:, T + 1)' * Q * x(:, T + 1);
p = Q * x(:, T + 1);
g = zeros(size(u));
for t = T:-1:1
  g(:, t) = R * u(:, t) + B' * p;
  p = Q * x(:, t) + A' * p;
end
end
