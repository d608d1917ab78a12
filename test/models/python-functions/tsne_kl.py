import numpy as np


def Hbeta(D, beta):
    P = np.exp(-D * beta)
    sumP = np.maximum(P.sum(axis=1, keepdims=True), 1e-12)
    return P / sumP


def tsne_step(X, Y, iY, gains, beta, momentum, eta):
    n = X.shape[0]
    sum_X = np.sum(np.square(X), 1)
    D = np.add(np.add(-2 * np.dot(X, X.T), sum_X).T, sum_X)
    np.fill_diagonal(D, np.inf)
    P = Hbeta(D, beta[:, None])
    P = P + P.T
    P = np.maximum(P / P.sum(), 1e-12)

    sum_Y = np.sum(np.square(Y), 1)
    num = 1. / (1. + np.add(np.add(-2. * np.dot(Y, Y.T), sum_Y).T, sum_Y))
    num[range(n), range(n)] = 0.
    Q = np.maximum(num / np.sum(num), 1e-12)

    PQ = P - Q
    dY = np.zeros(Y.shape)
    for i in range(n):
        dY[i, :] = np.sum(np.tile(PQ[:, i] * num[:, i], (Y.shape[1], 1)).T * (Y[i, :] - Y), 0)
    gains = (gains + 0.2) * ((dY > 0.) != (iY > 0.)) + (gains * 0.8) * ((dY > 0.) == (iY > 0.))
    gains[gains < 0.01] = 0.01
    iY = momentum * iY - eta * (gains * dY)
    Y = Y + iY
    Y = Y - np.tile(np.mean(Y, 0), (n, 1))
    return Y, iY, gains, np.sum(P * np.log(P / Q))
