function [J, grad] = linearRegCostFunction(X, y, theta, lambda)
%LINEARREGCOSTFUNCTION Compute cost and gradient for regularized linear
%regression with multiple variables

% Initialize some useful values
m = length(y); % number of training examples

J = 0;
grad = zeros(size(theta));

h = X * theta;
err = h - y;

thetaReg = theta;
thetaReg(1) = 0;   % don't regularize the intercept

J = 1/(2*m) * sum(err .^ 2) + lambda/(2*m) * sum(thetaReg .^ 2);

grad = 1/m * (X' * err) + lambda/m * thetaReg;

% =========================================================================

grad = grad(:);

end
