import numpy as np

def affine_relu_forward(x, w, b):
    a = x.reshape(x.shape[0], -1).dot(w) + b
    out = np.maximum(0, a)
    cache = (x, w, b, a)
    return out, cache

def softmax_loss(x, y):
    shifted = x - np.max(x, axis=1, keepdims=True)
    Z = np.sum(np.exp(shifted), axis=1, keepdims=True)
    log_probs = shifted - np.log(Z)
    probs = np.exp(log_probs)
    N = x.shape[0]
    loss = -np.sum(log_probs[np.arange(N), y]) / N
    dx = probs.copy()
    dx[np.arange(N), y] -= 1
    dx /= N
    return loss, dx

def loss(params, X, y, reg=0.0):
    h, cache1 = affine_relu_forward(X, params['W1'], params['b1'])
    scores = h.dot(params['W2']) + params['b2']
    data_loss, dscores = softmax_loss(scores, y)
    reg_loss = 0.5 * reg * (np.sum(params['W1'] ** 2) + np.sum(params['W2'] ** 2))
    grads = {}
    grads['W2'] = h.T.dot(dscores) + reg * params['W2']
    grads['b2'] = dscores.sum(axis=0)
    dh = dscores.dot(params['W2'].T)
    dh[h <= 0] = 0
    x, w, b, a = cache1
    grads['W1'] = x.reshape(x.shape[0], -1).T.dot(dh) + reg * w
    grads['b1'] = dh.sum(axis=0)
    return data_loss + reg_loss, grads
