import numpy as np

# two affine coupling layers (Dinh et al. 2017), s and t nets are one tanh layer each
# x = [xa, xb];  layer 1 changes xb given xa, layer 2 changes xa given the new xb

def realnvp_nll(x, Ws1, Wt1, bs1, bt1, Ws2, Wt2, bs2, bt2):
    B, D = x.shape
    d = Ws1.shape[0]
    xa = x[:, :d]
    xb = x[:, d:]

    # layer 1
    s1 = np.tanh(xa @ Ws1 + bs1)
    t1 = xa @ Wt1 + bt1
    zb = xb * np.exp(s1) + t1

    # layer 2
    s2 = np.tanh(zb @ Ws2 + bs2)
    t2 = zb @ Wt2 + bt2
    za = xa * np.exp(s2) + t2

    z = np.hstack((za, zb))
    logdet = s1.sum(-1) + s2.sum(-1)
    logp = -0.5 * (z ** 2).sum(-1) - 0.5 * D * np.log(2 * np.pi) + logdet
    nll = -logp.mean()
    bits_per_dim = nll / (D * np.log(2))

    # gradients
    gza = za / B
    gs2 = gza * xa * np.exp(s2) - 1 / B
    gu2 = gs2 * (1 - s2 ** 2)
    gWs2 = zb.T @ gu2
    gbs2 = gu2.sum(0)
    gWt2 = zb.T @ gza
    gbt2 = gza.sum(0)

    gzb = zb / B + gu2 @ Ws2.T + gza @ Wt2.T
    gs1 = gzb * xb * np.exp(s1) - 1 / B
    gu1 = gs1 * (1 - s1 ** 2)
    gWs1 = xa.T @ gu1
    gbs1 = gu1.sum(0)
    gWt1 = xa.T @ gzb
    gbt1 = gzb.sum(0)

    return nll, (gWs1, gWt1, gbs1, gbt1, gWs2, gWt2, gbs2, gbt2), bits_per_dim
