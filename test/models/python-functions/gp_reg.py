import numpy as np
from scipy.linalg import cho_factor, cho_solve

def rbf(A, B, ell, sf):
    d2 = np.sum(A**2, 1)[:, None] + np.sum(B**2, 1)[None, :] - 2 * A @ B.T
    return sf**2 * np.exp(-0.5 * d2 / ell**2)

def nll(theta, X, y):
    ell, sf, sn = np.exp(theta)
    n = len(X)
    K = rbf(X, X, ell, sf) + sn**2 * np.eye(n)
    L = np.linalg.cholesky(K)
    alpha = np.linalg.solve(L.T, np.linalg.solve(L, y))
    return 0.5 * y @ alpha + np.sum(np.log(np.diag(L))) + 0.5 * n * np.log(2 * np.pi)

def predict(theta, X, y, Xs):
    ell, sf, sn = np.exp(theta)
    K = rbf(X, X, ell, sf) + sn**2 * np.eye(len(X))
    Ks = rbf(X, Xs, ell, sf)
    c = cho_factor(K)
    mu = Ks.T @ cho_solve(c, y)
    V = cho_solve(c, Ks)
    cov = rbf(Xs, Xs, ell, sf) - Ks.T @ V
    return mu, np.diag(cov)
