function [cost, grad] = softmax_cost(theta, numClasses, inputSize, lambda, data, labels)
% Softmax regression on columns of data.
theta = reshape(theta, numClasses, inputSize);
numCases = size(data, 2);
groundTruth = full(sparse(labels, 1:numCases, 1, numClasses, numCases));
M = theta * data;
M = bsxfun(@minus, M, max(M, [], 1));
E = exp(M);
P = bsxfun(@rdivide, E, sum(E));
cost = -sum(sum(groundTruth .* log(P))) / numCases + lambda / 2 * sum(theta(:) .^ 2);
thetagrad = -(groundTruth - P) * data' / numCases + lambda * theta;
grad = thetagrad(:);
end
