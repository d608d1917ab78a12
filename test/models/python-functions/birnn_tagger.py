import numpy as np

def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)

def birnn_loss(xs, tags, Wf, Uf, bf, Wb, Ub, bb, V, c):
    """Bidirectional tanh RNN for tagging one sentence. Goldberg's primer, chapter 14."""
    T = len(xs)
    H = bf.shape[0]
    hf = np.zeros((T + 1, H))      # hf[-1] stays zero = initial state
    hb = np.zeros((T + 1, H))
    for t in range(T):
        hf[t] = np.tanh(Wf @ xs[t] + Uf @ hf[t-1] + bf)
    for t in reversed(range(T)):
        hb[t] = np.tanh(Wb @ xs[t] + Ub @ hb[t+1] + bb)

    h = np.concatenate((hf[:T], hb[:T]), axis=1)
    probs = softmax(h @ V.T + c)
    loss = -np.log(probs[np.arange(T), tags]).sum()

    dscore = probs.copy()
    dscore[range(T), tags] -= 1
    dV = dscore.T @ h
    dc = dscore.sum(0)
    dh = dscore @ V

    dWf, dUf, dbf = np.zeros_like(Wf), np.zeros_like(Uf), np.zeros_like(bf)
    dWb, dUb, dbb = np.zeros_like(Wb), np.zeros_like(Ub), np.zeros_like(bb)
    carry = np.zeros(H)
    for t in reversed(range(T)):
        da = (dh[t, :H] + carry) * (1 - hf[t]**2)
        dWf += np.outer(da, xs[t])
        dUf += np.outer(da, hf[t-1])
        dbf += da
        carry = Uf.T @ da
    carry = np.zeros(H)
    for t in range(T):
        da = (dh[t, H:] + carry) * (1 - hb[t]**2)
        dWb += np.outer(da, xs[t])
        dUb += np.outer(da, hb[t+1])
        dbb += da
        carry = Ub.T @ da
    return loss, (dWf, dUf, dbf, dWb, dUb, dbb, dV, dc)
