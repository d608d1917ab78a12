import numpy as np
from scipy.special import logsumexp


def sinkhorn_distance(x, y, a, b, eps, n_iter=50):
    C = np.sum(x ** 2, 1)[:, None] + np.sum(y ** 2, 1)[None, :] - 2 * x.dot(y.T)
    f = np.zeros_like(a)
    g = np.zeros_like(b)
    for _ in range(n_iter):
        f = -eps * logsumexp((g[None, :] - C) / eps + np.log(b)[None, :], axis=1)
        g = -eps * logsumexp((f[:, None] - C) / eps + np.log(a)[:, None], axis=0)
    P = np.exp((f[:, None] + g - C) / eps) * a[:, None] * b
    bary = P.dot(y) / a[:, None]
    marg_err = np.abs(P.sum(axis=0) - b).sum()
    return np.sum(P * C), bary, marg_err
