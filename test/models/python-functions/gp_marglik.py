import numpy as np
from scipy.linalg import cho_solve, cholesky

def sqdist(A, B):
    return np.sum(A**2, 1)[:, None] + np.sum(B**2, 1)[None, :] - 2 * A @ B.T

# Rasmussen & Williams, Algorithm 2.1 and eq. 5.9 (SE-ARD kernel)
def gp_nlml(loghyper, X, y, Xs):
    n, d = X.shape
    ell = np.exp(loghyper[:d])
    sf2 = np.exp(2 * loghyper[d])
    sn2 = np.exp(2 * loghyper[d + 1])

    Xl = X / ell
    K = sf2 * np.exp(-0.5 * sqdist(Xl, Xl))
    Ky = K + sn2 * np.eye(n)
    L = cholesky(Ky, lower=True)
    alpha = cho_solve((L, True), y)
    nlml = 0.5 * y @ alpha + np.log(np.diag(L)).sum() + 0.5 * n * np.log(2 * np.pi)

    Q = cho_solve((L, True), np.eye(n)) - np.outer(alpha, alpha)
    dnlml = np.zeros(d + 2)
    for j in range(d):
        dj = Xl[:, j][:, None] - Xl[:, j][None, :]
        dnlml[j] = 0.5 * np.sum(Q * K * dj**2)
    dnlml[d] = np.sum(Q * K)
    dnlml[d + 1] = sn2 * np.trace(Q)

    # prediction while we are at it
    Ks = sf2 * np.exp(-0.5 * sqdist(Xs / ell, Xl))
    mean_s = Ks @ alpha
    V = np.linalg.solve(L, Ks.T)
    var_s = sf2 + sn2 - np.sum(V**2, axis=0)
    return nlml, dnlml, mean_s, var_s
