import numpy as np


def gp_nll(X, y, ell, sf, sn):
    n, d = X.shape
    sq = np.sum(X ** 2, axis=1)
    D2 = sq[:, None] + sq[None, :] - 2 * X @ X.T
    K = sf ** 2 * np.exp(-0.5 * D2 / ell ** 2) + sn ** 2 * np.eye(n)
    L = np.linalg.cholesky(K)
    alpha = np.linalg.solve(L.T, np.linalg.solve(L, y))
    nll = 0.5 * y @ alpha + np.sum(np.log(np.diag(L))) + 0.5 * n * np.log(2 * np.pi)
    return nll
