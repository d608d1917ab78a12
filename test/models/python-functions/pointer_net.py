import numpy as np


def pointer_decode_loss(enc, d0, start, Wx, Wh, b, W1, W2, v, tour):
    """Teacher forced negative log prob of a tour."""
    n, hid = enc.shape
    h = d0
    x = start
    keys = enc.dot(W1)
    visited = np.zeros(n, dtype=bool)
    loss = 0.0
    attn = []
    for step in tour:
        h = np.tanh(Wx.dot(x) + Wh.dot(h) + b)
        scores = np.tanh(keys + h.dot(W2)).dot(v)
        scores = np.where(visited, -1e9, scores)
        scores -= scores.max()
        p = np.exp(scores) / np.exp(scores).sum()
        attn.append(p)
        loss -= np.log(p[step] + 1e-12)
        visited[step] = True
        x = enc[step]
    return loss / len(tour), np.array(attn)
