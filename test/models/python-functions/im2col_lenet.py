import numpy as np

def get_im2col_indices(C, out_height, out_width, field, stride):
    i0 = np.repeat(np.arange(field), field)
    i0 = np.tile(i0, C)
    i1 = stride * np.repeat(np.arange(out_height), out_width)
    j0 = np.tile(np.arange(field), field * C)
    j1 = stride * np.tile(np.arange(out_width), out_height)
    i = i0.reshape(-1, 1) + i1.reshape(1, -1)
    j = j0.reshape(-1, 1) + j1.reshape(1, -1)
    k = np.repeat(np.arange(C), field * field).reshape(-1, 1)
    return k, i, j

def im2col(x, field, padding, stride):
    p = padding
    x_padded = np.pad(x, ((0, 0), (0, 0), (p, p), (p, p)), mode='constant')
    N, C, H, W = x.shape
    out_h = (H + 2 * p - field) // stride + 1
    out_w = (W + 2 * p - field) // stride + 1
    k, i, j = get_im2col_indices(C, out_h, out_w, field, stride)
    cols = x_padded[:, k, i, j]
    cols = cols.transpose(1, 2, 0).reshape(field * field * C, -1)
    return cols

def softmax_loss(x, y):
    probs = np.exp(x - np.max(x, axis=1, keepdims=True))
    probs /= np.sum(probs, axis=1, keepdims=True)
    N = x.shape[0]
    loss = -np.sum(np.log(probs[np.arange(N), y])) / N
    dx = probs.copy()
    dx[np.arange(N), y] -= 1
    dx /= N
    return loss, dx

def three_layer_convnet(X, y, w1, b1, w2, b2, reg=0.0):
    # conv - relu - 2x2 max pool - affine - softmax
    N, C, H, W = X.shape
    F, _, HH, WW = w1.shape
    pad = (HH - 1) // 2
    X_col = im2col(X, HH, pad, 1)
    res = w1.reshape((F, -1)).dot(X_col) + b1.reshape(-1, 1)
    conv = res.reshape(F, H, W, N).transpose(3, 0, 1, 2)
    a = np.maximum(conv, 0)
    a_reshaped = a.reshape(N, F, H // 2, 2, W // 2, 2)
    pool = a_reshaped.max(axis=3).max(axis=4)
    flat = pool.reshape(N, -1)
    scores = flat.dot(w2) + b2
    data_loss, dscores = softmax_loss(scores, y)
    loss = data_loss + 0.5 * reg * (np.sum(w1 * w1) + np.sum(w2 * w2))
    dw2 = flat.T.dot(dscores) + reg * w2
    db2 = dscores.sum(axis=0)
    dpool = dscores.dot(w2.T).reshape(pool.shape)
    mask = (a_reshaped == pool[:, :, :, np.newaxis, :, np.newaxis])
    da = (mask * dpool[:, :, :, np.newaxis, :, np.newaxis]).reshape(a.shape)
    dconv = da * (conv > 0)
    db1 = np.sum(dconv, axis=(0, 2, 3))
    dconv_reshaped = dconv.transpose(1, 2, 3, 0).reshape(F, -1)
    dw1 = dconv_reshaped.dot(X_col.T).reshape(w1.shape) + reg * w1
    grads = {'w1': dw1, 'b1': db1, 'w2': dw2, 'b2': db2}
    return loss, grads

