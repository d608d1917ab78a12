# Multi-head self-attention and a squared error: softmax(QKᵀ/√d) V, head by head.
# Look at S̄ = P ⊙ (P̄ − rowsum(P̄ ⊙ P)), and at what the T×T matrices cost.
import numpy as np

rng = np.random.RandomState(1)
T, D, H = 6, 8, 2                            # positions, features, heads
d = D // H
X = rng.randn(T, D)
Y = rng.randn(T, D)
Wq = rng.randn(D, D) / np.sqrt(D)
Wk = rng.randn(D, D) / np.sqrt(D)
Wv = rng.randn(D, D) / np.sqrt(D)
Wo = rng.randn(D, D) / np.sqrt(D)

Q = (X @ Wq).reshape(T, H, d).transpose(1, 0, 2)      # (H, T, d)
K = (X @ Wk).reshape(T, H, d).transpose(1, 0, 2)
V = (X @ Wv).reshape(T, H, d).transpose(1, 0, 2)

S = Q @ K.transpose(0, 2, 1) / np.sqrt(d)             # (H, T, T)
mask = np.tril(np.ones((T, T))) == 0                  # nobody looks ahead
S = np.where(mask, -1e9, S)
E = np.exp(S - S.max(axis=-1, keepdims=True))
P = E / E.sum(axis=-1, keepdims=True)
O = (P @ V).transpose(1, 0, 2).reshape(T, D)
f = O @ Wo
c = np.sum((f - Y) ** 2) / T
