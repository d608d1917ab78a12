import numpy as np


def groupnorm_softmax(x, gamma, beta, G, Wfc, bfc, y, eps=1e-5):
    N, C, H, W = x.shape
    xg = x.reshape(N, G, C // G, H, W)
    mean = xg.mean(axis=(2, 3, 4), keepdims=True)
    var = xg.var(axis=(2, 3, 4), keepdims=True)
    xhat = ((xg - mean) / np.sqrt(var + eps)).reshape(N, C, H, W)
    out = gamma[None, :, None, None] * xhat + beta[None, :, None, None]
    relu = np.maximum(out, 0)
    pooled = relu.mean(axis=(2, 3))
    scores = pooled.dot(Wfc) + bfc

    shifted = scores - np.max(scores, axis=1, keepdims=True)
    probs = np.exp(shifted) / np.exp(shifted).sum(axis=1, keepdims=True)
    loss = -np.log(probs[range(N), y]).mean()

    dscores = probs.copy()
    dscores[range(N), y] -= 1
    dscores /= N
    dW = pooled.T.dot(dscores)
    db = dscores.sum(axis=0)
    dpool = dscores.dot(Wfc.T)
    dout = dpool[:, :, None, None] * (out > 0) / (H * W)
    dgamma = np.sum(dout * xhat, axis=(0, 2, 3))
    dbeta = dout.sum(axis=(0, 2, 3))
    dxhat = (dout * gamma.reshape(1, C, 1, 1)).reshape(N, G, -1)
    xh = xhat.reshape(N, G, -1)
    dx = (dxhat - dxhat.mean(2, keepdims=True) - xh * (dxhat * xh).mean(2, keepdims=True)) / np.sqrt(var.reshape(N, G, 1) + eps)
    return loss, dx.reshape(x.shape), dgamma, dbeta, dW, db
