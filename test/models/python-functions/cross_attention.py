import numpy as np


def attend(Q_in, KV_in, Wq, Wk, Wv, Wo, pad, Y):
    B, Tq, _ = Q_in.shape
    Q = np.einsum('btd,dhk->bhtk', Q_in, Wq)
    K = np.einsum('bsd,dhk->bhsk', KV_in, Wk)
    V = np.einsum('bsd,dhv->bhsv', KV_in, Wv)
    logits = np.matmul(Q, K.transpose(0, 1, 3, 2)) / np.sqrt(Q.shape[-1])
    logits = np.where(pad[:, None, None, :], logits, -1e9)
    logits -= logits.max(-1, keepdims=True)
    A = np.exp(logits)
    A /= A.sum(-1, keepdims=True)
    ctx = np.matmul(A, V).transpose(0, 2, 1, 3).reshape(B, Tq, -1)
    out = ctx @ Wo
    return ((out - Y) ** 2).mean(), A
