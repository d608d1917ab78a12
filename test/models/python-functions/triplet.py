import numpy as np

def embed(x, W, b):
    z = x @ W + b
    return z / np.linalg.norm(z, axis=1, keepdims=True)

def triplet_loss(anchor, positive, negative, W, b, margin=0.2):
    a, p, n = embed(anchor, W, b), embed(positive, W, b), embed(negative, W, b)
    dp = np.sum((a - p) ** 2, axis=1)
    dn = np.sum((a - n) ** 2, axis=1)
    losses = np.maximum(dp - dn + margin, 0)
    active = losses > 0
    loss = losses.mean()
    frac = active.mean()
    return loss, frac
