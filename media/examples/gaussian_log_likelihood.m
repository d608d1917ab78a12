% Negative log-likelihood of a Gaussian process, through a Cholesky factor.
% Look at K̄: this one matrix carries the gradient on to every hyper-parameter at once.
N = 8;
x = linspace(0, 2, N)';
y = sin(3 * x);

ell = 0.5;
s2 = 1.2;
noise = 0.1;

D2 = (x - x') .^ 2;
K = s2 * exp(-D2 / (2 * ell ^ 2)) + noise * eye(N);
L = chol(K)';
alpha = K \ y;
c = 0.5 * y' * alpha + sum(log(diag(L))) + 0.5 * N * log(2 * pi);
