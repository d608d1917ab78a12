import numpy as np

def tomography_objective(m, G, d, Cd_inv, L, alpha, mref):
    r = G @ m - d
    data = 0.5 * r @ Cd_inv @ r
    dm = L @ (m - mref)
    reg = 0.5 * alpha * dm @ dm
    grad = G.T @ (Cd_inv @ r) + alpha * L.T @ dm
    H = G.T @ Cd_inv @ G + alpha * L.T @ L
    step = np.linalg.solve(H, -grad)
    return data + reg, grad, m + step
