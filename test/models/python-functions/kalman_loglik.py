import numpy as np
from numpy.linalg import inv, slogdet


def kalman_loglik(y, F, H, Q, R, m0, P0, B, u):
    m, P = m0, P0
    ll = 0.0
    I = np.eye(P0.shape[0])
    for t in range(len(y)):
        # predict
        m = F @ m + B @ u[t]
        P = F @ P @ F.T + Q
        # update
        v = y[t] - H @ m
        S = H @ P @ H.T + R
        K = P @ H.T @ inv(S)
        m = m + K @ v
        P = (I - K @ H) @ P
        ll += -0.5 * (v @ inv(S) @ v + slogdet(S)[1] + len(v) * np.log(2 * np.pi))
    return ll
