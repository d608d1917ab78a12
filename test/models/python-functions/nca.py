import numpy as np

def nca(A, X, y, reg=0.0):
    # Goldberger et al., Neighbourhood components analysis (NIPS 2004)
    # maximise sum_i p_i  ->  we minimise the negative
    n, d = X.shape
    Z = X.dot(A.T)
    sq = (Z**2).sum(1)
    D = sq[:, None] + sq[None, :] - 2 * Z.dot(Z.T)
    np.fill_diagonal(D, np.inf)
    D = D - D.min(axis=1)[:, None]
    K = np.exp(-D)
    P = K / K.sum(axis=1)[:, None]

    same = y[:, None] == y[None, :]
    p = np.sum(P * same, axis=1)
    f = -p.sum() + reg * np.sum(A**2)

    W = P * (p[:, None] - same)
    S = W + W.T
    L = np.diag(S.sum(0)) - S
    # f' = 2 A sum_ij W_ij x_ij x_ij'
    dA = -2 * A.dot(X.T).dot(L).dot(X) + 2 * reg * A
    return f, dA
