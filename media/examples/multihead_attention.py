import numpy as np

# Multi-head self-attention: each head weighs the values by softmax(Q Kᵀ / √d).

T, D, H = 5, 8, 2           # tokens, features, heads
d = D // H
rng = np.random.RandomState(1)
X = rng.randn(T, D)
target = rng.randn(T, D)

Wq = 0.4 * rng.randn(D, D)
Wk = 0.4 * rng.randn(D, D)
Wv = 0.4 * rng.randn(D, D)
Wo = 0.4 * rng.randn(D, D)


def heads(M):
    """T×D to H×T×d: the features of a head stand side by side."""
    return M.reshape(T, H, d).transpose(1, 0, 2)


Q = heads(X @ Wq)
K = heads(X @ Wk)
V = heads(X @ Wv)

scores = Q @ K.transpose(0, 2, 1) / np.sqrt(d)
causal = np.triu(np.full((T, T), -1e9), 1)
S = scores + causal
E = np.exp(S - S.max(axis=-1, keepdims=True))
P = E / E.sum(axis=-1, keepdims=True)
O = P @ V
output = O.transpose(1, 0, 2).reshape(T, D) @ Wo
c = np.mean((output - target) ** 2)
