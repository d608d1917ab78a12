import numpy as np

def mf_loss(U, V, bu, bv, mu, rows, cols, vals, lam):
    pred = np.sum(U[rows] * V[cols], axis=1) + bu[rows] + bv[cols] + mu
    e = pred - vals
    loss = 0.5 * np.mean(e**2) + 0.5 * lam * ((U**2).sum() + (V**2).sum())
    n = len(vals)
    gU = np.zeros_like(U)
    gV = np.zeros_like(V)
    np.add.at(gU, rows, (e / n)[:, None] * V[cols])
    np.add.at(gV, cols, (e / n)[:, None] * U[rows])
    gU += lam * U
    gV += lam * V
    gbu = np.bincount(rows, weights=e / n, minlength=len(bu))
    return loss, gU, gV, gbu
