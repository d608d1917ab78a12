import numpy as np


def text_cnn_nll(tokens, E, filters, fbias, U, ub, label):
    # Kim (2014), one document, one filter width
    emb = E[tokens]
    n_f, width, _ = filters.shape
    L = len(tokens) - width + 1
    feats = np.empty((L, n_f))
    for s in range(L):
        patch = emb[s:s + width]
        feats[s] = np.einsum('fwd,wd->f', filters, patch) + fbias
    feats = np.where(feats > 0, feats, 0.01 * feats)
    pooled = feats.max(axis=0)
    logits = U.T @ pooled + ub
    m = logits.max()
    return m + np.log(np.exp(logits - m).sum()) - logits[label]
