import numpy as np


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def costFunctionReg(theta, X, y, lam):
    # Andrew Ng's ex2, vectorised
    m = y.size
    h = sigmoid(X.dot(theta))
    reg = theta.copy()
    reg[0] = 0
    J = -1.0 / m * (np.log(h).T.dot(y) + np.log(1 - h).T.dot(1 - y))
    J += lam / (2.0 * m) * np.sum(reg ** 2)
    grad = X.T.dot(h - y) / m + lam / m * reg
    return J, grad
