import numpy as np

EPS = 1e-10

# NMF of a spectrogram with the generalised KL divergence (Lee & Seung 2001)
def nmf_kl(V, W, H, l1):
    WH = W.dot(H) + EPS
    ratio = V / WH
    kl = np.sum(V * np.log(ratio + EPS) - V + WH)
    cost = kl + l1 * np.sum(H)

    ones = np.ones(V.shape)
    gradW = ones.dot(H.T) - ratio.dot(H.T)
    gradH = W.T.dot(ones) - W.T.dot(ratio) + l1

    # multiplicative updates
    H_new = H * W.T.dot(ratio) / (W.sum(axis=0)[:, None] + l1)
    ratio2 = V / (W.dot(H_new) + EPS)
    W_new = W * ratio2.dot(H_new.T) / H_new.sum(axis=1)[None, :]
    norms = np.sqrt((W_new ** 2).sum(axis=0))
    W_new = W_new / norms
    H_new = H_new * norms[:, None]
    return cost, gradW, gradH, W_new, H_new
