import numpy as np

# additive attention (Bahdanau 2015), one decoder step for a batch
#   e_ij = v' tanh(W s_i + U h_ij),  a = softmax(e),  c_i = sum_j a_ij h_ij
# cross entropy over the vocabulary for the next word

def decoder_step(s, enc, mask, next_word, W, U, v, Wo, bo):
    B, L, D = enc.shape
    query = s @ W
    keys = enc @ U
    hid = np.tanh(query[:, np.newaxis, :] + keys)
    e = hid @ v
    e = np.where(mask > 0, e, -1e9)
    e = e - e.max(axis=1, keepdims=True)
    a = np.exp(e)
    a = a / a.sum(axis=1, keepdims=True)
    ctx = (a[:, :, None] * enc).sum(axis=1)

    feat = np.concatenate([s, ctx], axis=1)
    logits = feat @ Wo + bo
    logits = logits - logits.max(1, keepdims=True)
    logp = logits - np.log(np.exp(logits).sum(1, keepdims=True))
    nll = -logp[np.arange(B), next_word].mean()

    dlogits = np.exp(logp)
    dlogits[np.arange(B), next_word] -= 1.0
    dlogits /= B
    dWo = feat.T @ dlogits
    dbo = dlogits.sum(0)
    dfeat = dlogits @ Wo.T
    ds, dctx = np.split(dfeat, [s.shape[1]], axis=1)
    da = np.einsum('bd,bld->bl', dctx, enc)
    denc = a[:, :, None] * dctx[:, None, :]
    de = a * (da - (a * da).sum(1, keepdims=True))
    dv = np.einsum('bl,blk->k', de, hid)
    dpre = de[..., None] * v * (1 - hid**2)
    dquery = dpre.sum(axis=1)
    dW = s.T @ dquery
    ds = ds + dquery @ W.T
    dU = np.einsum('bld,blk->dk', enc, dpre)
    denc = denc + dpre @ U.T
    return nll, dW, dU, dv, dWo, dbo, ds, denc
