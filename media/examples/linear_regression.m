% Linear regression with a ridge penalty.
% Look at w̄: the data part 2/N Xᵀ(f − y) and the penalty 2λw are two contributions.
N = 20;
D = 3;
X = reshape(sin(0:N*D-1), D, N)';
w_true = [1.0; -2.0; 0.5];
y = X * w_true + 0.1 * cos(0:N-1)';

w = [0.5; -1.0; 0.0];
lambda = 0.01;

f = X * w;
c = mean((f - y) .^ 2) + lambda * sum(w .^ 2);
