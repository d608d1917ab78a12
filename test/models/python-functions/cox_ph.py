import numpy as np


def cox_neg_partial_loglik(beta, Z, time, event, l1, l2):
    order = np.argsort(-time)
    Zs, ev = Z[order], event[order]
    eta = Zs @ beta
    w = np.exp(eta - eta.max())
    S0 = np.cumsum(w)
    S1 = np.cumsum(w[:, None] * Zs, axis=0)
    S2 = np.cumsum(w[:, None, None] * Zs[:, :, None] * Zs[:, None, :], axis=0)
    # Breslow ties ignored
    ll = np.sum(ev * (eta - eta.max() - np.log(S0)))
    xbar = S1 / S0[:, None]
    score = (ev[:, None] * (Zs - xbar)).sum(axis=0)
    V = S2 / S0[:, None, None] - np.einsum('ij,ik->ijk', xbar, xbar)
    info = np.tensordot(ev, V, axes=1)
    pen = l1 * np.abs(beta).sum() + 0.5 * l2 * beta.dot(beta)
    return -ll + pen, -score + l1 * np.sign(beta) + l2 * beta, info
