function [J, grad] = lrCostReg(theta, X, y, lambda)
%LRCOSTREG Compute cost and gradient for logistic regression with regularization
%   J = LRCOSTREG(theta, X, y, lambda) 

% Initialize some useful values
m = length(y); % number of training examples

% You need to return the following variables correctly 
J = 0;
grad = zeros(size(theta));

h = sigmoid(X*theta);
temp = theta;
temp(1) = 0;   % because we don't add anything for j = 0

J = (1/m) * sum(-y .* log(h) - (1-y) .* log(1-h)) + (lambda/(2*m)) * sum(temp.^2);

grad = (1/m) * (X' * (h - y)) + (lambda/m) * temp;

% =============================================================
grad = grad(:);

end

function g = sigmoid(z)
g = 1.0 ./ (1.0 + exp(-z));
end
