import numpy as np


def batchnorm_forward(x, gamma, beta):
    N, D = x.shape
    mu = np.mean(x, axis=0)
    xc = x - mu
    var = np.sum(xc ** 2, axis=0) / N
    ivar = 1 / np.sqrt(var + 1e-5)
    xhat = xc * ivar
    out = gamma * xhat + beta
    loss = np.sum(np.sin(out))
    return loss
