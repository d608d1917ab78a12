import numpy as np


def layernorm_forward(x, gamma, beta, eps):
    mu = x.mean(axis=1, keepdims=True)
    xc = x - mu
    std = np.sqrt((xc ** 2).mean(axis=1, keepdims=True) + eps)
    xhat = xc / std
    return gamma * xhat + beta, xhat, std


def layernorm_backward(dout, xhat, std, gamma):
    dxhat = dout * gamma
    dx = (dxhat - dxhat.mean(axis=1, keepdims=True)
          - xhat * (dxhat * xhat).mean(axis=1, keepdims=True)) / std
    return dx, np.sum(dout * xhat, axis=0), np.sum(dout, axis=0)


def transformer_ffn_loss(x, target, params, eps=1e-5):
    # post-LN feed-forward block:  y = LN(x + relu(x W1 + b1) W2 + b2)
    W1, b1 = params['W1'], params['b1']
    W2, b2 = params['W2'], params['b2']
    gamma, beta = params['gamma'], params['beta']

    B, T, D = x.shape
    x_flat = x.reshape(B * T, D)
    hidden = x_flat @ W1 + b1
    act = np.maximum(hidden, 0)
    ff = act @ W2 + b2
    res = x_flat + ff
    out, xhat, std = layernorm_forward(res, gamma, beta, eps)
    y = out.reshape(B, T, D)

    diff = y - target
    loss = 0.5 * np.sum(diff ** 2) / B

    grads = {}
    dout = diff.reshape(-1, D) / B
    dres, grads['gamma'], grads['beta'] = layernorm_backward(dout, xhat, std, gamma)
    dact = dres @ W2.T
    dW2 = act.T @ dres
    dhidden = dact * (hidden > 0)
    dW1 = x_flat.T @ dhidden
    dx = (dres + dhidden @ W1.T).reshape(x.shape)
    grads['W1'], grads['b1'] = dW1, dhidden.sum(axis=0)
    grads['W2'], grads['b2'] = dW2, dres.sum(axis=0)
    return loss, grads, dx
