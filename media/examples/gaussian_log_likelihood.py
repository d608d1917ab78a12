# Negative log-likelihood of a Gaussian process, through a Cholesky factor.
# Look at K̄: this one matrix carries the gradient on to every hyper-parameter at once.
import numpy as np

N = 8
x = np.linspace(0, 2, N)
y = np.sin(3 * x)

ell = 0.5
s2 = 1.2
noise = 0.1

D2 = (x[:, None] - x[None, :]) ** 2
K = s2 * np.exp(-D2 / (2 * ell ** 2)) + noise * np.eye(N)
L = np.linalg.cholesky(K)
alpha = np.linalg.solve(K, y)
c = 0.5 * y @ alpha + np.sum(np.log(np.diag(L))) + 0.5 * N * np.log(2 * np.pi)
