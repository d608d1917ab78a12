import numpy as np

def batchnorm_forward(x, gamma, beta, bn_param):
    mode = bn_param['mode']
    eps = bn_param.get('eps', 1e-5)
    momentum = bn_param.get('momentum', 0.9)
    N, D = x.shape
    running_mean = bn_param.get('running_mean', np.zeros(D, dtype=x.dtype))
    running_var = bn_param.get('running_var', np.zeros(D, dtype=x.dtype))
    out, cache = None, None
    if mode == 'train':
        mu = x.mean(axis=0)
        xc = x - mu
        var = np.mean(xc ** 2, axis=0)
        std = np.sqrt(var + eps)
        xn = xc / std
        out = gamma * xn + beta
        cache = (mode, x, gamma, xc, std, xn, out)
        running_mean *= momentum
        running_mean += (1 - momentum) * mu
        running_var *= momentum
        running_var += (1 - momentum) * var
    elif mode == 'test':
        std = np.sqrt(running_var + eps)
        xn = (x - running_mean) / std
        out = gamma * xn + beta
        cache = (mode, x, xn, gamma, beta, std)
    else:
        raise ValueError('Invalid forward batchnorm mode "%s"' % mode)
    bn_param['running_mean'] = running_mean
    bn_param['running_var'] = running_var
    return out, cache

def batchnorm_backward(dout, cache):
    mode = cache[0]
    if mode == 'train':
        mode, x, gamma, xc, std, xn, out = cache
        N = x.shape[0]
        dbeta = dout.sum(axis=0)
        dgamma = np.sum(xn * dout, axis=0)
        dxn = gamma * dout
        dxc = dxn / std
        dstd = -np.sum((dxn * xc) / (std * std), axis=0)
        dvar = 0.5 * dstd / std
        dxc += (2.0 / N) * xc * dvar
        dmu = np.sum(dxc, axis=0)
        dx = dxc - dmu / N
    elif mode == 'test':
        mode, x, xn, gamma, beta, std = cache
        dbeta = dout.sum(axis=0)
        dgamma = np.sum(xn * dout, axis=0)
        dx = gamma * dout / std
    else:
        raise ValueError(mode)
    return dx, dgamma, dbeta

np.random.seed(231)
N, D1, D2, D3 = 20, 5, 6, 3
X = np.random.randn(N, D1)
W1 = np.random.randn(D1, D2)
W2 = np.random.randn(D2, D3)
a = np.maximum(0, X.dot(W1)).dot(W2)
bn_param = {'mode': 'train'}
gamma, beta = np.asarray([1.0, 2.0, 3.0]), np.array([11.0, 12.0, 13.0])
a_norm, cache = batchnorm_forward(a, gamma, beta, bn_param)
dout = np.random.randn(*a_norm.shape)
loss = np.sum(a_norm * dout)
dx, dgamma, dbeta = batchnorm_backward(dout, cache)
bn_param['mode'] = 'test'
a_test, _ = batchnorm_forward(a, gamma, beta, bn_param)
running = bn_param['running_mean']

def dropout_forward(x, p=0.5, seed=None):
    if seed is not None: np.random.seed(seed)
    mask = (np.random.rand(*x.shape) < p) / p
    return x * mask, mask
d_out, d_mask = dropout_forward(X, 0.8, seed=1)
