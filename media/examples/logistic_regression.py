# Logistic regression with the numerically safe form of the cross-entropy.
# Look at ā = 1/N σ(a) − 1/N y: the sigmoid and the logarithm have cancelled.
import numpy as np

N, D = 12, 2
X = np.cos(1.7 * np.arange(N * D)).reshape(N, D)
y = (X[:, 0] + X[:, 1] > 0) * 1.0

w = np.array([0.3, -0.2])
b = 0.1

a = X @ w + b
c = np.mean(np.logaddexp(0, a) - y * a)
