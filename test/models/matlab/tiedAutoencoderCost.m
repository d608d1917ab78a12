function [cost, grad] = tiedAutoencoderCost(theta, visibleSize, hiddenSize, lambda, data, corrupt)
% denoising autoencoder, decoder weights tied to the encoder (W' instead of W2)
W = reshape(theta(1:hiddenSize*visibleSize), hiddenSize, visibleSize);
b1 = theta(hiddenSize*visibleSize+1:hiddenSize*visibleSize+hiddenSize);
b2 = theta(hiddenSize*visibleSize+hiddenSize+1:end);

m = size(data, 2);
noisy = data .* corrupt;

% feedforward
a2 = sigmoid(bsxfun(@plus, W*noisy, b1));
a3 = sigmoid(bsxfun(@plus, W'*a2, b2));

err = a3 - data;
cost = sum(sum(err.^2)) / (2*m) + lambda/2 * sum(W(:).^2);

% backprop
delta3 = err .* a3 .* (1-a3) / m;
delta2 = (W*delta3) .* a2 .* (1-a2);
Wgrad = delta2*noisy' + a2*delta3' + lambda*W;
b1grad = sum(delta2, 2);
b2grad = sum(delta3, 2);

grad = [Wgrad(:) ; b1grad(:) ; b2grad(:)];
end

function s = sigmoid(x)
s = 1 ./ (1 + exp(-x));
end
