/** Python programs in the style of courses and papers, for tests of the front end. */

/** A classifier as a class with hand-written backward pass. */
export const network = `"""Two-layer network, written by hand."""
import numpy as np
from numpy.linalg import norm as nrm


def softmax(scores, axis=1):
    """
    Rows that sum to one.

    - scores: array of shape (N, K)
    """
    shifted = scores - scores.max(axis=axis, keepdims=True)
    e = np.exp(shifted)
    return e / e.sum(axis=axis, keepdims=True)


class TwoLayerNet(object):
    def __init__(self, input_dim=3 * 32 * 32, hidden_dim=100, num_classes=10,
                 weight_scale=1e-3, reg=0.0):
        self.params = {}
        self.reg = reg
        self.params['W1'] = weight_scale * np.random.randn(input_dim, hidden_dim)
        self.params['b1'] = np.zeros(hidden_dim)
        self.params['W2'] = weight_scale * np.random.randn(hidden_dim, num_classes)
        self.params['b2'] = np.zeros(num_classes)

    def loss(self, X, y=None):
        W1, b1 = self.params['W1'], self.params['b1']
        W2, b2 = self.params['W2'], self.params['b2']
        N, D = X.shape

        # forward
        hidden = np.maximum(0, X @ W1 + b1)   # (N, H)
        scores = hidden.dot(W2) + b2
        if y is None:
            return scores
        p = softmax(scores)
        loss = -np.log(p[np.arange(N), y]).sum() / N
        loss += 0.5 * self.reg * (np.sum(W1 * W1) +
                                  np.sum(W2 * W2))

        # backward
        grads = {}
        dscores = p.copy()
        dscores[np.arange(N), y] -= 1
        dscores /= N
        grads['W2'] = hidden.T.dot(dscores) + self.reg * W2
        grads['b2'] = dscores.sum(axis=0)
        dhidden = dscores.dot(W2.T)
        dhidden[hidden <= 0] = 0
        grads['W1'] = X.T.dot(dhidden) + self.reg * W1
        grads['b1'] = dhidden.sum(axis=0)
        return loss, grads


net = TwoLayerNet(4, 10, 3)
X = np.random.randn(5, 4)
y = np.array([0, 1, 2, 2, 1])
for it in range(100):
    loss, grads = net.loss(X, y)
    for name in grads:
        net.params[name] -= 1e-1 * grads[name]
    if it % 10 == 0:
        print('iteration %d: loss %f' % (it, loss))
    elif loss < 1e-3:
        break
else:
    print("done")
`;

/** A script of many small steps: Gaussian process, least squares, loops. */
export const script = `import numpy as np, matplotlib.pyplot as plt
from scipy import linalg

np.random.seed(0)
N, D = 20, 3        # examples, features
X = np.random.randn(N, D)
w = np.array([1.0, -2., .5])
y = X @ w + 0.1 * np.random.randn(N)

def kernel(a, b, ell=1.0, sigma=1.):
    d2 = (a**2).sum(1)[:, None] + (b**2).sum(1)[None, :] - 2*a @ b.T
    return sigma**2 * np.exp(-0.5 * d2 / ell**2)

K = kernel(X, X) + 1e-6 * np.eye(N)
L = np.linalg.cholesky(K)
alpha = np.linalg.solve(L.T, np.linalg.solve(L, y))
nll = 0.5 * y @ alpha + np.log(np.diag(L)).sum() \\
    + 0.5 * N * np.log(2 * np.pi)
grad = lambda v: 2 * X.T @ (X @ v - y)
theta = np.zeros(D)
losses = []
while len(losses) < 50:
    g = grad(theta)
    theta = theta - 0.01 * g
    losses.append(float(((X @ theta - y)**2).mean()))
    if np.isnan(losses[-1]): break

table = {
    "first": losses[0],
    "last": losses[-1],
    'ratio': losses[-1] / losses[0],
}
best = [i for i, v in enumerate(losses) if v == min(losses)]
text = f"best {best[0]:>3d} of {len(losses)}"
try:
    inverse = linalg.inv(K)
except linalg.LinAlgError as problem:
    inverse = None
finally:
    print(text, table["ratio"])
with open("out.txt", "w") as f:
    f.write(text + "\\n")
A = np.array([[1, 2, 3],
              [4, 5, 6],
              [7, 8, 10]])
b = A[0, ::2] + A[-1, 1:]
c = (A * 2
     + 1).sum()
assert c > 0, "positive"
x0, *rest = theta
total: float = sum(t for t in theta)
del rest
`;
