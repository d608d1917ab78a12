function [cost, grad] = sparse_autoencoder_cost(theta, visibleSize, hiddenSize, lambda, sparsityParam, beta, data)
% Sparse autoencoder with tied sizes; theta holds W1, W2, b1, b2 one after the other.

W1 = reshape(theta(1:hiddenSize*visibleSize), hiddenSize, visibleSize);
W2 = reshape(theta(hiddenSize*visibleSize+1:2*hiddenSize*visibleSize), visibleSize, hiddenSize);
b1 = theta(2*hiddenSize*visibleSize+1:2*hiddenSize*visibleSize+hiddenSize);
b2 = theta(2*hiddenSize*visibleSize+hiddenSize+1:end);

m = size(data, 2);
z2 = W1 * data + repmat(b1, 1, m);
a2 = sigmoid(z2);
z3 = W2 * a2 + repmat(b2, 1, m);
a3 = sigmoid(z3);

err = a3 - data;
rho = sum(a2, 2) / m;
KL = sparsityParam * log(sparsityParam ./ rho) + (1 - sparsityParam) * log((1 - sparsityParam) ./ (1 - rho));
cost = sum(sum(err .^ 2)) / (2 * m) + lambda / 2 * (sum(W1(:) .^ 2) + sum(W2(:) .^ 2)) + beta * sum(KL);

delta3 = err .* a3 .* (1 - a3);
sterm = beta * (-sparsityParam ./ rho + (1 - sparsityParam) ./ (1 - rho));
delta2 = bsxfun(@plus, W2' * delta3, sterm) .* a2 .* (1 - a2);
W1grad = delta2 * data' / m + lambda * W1;
W2grad = delta3 * a2' / m + lambda * W2;
b1grad = sum(delta2, 2) / m;
b2grad = sum(delta3, 2) / m;
grad = [W1grad(:); W2grad(:); b1grad(:); b2grad(:)];
end

function sigm = sigmoid(x)
  sigm = 1 ./ (1 + exp(-x));
end
