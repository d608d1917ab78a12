import numpy as np

def batchnorm_forward(x, gamma, beta, eps=1e-5):
    mu = x.mean(axis=0)
    var = x.var(axis=0)
    xhat = (x - mu) / np.sqrt(var + eps)
    out = gamma * xhat + beta
    return out, (xhat, var, gamma, eps)

def batchnorm_backward(dout, cache):
    xhat, var, gamma, eps = cache
    N = dout.shape[0]
    dbeta = dout.sum(axis=0)
    dgamma = (dout * xhat).sum(axis=0)
    dxhat = dout * gamma
    dx = (N * dxhat - dxhat.sum(axis=0) - xhat * (dxhat * xhat).sum(axis=0)) / (N * np.sqrt(var + eps))
    return dx, dgamma, dbeta

def net_loss(X, y, W1, b1, gamma, beta, W2, b2, reg):
    a1 = X @ W1 + b1
    bn, cache = batchnorm_forward(a1, gamma, beta)
    h = np.maximum(bn, 0)
    s = h @ W2 + b2
    s -= s.max(axis=1, keepdims=True)
    p = np.exp(s)
    p /= p.sum(axis=1, keepdims=True)
    N = len(y)
    loss = -np.log(p[range(N), y]).mean() + 0.5 * reg * (np.sum(W1 * W1) + np.sum(W2 * W2))
    ds = p.copy()
    ds[range(N), y] -= 1
    ds /= N
    dW2 = h.T @ ds + reg * W2
    db2 = ds.sum(0)
    dh = ds @ W2.T
    dbn = dh * (bn > 0)
    da1, dgamma, dbeta = batchnorm_backward(dbn, cache)
    dW1 = X.T @ da1 + reg * W1
    db1 = da1.sum(0)
    return loss, dict(W1=dW1, b1=db1, gamma=dgamma, beta=dbeta, W2=dW2, b2=db2)
