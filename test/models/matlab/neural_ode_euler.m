function L = neural_ode_euler(W1, b1, W2, b2, z0, target, dt, nSteps)
% Explicit Euler through dz/dt = W2 tanh(W1 z + b1) + b2, squared error at the end
z = z0;
for k = 1:nSteps
  a = tanh(W1 * z + b1);
  f = W2 * a + b2;
  z = z + dt * f;
end
r = z - target;
L = 0.5 * sum(r .^ 2);
end
