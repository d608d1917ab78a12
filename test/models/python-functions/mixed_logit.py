# mixed logit by maximum simulated likelihood (Train, ch. 6), normal random coefficients
import numpy as np

def msl(theta, X, choice, draws):
    N, J, K = X.shape
    R = draws.shape[1]
    mu = theta[:K]
    sd = theta[K:]
    beta_nr = mu + sd*draws
    V = np.einsum('njk,nrk->nrj', X, beta_nr)
    V = V - V.max(axis=2, keepdims=True)
    eV = np.exp(V)
    P = eV/eV.sum(axis=2, keepdims=True)
    idx = np.arange(N)
    Pch = P[idx, :, choice]
    simP = Pch.mean(axis=1)
    ll = np.sum(np.log(simP))

    # d Pch / d beta = Pch * (x_chosen - sum_j P_j x_j)
    xch = X[idx, choice]
    xbar = np.einsum('nrj,njk->nrk', P, X)
    w = Pch/simP[:, None]/R
    score = w[:, :, None]*(xch[:, None, :] - xbar)
    g_mu = score.sum(axis=(0, 1))
    g_sd = (score*draws).sum(axis=(0, 1))
    grad = -np.concatenate([g_mu, g_sd])
    return -ll, grad
