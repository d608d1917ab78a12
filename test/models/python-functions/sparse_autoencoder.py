import numpy as np

def sigm(x):
    return 1 / (1 + np.exp(-x))

def kl(p, q):
    return p * np.log(p / q) + (1 - p) * np.log((1 - p) / (1 - q))

# UFLDL exercise 1. Training examples are the columns of data.
def sparseAutoencoderCost(theta, visibleSize, hiddenSize, lam, rho, beta, data):
    hv = hiddenSize * visibleSize
    W1 = theta[0:hv].reshape(hiddenSize, visibleSize)
    W2 = theta[hv:2*hv].reshape(visibleSize, hiddenSize)
    b1 = theta[2*hv:2*hv+hiddenSize]
    b2 = theta[2*hv+hiddenSize:]

    m = data.shape[1]
    z2 = W1.dot(data) + b1[:, np.newaxis]
    a2 = sigm(z2)
    z3 = W2.dot(a2) + b2[:, np.newaxis]
    a3 = sigm(z3)

    # average activation of the hidden units
    rho_hat = np.sum(a2, axis=1) / m

    squares = np.sum((a3 - data) ** 2) / (2 * m)
    decay = lam / 2 * (np.sum(W1 ** 2) + np.sum(W2 ** 2))
    sparsity = beta * np.sum(kl(rho, rho_hat))
    cost = squares + decay + sparsity

    delta3 = (a3 - data) * a3 * (1 - a3)
    kl_term = beta * (-rho / rho_hat + (1 - rho) / (1 - rho_hat))
    delta2 = (W2.T.dot(delta3) + kl_term.reshape(-1, 1)) * a2 * (1 - a2)

    W1grad = delta2.dot(data.T) / m + lam * W1
    W2grad = delta3.dot(a2.T) / m + lam * W2
    b1grad = delta2.sum(axis=1) / m
    b2grad = delta3.sum(axis=1) / m
    grad = np.hstack([W1grad.flatten(), W2grad.flatten(), b1grad, b2grad])
    return cost, grad
