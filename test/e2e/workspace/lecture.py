# The lecture in three lines: a product, an elementwise function, the sum of squared errors.
import numpy as np  # nothing here is random, so that every number can be checked by hand

X = np.array([[1.0, -2.0, 0.5], [0.0, 1.0, -1.0]])
W = np.array([[0.5], [-0.25], [1.0]])
y = np.array([[1.0], [-1.0]])

Z = X @ W
f = np.tanh(Z)
c = np.sum((f - y) ** 2)
