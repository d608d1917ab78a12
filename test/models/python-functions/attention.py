import numpy as np


def attention(X, Wq, Wk, Wv, T):
    Q = X @ Wq
    K = X @ Wk
    V = X @ Wv
    S = Q @ K.T / np.sqrt(K.shape[1])
    A = np.exp(S - S.max(axis=-1, keepdims=True))
    A = A / A.sum(axis=-1, keepdims=True)
    O = A @ V
    loss = np.mean((O - T) ** 2)
    return loss
