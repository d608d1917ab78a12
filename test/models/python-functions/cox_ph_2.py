import numpy as np

# Cox proportional hazards, Breslow ties.  Data need not be sorted.
def cox_partial(beta, X, time, event, penalizer):
    order = np.argsort(-time)
    Xs = X[order]
    ev = event[order].astype(float)
    eta = Xs.dot(beta)
    eta = eta - eta.max()
    risk = np.exp(eta)
    # with descending times the risk set is a running sum
    S0 = np.cumsum(risk)
    S1 = np.cumsum(risk[:, None] * Xs, axis=0)
    xbar = S1 / S0[:, None]
    loglik = np.sum(ev * (eta - np.log(S0)))
    U = np.sum(ev[:, None] * (Xs - xbar), axis=0)

    S2 = np.cumsum(risk[:, None, None] * Xs[:, :, None] * Xs[:, None, :], axis=0)
    Vt = S2 / S0[:, None, None] - xbar[:, :, None] * xbar[:, None, :]
    I = np.sum(ev[:, None, None] * Vt, axis=0)

    obj = -loglik + 0.5 * penalizer * beta.dot(beta)
    grad = -U + penalizer * beta
    n_events = ev.sum()
    return obj, grad, I, n_events
