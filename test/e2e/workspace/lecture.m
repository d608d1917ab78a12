X = randn(7, 3);  % N x D
y = randn(7, 1);  % N x 1
W = randn(3, 1);  % D x 1

Z = X * W;
f = tanh(Z);
c = (f - y)' * (f - y);
