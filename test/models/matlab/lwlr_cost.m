function [l, g, H] = lwlr_cost(theta, xq, X, y, tau, lambda)
% locally weighted logistic regression (CS229 PS1), negated so that we can minimise
m = size(X,1);
n = size(X,2);

% weights around the query point
w = exp(-sum((X - repmat(xq', m, 1)).^2, 2) / (2*tau^2));

h = 1 ./ (1 + exp(-X*theta));
l = lambda/2*theta'*theta - sum(w .* (y.*log(h) + (1-y).*log(1-h)));

% gradient and Hessian
z = w .* (y - h);
g = lambda*theta - X'*z;
D = diag(-w .* h .* (1-h));
H = lambda*eye(n) - X'*D*X;

% newton step, only for the record
step = H \ g;
thetaNew = theta - step;
pred = double(xq'*thetaNew > 0);
