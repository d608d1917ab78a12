% logistic regression by minFunc, with a numerical check of the gradient
1;
function [f, g] = logistic_regression(theta, X, y)
  m = size(X,2);
  n = size(X,1);
  h = 1./(1+exp(-theta'*X));
  f = -sum(y.*log(h) + (1-y).*log(1-h));
  g = X*(h - y)';
end
function average_error = grad_check(fun, theta0, num_checks, varargin)
  delta = 1e-3;
  sum_error = 0;
  for i=1:num_checks
    T = theta0;
    j = mod(7*i, numel(T)) + 1;
    T0 = T; T0(j) = T0(j) - delta;
    T1 = T; T1(j) = T1(j) + delta;
    [f, g] = fun(T, varargin{:});
    f0 = fun(T0, varargin{:});
    f1 = fun(T1, varargin{:});
    g_est = (f1-f0) / (2*delta);
    error = abs(g(j) - g_est);
    sum_error = sum_error + error;
  end
  average_error = sum_error/num_checks;
end
train.X = [ones(1,30); randn(4,30)];
train.y = double(randn(1,30) > 0);
m=size(train.X,2);
n=size(train.X,1);
theta = rand(n,1)*0.001;
options = struct('MaxIter', 100, 'useMex', 0);
options.Method = 'lbfgs';
avg = grad_check(@logistic_regression, theta, 5, train.X, train.y);
alpha = 0.01;
for iter = 1:10
  [cost, g] = logistic_regression(theta, train.X, train.y);
  theta -= alpha * g;
end
accuracy = mean((1./(1+exp(-theta'*train.X)) > .5) == train.y);
fprintf('Training accuracy: %2.1f%%\n', 100*accuracy);
[J, dJ] = logistic_regression(theta, train.X, train.y);
