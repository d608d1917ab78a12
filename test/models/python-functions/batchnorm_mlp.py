import numpy as np

# one hidden layer with batch norm before the nonlinearity, squared error
def bn_net(X, T, W1, gamma, beta, W2, b2, eps):
    N = X.shape[0]

    # --- forward ---
    a = np.dot(X, W1)
    mu = np.mean(a, axis=0)
    xmu = a - mu
    var = np.mean(xmu ** 2, axis=0)
    sqrtvar = np.sqrt(var + eps)
    ivar = 1. / sqrtvar
    xhat = xmu * ivar
    bn = gamma * xhat + beta
    h = np.tanh(bn)
    out = np.dot(h, W2) + b2
    diff = out - T
    loss = 0.5 * np.sum(diff ** 2) / N

    # --- backward ---
    dout = diff / N
    dW2 = np.dot(h.T, dout)
    db2 = np.sum(dout, axis=0)
    dh = np.dot(dout, W2.T)
    dbn = dh * (1 - h ** 2)
    dbeta = np.sum(dbn, axis=0)
    dgamma = np.sum(dbn * xhat, axis=0)

    # staged backward through the normalisation
    dxhat = dbn * gamma
    divar = np.sum(dxhat * xmu, axis=0)
    dxmu1 = dxhat * ivar
    dsqrtvar = -1. / (sqrtvar ** 2) * divar
    dvar = 0.5 * ivar * dsqrtvar
    dsq = np.ones_like(a) / N * dvar
    dxmu2 = 2 * xmu * dsq
    da1 = dxmu1 + dxmu2
    dmu = -np.sum(da1, axis=0)
    da2 = np.ones_like(a) / N * dmu
    da = da1 + da2
    dW1 = np.dot(X.T, da)

    return loss, dW1, dgamma, dbeta, dW2, db2
