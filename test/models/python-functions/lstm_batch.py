import numpy as np


def sigmoid(x):
    return 0.5 * (np.tanh(0.5 * x) + 1)


def lstm_step(x, prev_h, prev_c, Wx, Wh, b):
    H = prev_h.shape[1]
    a = x.dot(Wx) + prev_h.dot(Wh) + b
    i = sigmoid(a[:, :H])
    f = sigmoid(a[:, H:2 * H])
    o = sigmoid(a[:, 2 * H:3 * H])
    g = np.tanh(a[:, 3 * H:])
    next_c = f * prev_c + i * g
    next_h = o * np.tanh(next_c)
    return next_h, next_c


def caption_loss(captions, features, W_proj, b_proj, W_embed, Wx, Wh, b, W_vocab, b_vocab, null_id):
    captions_in = captions[:, :-1]
    captions_out = captions[:, 1:]
    mask = captions_out != null_id

    h = features.dot(W_proj) + b_proj
    c = np.zeros_like(h)
    x = W_embed[captions_in]
    N, T, D = x.shape
    hs = np.zeros((N, T, h.shape[1]))
    for t in range(T):
        h, c = lstm_step(x[:, t, :], h, c, Wx, Wh, b)
        hs[:, t, :] = h

    V = W_vocab.shape[1]
    scores = hs.reshape(N * T, -1).dot(W_vocab) + b_vocab
    y_flat = captions_out.reshape(N * T)
    mask_flat = mask.reshape(N * T)
    probs = np.exp(scores - np.max(scores, axis=1, keepdims=True))
    probs /= np.sum(probs, axis=1, keepdims=True)
    return -np.sum(mask_flat * np.log(probs[np.arange(N * T), y_flat])) / N
