import numpy as np


def fm_loss_grad(w0, w, V, X, y, lam_w, lam_v):
    n = X.shape[0]
    XV = X.dot(V)
    X2V2 = (X ** 2).dot(V ** 2)
    yhat = w0 + X.dot(w) + 0.5 * np.sum(XV ** 2 - X2V2, axis=1)
    margin = y * yhat
    loss = np.mean(np.log1p(np.exp(-margin)))
    loss += lam_w * np.sum(w ** 2) + lam_v * np.sum(V ** 2)

    dy = -y / (1 + np.exp(margin)) / n
    dw0 = dy.sum()
    dw = X.T.dot(dy) + 2 * lam_w * w
    dV = X.T.dot(dy[:, None] * XV) - V * (X ** 2).T.dot(dy)[:, None] + 2 * lam_v * V
    return loss, dw0, dw, dV
