# A small ConvNet: two convolutions, pooling, a dense layer, softmax cross-entropy.
# Look at the kernels: W̄₁ and W̄₂ sum up, window by window, what came in times the adjoint of what went out.
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

rng = np.random.RandomState(0)
N, C, H = 4, 1, 10                           # images, channels, height and width
F1, F2, K = 3, 4, 3                          # kernels of each layer, classes
X = rng.randn(N, C, H, H)
labels = np.array([0, 2, 1, 2])
W1 = 0.5 * rng.randn(F1, C, 3, 3)
b1 = np.zeros(F1)
W2 = 0.5 * rng.randn(F2, F1, 3, 3)
b2 = np.zeros(F2)
W3 = 0.5 * rng.randn(F2, K)
b3 = np.zeros(K)


def conv(X, W, b):
    """Slides the kernels W: (F, C, 3, 3) over the images X: (N, C, H, W)."""
    patches = sliding_window_view(X, (3, 3), axis=(2, 3))
    return np.einsum("nchwij,fcij->nfhw", patches, W) + b[:, None, None]


def max_pool(A):
    """The largest of every 2×2 block."""
    N, F, H, W = A.shape
    return A.reshape(N, F, H // 2, 2, W // 2, 2).max(axis=(3, 5))


Z1 = conv(X, W1, b1)
A1 = np.maximum(0, Z1)
P1 = max_pool(A1)
Z2 = conv(P1, W2, b2)
A2 = np.maximum(0, Z2)
P2 = max_pool(A2)
h = P2.reshape(N, F2)
S = h @ W3 + b3
E = np.exp(S - S.max(axis=1, keepdims=True))
P = E / E.sum(axis=1, keepdims=True)
c = -np.mean(np.log(P[np.arange(N), labels]))
