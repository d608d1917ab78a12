import numpy as np

# ex1_multi: linear regression with several variables, regularised
def computeCost(X, y, theta, lam):
    m = len(y)
    # normalise the features first
    mu = X.mean(axis=0)
    sigma = X.std(axis=0)
    Xn = (X - mu) / sigma
    A = np.c_[np.ones(m), Xn]

    h = A.dot(theta)
    err = h - y
    J = err.dot(err) / (2 * m)
    # don't penalise the intercept
    J = J + lam / (2 * m) * np.sum(theta[1:] ** 2)

    grad = A.T.dot(err) / m
    grad[1:] += lam / m * theta[1:]
    return J, grad
