function [J, grad] = logistic_reg(theta, X, y, lambda)
% Regularised logistic regression
m = length(y);
h = 1 ./ (1 + exp(-X * theta));
reg = theta;
reg(1) = 0;
J = sum(-y .* log(h) - (1 - y) .* log(1 - h)) / m + lambda / (2 * m) * sum(reg .^ 2);
grad = X' * (h - y) / m + lambda / m * reg;
end
