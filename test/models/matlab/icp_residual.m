function [cost, r, J] = icp_residual(xi, src, dst, normals, w)
% point to plane ICP, xi = [rotation vector; translation]
% src, dst, normals: 3 x N
om = xi(1:3);
t = xi(4:6);
theta = sqrt(om'*om + 1e-12);
K = [0 -om(3) om(2); om(3) 0 -om(1); -om(2) om(1) 0];
R = eye(3) + sin(theta)/theta*K + (1-cos(theta))/theta^2*(K*K);
N = size(src, 2);
moved = R*src + repmat(t, 1, N);
d = moved - dst;
r = sum(normals .* d, 1)';
J = zeros(N, 6);
for k = 1:N
    n = normals(:,k);
    q = moved(:,k);
    J(k,:) = [cross(q, n)', n'];
end
cost = 0.5 * sum(w .* r.^2);
A = J' * diag(w) * J;
g = J' * (w .* r);
delta = -(A + 1e-6*eye(6)) \ g;
xi_new = xi + delta;
