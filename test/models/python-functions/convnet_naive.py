import numpy as np

# conv - relu - 2x2 max pool - affine - softmax, everything naive
def conv_net(x, y, w, b, Wfc, bfc):
    N, C, H, W = x.shape
    F, _, HH, WW = w.shape
    Ho = H - HH + 1
    Wo = W - WW + 1

    conv = np.zeros((N, F, Ho, Wo))
    for i in range(Ho):
        for j in range(Wo):
            patch = x[:, :, i:i+HH, j:j+WW]
            for f in range(F):
                conv[:, f, i, j] = np.sum(patch * w[f], axis=(1, 2, 3)) + b[f]
    act = np.maximum(conv, 0)

    # pooling by reshape
    Hp, Wp = Ho // 2, Wo // 2
    act_r = act.reshape(N, F, Hp, 2, Wp, 2)
    pooled = act_r.max(axis=3).max(axis=4)
    flat = pooled.reshape(N, -1)

    scores = flat.dot(Wfc) + bfc
    scores = scores - scores.max(axis=1, keepdims=True)
    p = np.exp(scores)
    p /= p.sum(axis=1, keepdims=True)
    loss = -np.mean(np.log(p[np.arange(N), y]))

    # backward
    ds = p.copy()
    ds[np.arange(N), y] -= 1
    ds /= N
    dWfc = flat.T.dot(ds)
    dbfc = ds.sum(axis=0)
    dpooled = ds.dot(Wfc.T).reshape(pooled.shape)
    pool_mask = (act_r == pooled[:, :, :, np.newaxis, :, np.newaxis])
    dact = (pool_mask * dpooled[:, :, :, np.newaxis, :, np.newaxis]).reshape(act.shape)
    dconv = dact * (conv > 0)

    dw = np.zeros_like(w)
    db = np.sum(dconv, axis=(0, 2, 3))
    for i in range(HH):
        for j in range(WW):
            win = x[:, :, i:i+Ho, j:j+Wo]
            dw[:, :, i, j] = np.einsum('nfhw,nchw->fc', dconv, win)
    return loss, dw, db, dWfc, dbfc
