function [J, c, yhat] = spline_fit(t, y, knots, lambda)
% penalised truncated power basis
t = t(:); y = y(:);
n = numel(t);
k = numel(knots);
B = [ones(n,1) t t.^2 t.^3 zeros(n,k)];
for j = 1:k
    B(:, 4+j) = max(t - knots(j), 0).^3;
end
D = diag([0 0 0 0 ones(1,k)]);
c = (B'*B + lambda*D) \ (B'*y);
yhat = B*c;
J = sum((y - yhat).^2) + lambda*c'*D*c;
