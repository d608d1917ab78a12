import numpy as np


def ard_kernel(xa, xb, ls, sf):
    d2 = (((xa[:, None, :] - xb[None, :, :]) / ls) ** 2).sum(-1)
    return sf ** 2 * np.exp(-0.5 * d2)


def gp_nlml(hyp, Xtr, ytr, Xte, yte):
    D = Xtr.shape[1]
    ls = np.exp(hyp[:D])
    sf, sn = np.exp(hyp[D]), np.exp(hyp[D + 1])
    n = Xtr.shape[0]
    K = ard_kernel(Xtr, Xtr, ls, sf) + sn ** 2 * np.eye(n)
    L = np.linalg.cholesky(K)
    alpha = np.linalg.solve(L.T, np.linalg.solve(L, ytr))
    nlml = 0.5 * np.dot(ytr, alpha) + np.log(np.diag(L)).sum() + 0.5 * n * np.log(2 * np.pi)
    # held-out
    Ks = ard_kernel(Xte, Xtr, ls, sf)
    mean = Ks @ alpha
    v = np.linalg.solve(L, Ks.T)
    var = sf ** 2 + sn ** 2 - np.sum(v * v, axis=0)
    nlpd = 0.5 * np.mean((yte - mean) ** 2 / var + np.log(2 * np.pi * var))
    return nlml, nlpd
