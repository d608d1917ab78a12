import numpy as np

def fm_loss(X, y, w0, w, V, l2_w, l2_v):
    linear = w0 + X.dot(w)
    s = X.dot(V)
    s2 = (X ** 2).dot(V ** 2)
    pair = 0.5 * (s ** 2 - s2).sum(axis=1)
    f = linear + pair
    loss = np.mean(np.log1p(np.exp(-y * f)))
    loss += l2_w * np.sum(w ** 2) + l2_v * np.sum(V ** 2)
    df = -y / (1 + np.exp(y * f)) / len(y)
    gw = X.T.dot(df) + 2 * l2_w * w
    gV = X.T.dot(df[:, None] * s) - (X ** 2).T.dot(df)[:, None] * V + 2 * l2_v * V
    return loss, df.sum(), gw, gV
