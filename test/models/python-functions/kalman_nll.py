import numpy as np

# Prediction error decomposition of the likelihood (Harvey 1989; Durbin & Koopman)
#   x_{t+1} = A x_t + B u_t + w,   z_t = C x_t + v
def kf_loglik(z, u, A, B, C, Q, R, x0, P0):
    T, p = z.shape
    x = x0
    P = P0
    nll = 0.5 * T * p * np.log(2 * np.pi)
    xf = np.zeros((T, len(x0)))
    innov = np.zeros_like(z)
    I = np.eye(A.shape[0])
    for t in range(T):
        # measurement update
        e = z[t] - C @ x
        S = C @ P @ C.T + R
        K = np.linalg.solve(S, C @ P).T
        x = x + K @ e
        IKC = I - K @ C
        P = IKC @ P @ IKC.T + K @ R @ K.T     # Joseph form
        sign, logdet = np.linalg.slogdet(S)
        nll += 0.5 * (logdet + e @ np.linalg.solve(S, e))
        xf[t] = x
        innov[t] = e
        # time update
        x = A @ x + B @ u[t]
        P = A @ P @ A.T + Q
    return nll, xf, innov
