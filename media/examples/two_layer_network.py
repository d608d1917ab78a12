# A two-layer network with softmax cross-entropy, from the scores back to every weight.
# Look at how each layer repeats the same three steps: product, bias, nonlinearity.
import numpy as np

N, D, H, K = 64, 100, 50, 10
X = np.sin(np.arange(N * D)).reshape(N, D)
labels = np.arange(N) % K
Y = np.eye(K)[labels]

W1 = 0.1 * np.cos(np.arange(D * H)).reshape(D, H)
b1 = np.zeros(H)
W2 = 0.1 * np.sin(2 + np.arange(H * K)).reshape(H, K)
b2 = np.zeros(K)

a = X @ W1 + b1
h = np.tanh(a)
s = h @ W2 + b2

E = np.exp(s)
P = E / np.sum(E, axis=1, keepdims=True)
c = -np.sum(Y * np.log(P)) / N
