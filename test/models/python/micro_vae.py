import numpy as np
from collections import OrderedDict
rng = np.random.default_rng(42)

def init(sizes, rng, scale=0.1):
    p = OrderedDict()
    for i, (m, n) in enumerate(zip(sizes, sizes[1:])):
        p[f'W{i}'] = scale * rng.standard_normal((m, n))
        p[f'b{i}'] = np.zeros(n)
    return p

def mlp(p, x, act=np.tanh):
    L = len(p) // 2
    for i in range(L):
        x = x @ p['W%d' % i] + p['b%d' % i]
        if i < L - 1: x = act(x)
    return x

D, H, Z, N = 12, 9, 3, 8
enc = init([D, H, 2 * Z], rng)
dec = init([Z, H, D], rng)
x = (rng.random((N, D)) > 0.5).astype(np.float64)

def elbo(enc, dec, x, eps):
    stats = mlp(enc, x)
    mu, logvar = stats[:, :Z], stats[:, Z:]
    z = mu + np.exp(0.5 * logvar) * eps
    logits = mlp(dec, z)
    # log p(x|z) of Bernoulli from logits
    ll = -(np.logaddexp(0, logits) - x * logits).sum(axis=-1)
    kl = 0.5 * np.sum(mu**2 + np.exp(logvar) - logvar - 1, axis=1)
    return np.mean(ll - kl), (mu, logvar, z, logits)

eps = rng.normal(size=(N, Z))
value, (mu, logvar, z, logits) = elbo(enc, dec, x, eps)
loss = -value
recon = 1 / (1 + np.exp(-logits))
# backward, by hand
dlogits = (recon - x) / N
dW1 = np.tanh(z @ dec['W0'] + dec['b0']).T @ dlogits
dh = dlogits @ dec['W1'].T * (1 - np.tanh(z @ dec['W0'] + dec['b0'])**2)
dz = dh @ dec['W0'].T
dmu = dz + mu / N
dlogvar = dz * eps * 0.5 * np.exp(0.5 * logvar) + 0.5 * (np.exp(logvar) - 1) / N
dstats = np.concatenate([dmu, dlogvar], axis=1)
total = sum(v.size for q in (enc, dec) for v in q.values())
