function [J, grad, mu, sigma] = computeCostMulti(X, y, theta)
%COMPUTECOSTMULTI Cost for linear regression with multiple variables,
%   features are normalised first and the column of ones is added here

% Initialize some useful values
m = length(y); % number of training examples
[X, mu, sigma] = featureNormalize(X);
X = [ones(m, 1) X];

J = 0;
predictions = X * theta;
sqrErrors = (predictions - y) .^ 2;
J = 1 / (2 * m) * sum(sqrErrors);

grad = zeros(size(theta));
for j = 1:length(theta)
    grad(j) = (1 / m) * sum((predictions - y) .* X(:, j));
end
% =========================================================================
end

function [X_norm, mu, sigma] = featureNormalize(X)
X_norm = X;
mu = zeros(1, size(X, 2));
sigma = zeros(1, size(X, 2));
for i = 1:size(X, 2)
    mu(i) = mean(X(:, i));
    sigma(i) = std(X(:, i));
    X_norm(:, i) = (X(:, i) - mu(i)) / sigma(i);
end
end
