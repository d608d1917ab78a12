import numpy as np


def fa_negloglik(theta, X, k):
    n, p = X.shape
    Lam = theta[:p * k].reshape(p, k)
    psi = np.exp(theta[p * k:p * k + p])
    mu = theta[p * k + p:]
    Xc = X - mu
    # Woodbury
    LtPi = Lam.T / psi
    M = np.eye(k) + LtPi @ Lam
    Z = np.linalg.solve(M, LtPi @ Xc.T)
    quad = np.sum(Xc ** 2 / psi) - np.sum((Xc / psi) * (Lam @ Z).T)
    _, logdetM = np.linalg.slogdet(M)
    return 0.5 * (n * p * np.log(2 * np.pi) + n * (np.log(psi).sum() + logdetM) + quad)
