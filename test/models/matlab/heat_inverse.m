function [J, dJ] = heat_inverse(m, d, beta, n)
% Identify the conductivity of a rod from temperatures: -(exp(m) u')' = 1 on n cells
h = 1 / n;
e = ones(n, 1);
G = (diag(e) - diag(ones(n - 1, 1), -1)) / h;
K = G' * diag(exp(m)) * G;
q = h * ones(n, 1);
u = K \ q;
r = u - d;
J = 0.5 * h * (r' * r) + 0.5 * beta * (m' * m);
p = K' \ (h * r);
dJ = -exp(m) .* ((G * u) .* (G * p)) + beta * m;
end
