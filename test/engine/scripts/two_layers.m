% Two-layer network with dropout-free training step
N = 6; D = 4; H = 5;
X = randn(N, D);   % data
y = randn(N, 1);
W1 = 0.1 * randn(D, H);
b1 = zeros(1, H);
W2 = 0.1 * randn(H, 1);
b2 = 0.3;
lambda = 0.01;
a1 = X * W1 + b1;
z1 = tanh(a1);
f = z1 * W2 + b2;
e = f - y;
reg = lambda * (sum(W1(:).^2) + sum(W2(:).^2));
for k = 1:3
  W2 = W2 - 0.05 * (z1' * e) / N;
  e = z1 * W2 + b2 - y;
end
if lambda > 0.005
  c = sum(e.^2) / N + reg;
else
  c = sum(abs(e));
end
