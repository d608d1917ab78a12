% Matrix factorisation with masked entries, alternating gradient steps
U = 0.1 * randn(8, 3);
V = 0.1 * randn(6, 3);
R = randn(8, 6);
M = double(rand(8, 6) > 0.3);
lambda = 0.05;
eta = 0.1;
for it = 1:4
  E = M .* (U * V' - R);
  U = U - eta * (E * V + lambda * U);
  V = V - eta * (E' * U + lambda * V);
end
E = M .* (U * V' - R);
c = 0.5 * sum(E(:) .^ 2) + 0.5 * lambda * (norm(U, 'fro') ^ 2 + norm(V, 'fro') ^ 2);
