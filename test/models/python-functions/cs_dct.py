import numpy as np

def dct_basis(n):
    k = np.arange(n).reshape(-1, 1)
    t = np.arange(n).reshape(1, -1)
    D = np.sqrt(2.0 / n) * np.cos(np.pi * (2*t + 1) * k / (2.0 * n))
    D[0, :] /= np.sqrt(2)
    return D

def cs_objective(s, y, Phi, mu, eps=1e-3):
    '''compressed sensing: y = Phi x, x = D' s is sparse in the DCT;
    l1 norm smoothed as sqrt(s^2+eps^2)'''
    m, n = Phi.shape
    D = dct_basis(n)
    Theta = Phi @ D.T
    r = Theta @ s - y
    fid = 0.5 * np.linalg.norm(r)**2
    absS = np.sqrt(s**2 + eps**2)
    f = fid + mu * absS.sum()
    df = Theta.T @ r + mu * s / absS
    x = D.T @ s
    Lip = np.linalg.norm(Theta, 2)**2 + mu / eps
    snr = 10 * np.log10(np.sum((Phi @ x)**2) / np.sum(r**2))
    return f, df, x, snr, 1 / Lip
