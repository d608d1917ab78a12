import numpy as np


def rnn_step_forward(x, prev_h, Wx, Wh, b):
    next_h = np.tanh(x @ Wx + prev_h @ Wh + b)
    cache = (x, prev_h, Wx, Wh, next_h)
    return next_h, cache


def rnn_step_backward(dnext_h, cache):
    x, prev_h, Wx, Wh, next_h = cache
    dout = dnext_h * (1 - next_h ** 2)
    return dout @ Wx.T, dout @ Wh.T, x.T @ dout, prev_h.T @ dout, dout.sum(axis=0)

def captioning_loss(features, captions, W_proj, b_proj, W_embed, Wx, Wh, b, W_vocab, b_vocab, null=0):
    captions_in = captions[:, :-1]
    captions_out = captions[:, 1:]
    # words equal to <NULL> are not counted in the loss
    mask = captions_out != null
    h0 = features @ W_proj + b_proj
    x = W_embed[captions_in]
    N, T, D = x.shape
    H = h0.shape[1]
    h = np.zeros((N, T, H))
    caches = []
    prev = h0
    for t in range(T):
        prev, c = rnn_step_forward(x[:, t, :], prev, Wx, Wh, b)
        h[:, t, :] = prev
        caches.append(c)
    scores = h.reshape(N * T, H).dot(W_vocab).reshape(N, T, -1) + b_vocab
    V = scores.shape[2]
    x_flat = scores.reshape(N * T, V)
    y_flat = captions_out.reshape(N * T)
    mask_flat = mask.reshape(N * T)
    probs = np.exp(x_flat - np.max(x_flat, axis=1, keepdims=True))
    probs /= np.sum(probs, axis=1, keepdims=True)
    loss = -np.sum(mask_flat * np.log(probs[np.arange(N * T), y_flat])) / N
    dx_flat = probs.copy()
    dx_flat[np.arange(N * T), y_flat] -= 1
    dx_flat /= N
    dx_flat *= mask_flat[:, None]
    dscores = dx_flat.reshape(N, T, V)
    dW_vocab = h.reshape(N * T, H).T.dot(dx_flat)
    db_vocab = dscores.sum(axis=(0, 1))
    dh = dx_flat.dot(W_vocab.T).reshape(N, T, H)
    dx = np.zeros_like(x)
    dWx, dWh, db = np.zeros_like(Wx), np.zeros_like(Wh), np.zeros_like(b)
    dprev = np.zeros((N, H))
    for t in reversed(range(T)):
        dx[:, t], dprev, dWx_t, dWh_t, db_t = rnn_step_backward(dh[:, t] + dprev, caches[t])
        dWx += dWx_t
        dWh += dWh_t
        db += db_t
    dW_embed = np.zeros_like(W_embed)
    np.add.at(dW_embed, captions_in, dx)
    dW_proj = features.T @ dprev
    db_proj = dprev.sum(0)
    return loss, dict(W_proj=dW_proj, b_proj=db_proj, W_embed=dW_embed, Wx=dWx, Wh=dWh, b=db, W_vocab=dW_vocab, b_vocab=db_vocab)

