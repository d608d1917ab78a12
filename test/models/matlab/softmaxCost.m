function [cost, grad] = softmaxCost(theta, numClasses, inputSize, lambda, data, labels)

% numClasses - the number of classes 
% inputSize - the size N of the input vector
% lambda - weight decay parameter
% data - the input, one example per column
% labels - the labels corresponding to the input data

% Unroll the parameters from theta
theta = reshape(theta, numClasses, inputSize);

numCases = size(data, 2);

groundTruth = full(sparse(labels, 1:numCases, 1));

M = theta * data;
M = bsxfun(@minus, M, max(M, [], 1));   % prevent overflow
M = exp(M);
p = bsxfun(@rdivide, M, sum(M));

cost = -1/numCases * groundTruth(:)' * log(p(:)) + lambda/2 * sum(theta(:) .^ 2);

thetagrad = -1/numCases * (groundTruth - p) * data' + lambda * theta;

% Unroll the gradient matrices into a vector for minFunc
grad = [thetagrad(:)];
end
