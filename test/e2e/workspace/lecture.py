import numpy as np

X = np.random.randn(7, 3)  # (N, D)
y = np.random.randn(7, 1)  # (N, 1)
W = np.random.randn(3, 1)  # (D, 1)

Z = X @ W
f = np.tanh(Z)
c = np.sum((f - y) ** 2)
