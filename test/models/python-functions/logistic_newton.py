import numpy as np

def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))

# CS229 PS1: logistic regression, log likelihood + Newton step
def logreg(theta, X, y, lmbda):
    n, d = X.shape
    z = X @ theta
    p = sigmoid(z)
    eps = 1e-12
    nll = -np.sum(y * np.log(p + eps) + (1 - y) * np.log(1 - p + eps))
    nll += 0.5 * lmbda * theta @ theta

    g = X.T @ (p - y) + lmbda * theta
    w = p * (1 - p)
    H = (X * w[:, None]).T @ X + lmbda * np.eye(d)
    step = np.linalg.solve(H, g)
    theta_new = theta - step
    decrement = 0.5 * g @ step      # Newton decrement, used as a stopping rule
    return nll, g, H, theta_new, decrement
