import numpy as np

def pairwise_sq_dists(X):
    sum_X = np.sum(np.square(X), 1)
    return np.add(np.add(-2 * np.dot(X, X.T), sum_X).T, sum_X)

def tsne_cost(Y, X, precision):
    # high-dimensional affinities with fixed precisions, symmetrised
    (n, d) = X.shape
    D = pairwise_sq_dists(X)
    P = np.exp(-D * precision[:, None])
    P[range(n), range(n)] = 0.
    P = P / np.sum(P, 1)[:, None]
    P = (P + P.T) / (2. * n)
    P = np.maximum(P, 1e-12)

    num = 1. / (1. + pairwise_sq_dists(Y))
    num[range(n), range(n)] = 0.
    Q = num / np.sum(num)
    Q = np.maximum(Q, 1e-12)
    C = np.sum(P * np.log(P / Q))

    dY = np.zeros(Y.shape)
    PQ = P - Q
    for i in range(n):
        dY[i, :] = 4 * np.dot(PQ[i] * num[i], Y[i] - Y)
    return C, dY
