# Linear regression with a ridge penalty.
# Look at w̄: the data part 2/N Xᵀ(f − y) and the penalty 2λw are two contributions.
import numpy as np

N, D = 20, 3
X = np.sin(np.arange(N * D)).reshape(N, D)
w_true = np.array([1.0, -2.0, 0.5])
y = X @ w_true + 0.1 * np.cos(np.arange(N))

w = np.array([0.5, -1.0, 0.0])
lam = 0.01

f = X @ w
c = np.mean((f - y) ** 2) + lam * np.sum(w ** 2)
