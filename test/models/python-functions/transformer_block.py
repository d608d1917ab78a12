import numpy as np


def layer_norm(x, g, b, eps=1e-5):
    mean = np.mean(x, axis=-1, keepdims=True)
    variance = np.var(x, axis=-1, keepdims=True)
    return g * (x - mean) / np.sqrt(variance + eps) + b


def softmax(x):
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def block_loss(x, w_qkv, b_qkv, w_o, b_o, g1, be1, w_fc, b_fc, w_pr, b_pr, g2, be2, wte, targets, n_head):
    # pre-norm decoder block + tied lm head
    h = layer_norm(x, g1, be1)
    q, k, v = np.split(h @ w_qkv + b_qkv, 3, axis=-1)
    n = x.shape[0]
    mask = (1 - np.tri(n)) * -1e10
    heads = []
    for qh, kh, vh in zip(*[np.split(t, n_head, axis=-1) for t in (q, k, v)]):
        heads.append(softmax(qh @ kh.T / np.sqrt(qh.shape[-1]) + mask) @ vh)
    x = x + np.hstack(heads) @ w_o + b_o

    h = layer_norm(x, g2, be2) @ w_fc + b_fc
    h = 0.5 * h * (1 + np.tanh(np.sqrt(2 / np.pi) * (h + 0.044715 * h ** 3)))
    x = x + h @ w_pr + b_pr
    probs = softmax(x @ wte.T)
    return -np.log(probs[np.arange(n), targets]).mean()
