function [loss, cache] = resnet_block(x, W1, b1, W2, b2, target)
% two layer residual block on columns with leaky relu
z1 = W1*x + b1;
a1 = max(z1, 0.1*z1);
z2 = W2*a1 + b2;
out = x + z2;
d = out - target;
loss = 0.5*mean(sum(d.^2, 1));
m = size(x, 2);
dz2 = d/m;
dW2 = dz2*a1';
db2 = sum(dz2, 2);
da1 = W2'*dz2;
dz1 = da1.*(z1 > 0) + 0.1*da1.*(z1 <= 0);
dW1 = dz1*x';
db1 = sum(dz1, 2);
cache = struct('dW1', dW1, 'db1', db1, 'dW2', dW2, 'db2', db2);
