import numpy as np

def softmax(s):
    e = np.exp(s - s.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)

# multi-head cross attention, mean squared error on the output
def mha(x, mem, Wq, Wk, Wv, Wo, y, n_heads):
    B, T, _ = x.shape
    S = mem.shape[1]
    dk = Wq.shape[1] // n_heads
    q = (x @ Wq).reshape(B, T, n_heads, dk).transpose(0, 2, 1, 3)
    k = (mem @ Wk).reshape(B, S, n_heads, dk).transpose(0, 2, 1, 3)
    v = (mem @ Wv).reshape(B, S, n_heads, dk).transpose(0, 2, 1, 3)
    scale = 1 / np.sqrt(dk)
    s = q @ k.transpose(0, 1, 3, 2) * scale
    A = softmax(s)
    o = A @ v
    cat = o.transpose(0, 2, 1, 3).reshape(B, T, -1)
    out = cat @ Wo
    r = out - y
    loss = np.mean(r ** 2)

    # reverse sweep
    dout = 2 * r / r.size
    dWo = np.einsum('bti,btj->ij', cat, dout)
    dcat = dout @ Wo.T
    do = dcat.reshape(B, T, n_heads, dk).transpose(0, 2, 1, 3)
    dA = do @ v.swapaxes(-1, -2)
    dv = A.swapaxes(-1, -2) @ do
    ds = A * (dA - np.sum(dA * A, axis=-1, keepdims=True))
    dq = ds @ k * scale
    dk_ = ds.swapaxes(-1, -2) @ q * scale
    dqf = dq.transpose(0, 2, 1, 3).reshape(B, T, -1)
    dkf = dk_.transpose(0, 2, 1, 3).reshape(B, S, -1)
    dvf = dv.transpose(0, 2, 1, 3).reshape(B, S, -1)
    dWq = np.einsum('bti,btj->ij', x, dqf)
    dWk = np.einsum('bsi,bsj->ij', mem, dkf)
    dWv = np.einsum('bsi,bsj->ij', mem, dvf)
    return loss, dWq, dWk, dWv, dWo
