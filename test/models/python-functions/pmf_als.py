import numpy as np

def als_step(R, M, U, V, lam):
    k = U.shape[1]
    U_new = np.zeros_like(U)
    for i in range(R.shape[0]):
        idx = M[i] > 0
        Vi = V[idx]
        A = Vi.T @ Vi + lam * np.eye(k)
        U_new[i] = np.linalg.solve(A, Vi.T @ R[i, idx])
    err = M * (R - U_new @ V.T)
    cost = np.sum(err**2) + lam * (np.sum(U_new**2) + np.sum(V**2))
    return cost, U_new
