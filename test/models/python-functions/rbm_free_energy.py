import numpy as np

def softplus(a):
    return np.log1p(np.exp(a))

def logistic(a):
    return 1. / (1. + np.exp(-a))

# Bernoulli RBM: difference of free energies between data and the
# CD-1 reconstruction (u_h, u_v: uniform random numbers handed in)
def rbm_cd1(v0, W, bv, bh, u_h, u_v):
    batch = float(v0.shape[0])
    act0 = v0 @ W + bh
    ph0 = logistic(act0)
    h0 = (u_h < ph0).astype(float)
    pv1 = logistic(h0 @ W.T + bv)
    v1 = (u_v < pv1) * 1.0
    act1 = v1 @ W + bh
    ph1 = logistic(act1)

    F0 = -v0 @ bv - softplus(act0).sum(1)
    F1 = -v1 @ bv - softplus(act1).sum(1)
    cost = np.mean(F0) - np.mean(F1)

    pos = v0.T @ ph0
    neg = v1.T @ ph1
    gW = -(pos - neg) / batch
    gbv = -(v0 - v1).mean(0)
    gbh = -(ph0 - ph1).mean(0)
    recon_err = np.sum((v0 - pv1) ** 2) / batch
    return cost, gW, gbv, gbh, recon_err
