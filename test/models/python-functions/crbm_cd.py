import numpy as np

sigm = lambda a: 1. / (1. + np.exp(-a))


def cd1(W, vbias, hbias, A, Bm, v0, hist, u_h, dW_old, lr, momentum, decay):
    n_case = v0.shape[0]
    dyn_v = hist.dot(A) + vbias
    dyn_h = hist.dot(Bm) + hbias
    ph0 = sigm(v0.dot(W) + dyn_h)
    h0 = (ph0 > u_h).astype(float)
    v1 = h0.dot(W.T) + dyn_v
    ph1 = sigm(v1.dot(W) + dyn_h)

    gW = (v0.T.dot(ph0) - v1.T.dot(ph1)) / n_case
    dW = momentum * dW_old + lr * (gW - decay * W)
    W = W + dW
    vbias = vbias + lr * (v0 - v1).mean(0)
    hbias = hbias + lr * (ph0 - ph1).mean(0)
    A = A + lr * hist.T.dot(v0 - v1) / n_case
    Bm = Bm + lr * hist.T.dot(ph0 - ph1) / n_case
    recon = ((v0 - v1) ** 2).sum() / n_case
    free = 0.5 * ((v0 - dyn_v) ** 2).sum(1) - np.log1p(np.exp(v0.dot(W) + dyn_h)).sum(1)
    return W, vbias, hbias, A, Bm, dW, recon, free.mean()
