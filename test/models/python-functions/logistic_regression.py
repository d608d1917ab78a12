import numpy as np


def cost(theta, X, y, lam):
    m = y.shape[0]
    h = 1 / (1 + np.exp(-X.dot(theta)))
    J = -(y.dot(np.log(h)) + (1 - y).dot(np.log(1 - h))) / m + lam / (2 * m) * theta.dot(theta)
    grad = X.T.dot(h - y) / m + lam / m * theta
    return J, grad
