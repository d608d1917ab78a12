function [ cost, grad ] = stackedAECost(theta, inputSize, hiddenSizeL1, hiddenSizeL2, numClasses, lambda, data, labels)
% stackedAECost: fine tuning of two encoder layers and a softmax classifier on top

% unroll softmax part first
softmaxTheta = reshape(theta(1:hiddenSizeL2*numClasses), numClasses, hiddenSizeL2);
pos = hiddenSizeL2*numClasses;
w1 = reshape(theta(pos+1:pos+hiddenSizeL1*inputSize), hiddenSizeL1, inputSize);
pos = pos + hiddenSizeL1*inputSize;
b1 = theta(pos+1:pos+hiddenSizeL1);
pos = pos + hiddenSizeL1;
w2 = reshape(theta(pos+1:pos+hiddenSizeL2*hiddenSizeL1), hiddenSizeL2, hiddenSizeL1);
pos = pos + hiddenSizeL2*hiddenSizeL1;
b2 = theta(pos+1:pos+hiddenSizeL2);

M = size(data, 2);
groundTruth = full(sparse(labels, 1:M, 1, numClasses, M));

a2 = sigmoid(w1*data + repmat(b1, 1, M));
a3 = sigmoid(w2*a2 + repmat(b2, 1, M));
td = softmaxTheta*a3;
td = bsxfun(@minus, td, max(td, [], 1));
p = exp(td);
p = bsxfun(@rdivide, p, sum(p));

cost = -1/M * groundTruth(:)'*log(p(:)) + lambda/2*sum(softmaxTheta(:).^2);

softmaxThetaGrad = -1/M * (groundTruth - p)*a3' + lambda*softmaxTheta;
delta3 = -(softmaxTheta'*(groundTruth - p)) .* a3 .* (1 - a3);
delta2 = (w2'*delta3) .* a2 .* (1 - a2);
w2grad = delta3*a2'/M;
b2grad = sum(delta3, 2)/M;
w1grad = delta2*data'/M;
b1grad = sum(delta2, 2)/M;

grad = [softmaxThetaGrad(:); w1grad(:); b1grad(:); w2grad(:); b2grad(:)];
[~, predicted] = max(p);
acc = mean(predicted(:) == labels(:));
end

function sigm = sigmoid(x)
    sigm = 1 ./ (1 + exp(-x));
end
