import numpy as np

# McFadden's conditional logit with alternative specific and
# individual specific variables (base alternative = the first)
def clogit(b, g, Z, W, choice):
    n, J, kz = Z.shape
    G = np.vstack((np.zeros(W.shape[1]), g))
    V = Z.dot(b) + W.dot(G.T)
    V = V - V.max(axis=1)[:, None]
    eV = np.exp(V)
    denom = eV.sum(axis=1)
    P = eV / denom[:, None]
    idx = np.arange(n)
    ll = np.sum(V[idx, choice] - np.log(denom))

    Yd = np.zeros((n, J))
    Yd[idx, choice] = 1
    dev = P - Yd
    db = np.tensordot(dev, Z, axes=([0, 1], [0, 1]))
    dG = dev.T.dot(W)
    dg = dG[1:]

    # BHHH approximation for the attributes
    zbar = np.einsum('ij,ijk->ik', P, Z)
    Si = Z[idx, choice] - zbar
    bhhh = Si.T.dot(Si)
    # own elasticities w.r.t. the first attribute (say, price)
    elas = b[0] * Z[:, :, 0] * (1 - P)
    mean_elas = elas.mean(axis=0)
    return -ll, db, dg, bhhh, mean_elas
