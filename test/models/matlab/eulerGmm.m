function [obj, grad] = eulerGmm(theta, cgrowth, R, Z, W)
% Hansen & Singleton (1982): consumption CAPM, CRRA utility
%   E[ (beta * (c_{t+1}/c_t)^(-gamma) * R_{i,t+1} - 1) z_t ] = 0
beta  = theta(1);
gamma = theta(2);
[T, nassets] = size(R);
ninst = size(Z, 2);

sdf = beta * cgrowth.^(-gamma);
u = (sdf * ones(1, nassets)) .* R - 1;      % pricing errors

% moment conditions
f = zeros(T, nassets*ninst);
for i = 1:nassets
    cols = (i-1)*ninst + (1:ninst);
    f(:, cols) = repmat(u(:,i), 1, ninst) .* Z;
end
gbar = mean(f)';
obj = T * gbar' * W * gbar;

% Jacobian of the moments
dbeta  = Z' * (repmat(sdf/beta, 1, nassets) .* R) / T;
dgamma = Z' * (repmat(-log(cgrowth).*sdf, 1, nassets) .* R) / T;
D = [dbeta(:), dgamma(:)];
grad = 2 * T * D' * W * gbar;

S = (f - ones(T,1)*gbar')' * (f - ones(T,1)*gbar') / T;
V = inv(D'*W*D) * (D'*W*S*W*D) * inv(D'*W*D) / T;
se = sqrt(diag(V));
tstat = theta ./ se;
end
