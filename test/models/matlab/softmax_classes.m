function [cost, grad] = softmaxCost(theta, numClasses, inputSize, lambda, data, labels)
% numClasses - the number of classes
% inputSize - the size N of the input vector
% lambda - weight decay parameter
% data - where each column data(:, i) corresponds to a single test set
% labels - the labels corresponding for the input data

theta = reshape(theta, numClasses, inputSize);
numCases = size(data, 2);
groundTruth = full(sparse(labels, 1:numCases, 1));
cost = 0;
thetagrad = zeros(numClasses, inputSize);
M = theta * data;
M = bsxfun(@minus, M, max(M, [], 1));
h = exp(M);
h = bsxfun(@rdivide, h, sum(h));
cost = -1/numCases * sum(sum(groundTruth .* log(h))) + lambda/2 * sum(sum(theta.^2));
thetagrad = -1/numCases * (groundTruth - h) * data' + lambda * theta;
grad = [thetagrad(:)];
end
