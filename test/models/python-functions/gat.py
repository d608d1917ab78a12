import numpy as np

def leaky(x, slope=0.2):
    return np.where(x > 0, x, slope * x)

def gat_layer_loss(feats, adj, W, a_src, a_dst, targets):
    h = feats @ W
    e = leaky((h @ a_src)[:, None] + (h @ a_dst)[None, :])
    e = np.where(adj > 0, e, -1e9)
    att = np.exp(e - e.max(axis=1, keepdims=True))
    att = att / att.sum(axis=1, keepdims=True)
    out = np.tanh(att @ h)
    return np.mean((out - targets) ** 2)
