function [J, grad] = lrCostFunction(theta, X, y, lambda)
% regularised logistic regression
m = size(X,1);
X = [ones(m,1) X];     % intercept term

z = X*theta;
h = sigmoid(z);

J = (-y'*log(h) - (1-y)'*log(1-h)) / m;
J = J + lambda/(2*m) * (theta(2:end)' * theta(2:end));

grad = X'*(h-y)/m;
temp = theta;
temp(1) = 0;
grad = grad + lambda/m*temp;

p = h >= 0.5;
acc = mean(double(p == y)) * 100;
end

function g = sigmoid(z)
g = 1.0 ./ (1.0 + exp(-z));
end
