import numpy as np

def normalize_adj(A):
    A = A + np.eye(A.shape[0])
    d = A.sum(axis=1)
    D = np.diag(1.0 / np.sqrt(d))
    return D @ A @ D

def gcn_loss(A, X, labels, mask, W0, W1, weight_decay):
    S = normalize_adj(A)
    H = np.maximum(S @ X @ W0, 0)
    Z = S @ H @ W1
    Z = Z - Z.max(axis=1, keepdims=True)
    logp = Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))
    n = np.sum(mask)
    nll = -np.sum(mask * logp[np.arange(len(labels)), labels]) / n
    return nll + weight_decay * np.sum(W0 ** 2)
