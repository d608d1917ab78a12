% Logistic regression, written as courses do.
% Look at h̄: dividing by h and 1 − h makes it large where the prediction is sure and wrong.
N = 12;
D = 2;
X = reshape(cos(1.7 * (0:N*D-1)), D, N)';
y = (X(:, 1) + X(:, 2) > 0) * 1.0;

w = [0.3; -0.2];
b = 0.1;

a = X * w + b;
h = 1 ./ (1 + exp(-a));
c = -mean(y .* log(h) + (1 - y) .* log(1 - h));
