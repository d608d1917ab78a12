import numpy as np

# softmax regression with momentum, by hand
np.random.seed(3)
N, D, K = 6, 4, 3
X = np.random.randn(N, D)  # (N, D)
labels = np.array([0, 2, 1, 1, 0, 2])
Y = np.eye(K)[labels]
W = 0.1 * np.random.randn(D, K)
b = np.zeros(K)
lr, reg = 0.1, 1e-3
v = np.zeros_like(W)
for step in range(4):
    S = X @ W + b
    S = S - S.max(axis=1, keepdims=True)
    P = np.exp(S) / np.exp(S).sum(axis=1, keepdims=True)
    dS = (P - Y) / N
    dW = X.T @ dS + 2 * reg * W
    v = 0.9 * v - lr * dW
    W = W + v
    b -= lr * dS.sum(axis=0)
params = {"W": W, "b": b}
def score(x, w=W):
    return x @ w + b
Z = score(X)
logp = Z - np.log(np.sum(np.exp(Z), axis=1, keepdims=True))
loss = -np.mean(np.sum(Y * logp, axis=1)) + reg * np.sum(params["W"] ** 2)
acc = np.mean(np.argmax(Z, axis=1) == labels)
print(f"loss {loss:.3f}")
