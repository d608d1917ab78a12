import numpy as np

def kalman_nll(ys, A, C, Q, R, mu0, V0):
    T, p = ys.shape
    d = A.shape[0]
    mu, V = mu0, V0
    nll = 0.0
    mus = np.empty((T, d))
    for t in range(T):
        mu_pred = A @ mu
        V_pred = A @ V @ A.T + Q
        S = C @ V_pred @ C.T + R
        e = ys[t] - C @ mu_pred
        K = np.linalg.solve(S, C @ V_pred).T
        mu = mu_pred + K @ e
        V = V_pred - K @ S @ K.T
        sign, logdet = np.linalg.slogdet(S)
        nll += 0.5 * (logdet + e @ np.linalg.solve(S, e) + p * np.log(2 * np.pi))
        mus[t] = mu
    return nll, mus
