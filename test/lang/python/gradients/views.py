#%% dscores = probs | S: (4, 3), X: (4, 3)
N = 4
y = np.array([2, 0, 1, 2])
probs = np.exp(S) / np.exp(S).sum(axis=1, keepdims=True)
dscores = probs
dscores[range(N), y] -= 1
dscores /= N
c = np.sum(dscores ** 2 * X) + np.sum(probs * X)

#%% rows and columns written through views | A: (3, 4), v: (4,)
B = A * 1.5
row = B[1]
row[2] = v[0] * v[1]
col = B[:, 3]
col *= 2
col += v[:3] ** 2
c = np.sum(B * A) + np.sum(row ** 2) + col[0] * col[2]

#%% views of views | A: (4, 6), b: (6,)
M = A ** 2
top = M[1:3]
top[:, ::2] *= b[::2]
flat = M.reshape(-1)
flat[5:9] += 2 * b[:4]
T = M.T
T[0, 1] = b[0] * b[1]
T[2] = T[3] * T[2]
c = np.sum(M ** 2) + np.sum(flat[::3]) + T.sum()

#%% an alias given to a function | w: (5,), g: (5,)
def step(p, g, lr=0.3):
    p -= lr * g * p
def clear(x):
    x[:2] = 0
u = w * 2
v = u
step(u, g)
clear(v[1:])
c = np.sum(v ** 3) + np.sum(u * g)

#%% everything written | x: (3,), y: (3,)
a = np.zeros(3)
b = a
b[:] = x * y
a[...] = a + b ** 2
b += x
c = np.sum(a ** 2)

#%% adding at positions | W: (5, 2), d: (4, 2)
E = W * 1.0
np.add.at(E, [0, 3, 3, 1], d ** 2)
np.subtract.at(E[:, 0], [2, 2], d[:2, 1])
c = np.sum(E ** 2 * np.arange(10).reshape(5, 2))

#%% masked writes | Z: (3, 4), b: (4,)
H = Z @ np.diag(b)
G = H
G[H < 0] = 0.1 * b[0]
H[:, b > 0] *= 3
K = np.where(Z > 0, H, G * 2)
K[K > 1] -= Z[K > 1]
c = np.sum(K ** 2)

#%% out arguments | x: (4,), y: (4,)
z = np.zeros(4)
np.multiply(x, y, out=z)
np.exp(z, out=z)
np.add(z, x, out=z)
c = np.sum(z ** 2)

#%% parameters in a dictionary | W1: (3, 4), b1: (4,), X: (5, 3)
params = {'W1': W1 * 1, 'b1': b1 * 1}
for k in params:
    params[k] -= 0.1 * params[k] ** 2
V = params['W1']
V *= 2
h = np.tanh(X @ params['W1'] + params['b1'])
c = np.sum(h ** 2)

#%% rows of a loop | A: (3, 4)
B = A.copy()
for i, row in enumerate(B):
    row /= np.sqrt(np.sum(row ** 2)) + i
    row[i] = row[i + 1] ** 2
c = np.sum(B * A)

#%% a table filled row by row | x: (4, 2), W: (2, 2)
H = np.zeros((5, 2))
for t in range(4):
    H[t + 1] = np.tanh(x[t] + H[t] @ W)
c = np.sum(H[1:] ** 2) + H[-1, 0] * H[2, 1]

#%% swapped rows | A: (3, 3)
B = A + 0
B[[0, 2]] = B[[2, 0]]
B[0], B[1] = B[1].copy(), B[0].copy()
B[:, 0], B[:, 1] = 2 * B[:, 1], B[:, 0] ** 2
c = np.sum(B * np.arange(9.0).reshape(3, 3) * A)

#%% overlapping | x: (6,)
a = x * 1
a[1:] += a[:-1]
a[::-1] *= a
c = np.sum(a ** 2 * np.arange(6))

#%% parameters out of one vector | theta: (14,), X: (4, 3)
W1 = theta[:6].reshape(3, 2)
b1 = theta[6:8]
W2 = theta[8:12].reshape((2, 2), order='F')
b2 = theta[12:]
out = np.tanh(X @ W1 + b1) @ W2 + b2
W1[0, 0] = 3 * b1[0]
c = np.sum(out ** 2) + np.sum(theta ** 2)

#%% lists of positions on several axes | A: (3, 4, 2)
B = A * 2
B[[0, 2], :, [1, 0]] = A[[1, 1], :, 0] ** 2
B[:, [1, 2]] += B[:, [0, 0]]
B[..., 1][:, 0] = 5 * A[0, 0, 0]
c = np.sum(B ** 2) + np.sum(B[np.ix_([0, 2], [1, 3])])

#%% objects that share an array | w: (3,)
class Layer:
    def __init__(self, w):
        self.w = w
    def scale(self, k):
        self.w *= k
v = w * 1
a, b = Layer(v), Layer(v)
a.scale(3.0)
b.w[0] = b.w[1] * b.w[2]
c = np.sum(v ** 2) + np.sum(a.w)

#%% scalar autograd by classes | x: (), w: ()
class Value:
    def __init__(self, data):
        self.data = data
    def __add__(self, o):
        return Value(self.data + o.data)
    def __mul__(self, o):
        return Value(self.data * o.data)
    def tanh(self):
        return Value(np.tanh(self.data))
out = (Value(x) * Value(w) + Value(w)).tanh() * Value(x)
c = out.data

#%% recursion, closures and generators | x: (4,)
def power(v, n):
    return v if n == 1 else v * power(v, n - 1)
def parts(v):
    for i in range(len(v)):
        yield v[i] * (i + 1)
fs = [lambda u, k=k: u ** k for k in range(1, 4)]
c = power(x[0], 3) + sum(parts(x)) + sum(f(x[1]) for f in fs)

#%% library functions that are lines of NumPy | x: (4,), S: (3, 3)
from scipy.stats import norm
import scipy.linalg as sla
K = S @ S.T + 4 * np.eye(3)
L = sla.cholesky(K, lower=True)
z = sla.solve_triangular(L, x[:3], lower=True)
c = -norm.logpdf(x, loc=0.3, scale=1.4).sum() + z @ z + np.quantile(x, 0.3) + np.interp(0.7, np.arange(4.0), x)
