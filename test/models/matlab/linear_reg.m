function [J, grad] = linear_reg(X, y, theta, lambda)
% Regularised linear regression, ex5 style
m = length(y);
J = 0;
grad = zeros(size(theta));
hyp = X * theta;
err = hyp - y;
J = (1 / (2 * m)) * (err' * err) + (lambda / (2 * m)) * (theta(2:end)' * theta(2:end));
grad = X' * err / m;
grad(2:end) = grad(2:end) + lambda / m * theta(2:end);
grad = grad(:);
end
