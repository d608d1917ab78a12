import numpy as np

# A convolutional network: two convolutions, max-pooling, a dense layer and the softmax cross-entropy, written with windows.

N, S, K = 4, 12, 3          # images, their side, classes
rng = np.random.RandomState(0)
X = rng.randn(N, 1, S, S)
labels = np.array([0, 2, 1, 2])
Y = np.eye(K)[labels]

W1, b1 = 0.3 * rng.randn(3, 1, 3, 3), 0.1 * rng.randn(3)
W2, b2 = 0.2 * rng.randn(4, 3, 2, 2), 0.1 * rng.randn(4)
W3, b3 = 0.3 * rng.randn(16, K), 0.1 * rng.randn(K)


def windows(x, k):
    """Every k×k window of every image, one row each (im2col)."""
    n, channels, height, width = x.shape
    rows, cols = height - k + 1, width - k + 1
    out = np.zeros((n, channels, k, k, rows, cols))
    for i in range(k):
        for j in range(k):
            out[:, :, i, j] = x[:, :, i:i + rows, j:j + cols]
    return out.transpose(0, 4, 5, 1, 2, 3).reshape(n * rows * cols, channels * k * k)


def conv(x, W, b):
    n, _, height, width = x.shape
    filters, _, k, _ = W.shape
    z = windows(x, k) @ W.reshape(filters, -1).T + b
    return z.reshape(n, height - k + 1, width - k + 1, filters).transpose(0, 3, 1, 2)


def max_pool(x):
    n, channels, height, width = x.shape
    return x.reshape(n, channels, height // 2, 2, width // 2, 2).max(axis=(3, 5))


Z1 = conv(X, W1, b1)        # 4 x 3 x 10 x 10
P1 = max_pool(Z1)           # 4 x 3 x 5 x 5
A1 = np.maximum(0, P1)
Z2 = conv(A1, W2, b2)       # 4 x 4 x 4 x 4
P2 = max_pool(Z2)           # 4 x 4 x 2 x 2
A2 = np.maximum(0, P2)
scores = A2.reshape(N, -1) @ W3 + b3
shifted = scores - scores.max(axis=1, keepdims=True)
log_probs = shifted - np.log(np.sum(np.exp(shifted), axis=1, keepdims=True))
c = -np.sum(Y * log_probs) / N
