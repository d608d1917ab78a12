import numpy as np

def softmax(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)

def block(x, Wqkv, Wo, W1, b1, W2, b2, g, beta, n_heads):
    B, T, C = x.shape
    mu = x.mean(-1, keepdims=True)
    var = x.var(-1, keepdims=True)
    xn = (x - mu) / np.sqrt(var + 1e-5) * g + beta
    qkv = xn @ Wqkv
    q, k, v = np.split(qkv, 3, axis=-1)
    hs = C // n_heads
    q = q.reshape(B, T, n_heads, hs).transpose(0, 2, 1, 3)
    k = k.reshape(B, T, n_heads, hs).transpose(0, 2, 1, 3)
    v = v.reshape(B, T, n_heads, hs).transpose(0, 2, 1, 3)
    att = q @ k.transpose(0, 1, 3, 2) / np.sqrt(hs)
    mask = np.tril(np.ones((T, T)))
    att = np.where(mask == 0, -1e10, att)
    att = softmax(att)
    y = (att @ v).transpose(0, 2, 1, 3).reshape(B, T, C)
    x = x + y @ Wo
    h = np.maximum(0, x @ W1 + b1)
    out = x + h @ W2 + b2
    loss = np.mean(out ** 2)
    return loss
