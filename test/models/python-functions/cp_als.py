import numpy as np


def khatri_rao(P, Q):
    return np.einsum('ir,jr->ijr', P, Q).reshape(-1, P.shape[1])


def cp_als_sweep(X, A, B, C, ridge):
    I, J, K = X.shape
    R = A.shape[1]
    X1 = X.reshape(I, J * K)
    X2 = np.transpose(X, (1, 0, 2)).reshape(J, I * K)
    X3 = np.moveaxis(X, 2, 0).reshape(K, I * J)
    eye = ridge * np.eye(R)
    A = X1 @ khatri_rao(B, C) @ np.linalg.inv((B.T @ B) * (C.T @ C) + eye)
    B = X2 @ khatri_rao(A, C) @ np.linalg.inv((A.T @ A) * (C.T @ C) + eye)
    C = X3 @ khatri_rao(A, B) @ np.linalg.inv((A.T @ A) * (B.T @ B) + eye)
    lam = np.linalg.norm(A, axis=0) * np.linalg.norm(B, axis=0) * np.linalg.norm(C, axis=0)
    Xhat = np.einsum('ir,jr,kr->ijk', A, B, C)
    fit = 1 - np.linalg.norm(X - Xhat) / np.linalg.norm(X)
    return A, B, C, lam, fit
