function [f, c, fit] = smoothing_spline(c, knots, x, y, lambda)
% penalised cubic spline in the truncated power basis
n = numel(x);
K = numel(knots);
B = zeros(n, K+4);
for p = 0:3
    B(:,p+1) = x.^p;
end
for k = 1:K
    B(:,k+4) = max(x - knots(k), 0).^3;
end
fit = B*c;
res = y - fit;
D = diag([zeros(1,4), ones(1,K)]);
f = res'*res/n + lambda*(c'*D*c);
H = B'*B/n + lambda*D;
chat = H \ (B'*y/n);
edf = trace(B*(H\B')/n);
gcv = mean((y - B*chat).^2) / (1 - edf/n)^2;
end
