% The product Z = XY: X̄ = Z̄Yᵀ and Ȳ = XᵀZ̄ cost O(n³); contracting the full Jacobian costs O(n⁴).
% Open the cost section, then change n.
n = 8;
X = reshape(cos(0:n*n-1), n, n)';
Y = reshape(sin(0:n*n-1), n, n)';
T = eye(n);

Z = X * Y;
c = sum(sum((Z - T) .^ 2));
