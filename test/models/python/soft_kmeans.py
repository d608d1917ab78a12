import numpy as np
from math import pi, log
from functools import partial

def make_blobs(k, n, rng):
    centers = rng.uniform(-3, 3, size=(k, 2))
    X = np.concatenate([c + 0.4 * rng.standard_normal((n, 2)) for c in centers])
    labels = np.repeat(np.arange(k), n)
    return X, labels

rng = np.random.default_rng(seed=1)
X, labels = make_blobs(3, 10, rng)
K, T = 3, 4
mu = X[[0, 10, 20]] + 0.1
beta = 2.0

def responsibilities(X, mu, beta):
    d2 = ((X[:, None] - mu[None]) ** 2).sum(-1)
    logits = -beta * d2
    logits -= logits.max(axis=1, keepdims=True)
    R = np.exp(logits)
    R /= R.sum(1, keepdims=True)
    return R, d2

history = []
for it in range(T):
    R, d2 = responsibilities(X, mu, beta)
    Nk = R.sum(axis=0)
    mu = (R.T @ X) / Nk[:, None]
    J = (R * d2).sum()
    history.append(J)
history = np.asarray(history)

# and a diagonal Gaussian mixture on top
pi_k = Nk / Nk.sum()
var = np.stack([np.average((X - m) ** 2, axis=0, weights=r) for m, r in zip(mu, R.T)]) + 1e-6
logp = np.log(pi_k) - 0.5 * (np.log(2 * pi * var).sum(1) + ((X[:, None, :] - mu) ** 2 / var).sum(-1))
m = logp.max(axis=1)
ll = (m + np.log(np.exp(logp - m[:, None]).sum(axis=1))).mean()
hard = R.argmax(axis=-1)
onehot = np.eye(K)[hard]
purity = max((hard[labels == 0] == j).mean() for j in range(K))
