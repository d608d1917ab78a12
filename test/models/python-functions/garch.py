import numpy as np

# GARCH(1,1) with a regression mean.  r_t = x_t'b + e_t,
# s2_t = omega + alpha e_{t-1}^2 + beta s2_{t-1}
def garch_nll(b, omega, alpha, beta, r, x):
    T = len(r)
    eps = r - x @ b
    s2 = np.empty(T)
    ds2 = np.zeros((T, 3))        # recursion for the derivative in (omega, alpha, beta)
    s2[0] = omega / (1 - alpha - beta)
    ds2[0, 0] = 1 / (1 - alpha - beta)
    ds2[0, 1:] = omega / (1 - alpha - beta) ** 2
    for t in range(1, T):
        s2[t] = omega + alpha * eps[t-1]**2 + beta * s2[t-1]
        ds2[t] = np.array([1.0, eps[t-1]**2, s2[t-1]]) + beta * ds2[t-1]
    z = eps / np.sqrt(s2)
    nll = 0.5 * np.sum(np.log(2 * np.pi) + np.log(s2) + z**2)
    weight = 0.5 * (1 - z**2) / s2
    grad = weight @ ds2
    persistence = alpha + beta
    return nll, grad, s2, persistence
