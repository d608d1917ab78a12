function [cost, grads] = dropout_mlp(X, Y, W1, b1, W2, b2, W3, b3, D1, D2, keep_prob)
% 3 layer net with inverted dropout, LINEAR->RELU->DROPOUT twice then SIGMOID
% (Ng deep learning specialization, course 2 week 1)

m = size(X, 2);

Z1 = W1*X + b1;
A1 = relu(Z1);
A1 = A1 .* D1 / keep_prob;

Z2 = W2*A1 + b2;
A2 = relu(Z2);
A2 = A2 .* D2;
A2 = A2 / keep_prob;

Z3 = W3*A2 + b3;
A3 = 1./(1+exp(-Z3));

logprobs = -log(A3).*Y - log(1 - A3).*(1 - Y);
cost = 1/m * sum(logprobs(:));

dZ3 = A3 - Y;
dW3 = 1/m * dZ3*A2';
db3 = 1/m * sum(dZ3, 2);

dA2 = W3'*dZ3;
dA2 = dA2 .* D2 / keep_prob;
dZ2 = dA2 .* (Z2 > 0);
dW2 = 1/m * dZ2*A1';
db2 = 1/m * sum(dZ2, 2);

dA1 = W2'*dZ2;
dA1 = dA1 .* D1 / keep_prob;
dZ1 = dA1 .* (Z1 > 0);
dW1 = 1/m * dZ1*X';
db1 = 1/m * sum(dZ1, 2);

grads.W1 = dW1; grads.b1 = db1;
grads.W2 = dW2; grads.b2 = db2;
grads.W3 = dW3; grads.b3 = db3;
end

function r = relu(z)
r = max(z, 0);
end
