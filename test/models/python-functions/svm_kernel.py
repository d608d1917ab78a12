import numpy as np

def gram(X, Z, gamma):
    sq = (X**2).sum(1)[:, None] - 2 * X.dot(Z.T) + (Z**2).sum(1)[None]
    return np.exp(-gamma * sq)

def primal(alpha, b, X, y, C, gamma):
    K = gram(X, X, gamma)
    f = K.dot(alpha) + b
    margin = 1 - y * f
    viol = margin > 0
    loss = 0.5 * alpha.dot(K).dot(alpha) + C * np.sum(margin[viol]**2)
    ga = K.dot(alpha) - 2 * C * K[:, viol].dot(y[viol] * margin[viol])
    gb = -2 * C * np.sum(y[viol] * margin[viol])
    return loss, ga, gb
