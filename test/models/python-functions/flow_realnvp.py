import numpy as np

def mlp(x, p):
    h = np.tanh(x @ p['w1'] + p['b1'])
    return h @ p['w2'] + p['b2']

def nll(x, s_params, t_params):
    d = x.shape[1] // 2
    x1, x2 = x[:, :d], x[:, d:]
    s = np.tanh(mlp(x1, s_params))
    t = mlp(x1, t_params)
    z2 = x2 * np.exp(s) + t
    z = np.concatenate([x1, z2], axis=1)
    logdet = s.sum(axis=1)
    logp = -0.5 * (z ** 2).sum(axis=1) - 0.5 * z.shape[1] * np.log(2 * np.pi)
    return -(logp + logdet).mean()
