/** Small programs that mean the same here and in Python with NumPy, tier 2: control flow, writing, containers, classes. */

/** By title. Every name that holds a number or an array is compared. */
export const programs2: Readonly<Record<string, string>> = {
  unpacking:
    "a, b = 1, 2.5\n(c, d), e = (3, 4), 5\nf, *g = [1, 2, 3]\nh = g[1]\na, b = b, a\ni = j = 7\nu, v = np.array([1.0, 2.0])\nr0, r1 = np.array([[1.0, 2.0], [3.0, 4.0]])",
  "names in letters of all scripts":
    "σ = 0.5\ngröße = np.array([1.0, 2.0])\nΔx = größe - 1\n\ndef f(β, x=σ):\n    ŷ = β * x\n    return ŷ, f'{β.size}'\n\nclass K:\n    α = 2.0\n\na, b = f(Δx)\nn = int(b)\nc = np.sum(a ** 2) / (2 * σ ** 2) * K().α",
  functions:
    "def sigmoid(z):\n    return 1 / (1 + np.exp(-z))\n\ndef layer(x, W, b=0.5, *, act=np.tanh):\n    return act(x @ W + b)\n\nx = np.array([1.0, -2.0])\nW = np.array([[0.1, 0.2], [0.3, 0.4]])\na = sigmoid(x)\nb = layer(x, W)\nc = layer(x, W, b=1.0, act=sigmoid)\nd = layer(W=W, x=x)",
  "several results":
    "def stats(x):\n    m = x.mean()\n    return m, ((x - m) ** 2).mean()\n\nm, v = stats(np.array([1.0, 2.0, 4.0]))\nboth = stats(np.array([0.0, 2.0]))\na = both[1]\n_, b = stats(np.ones(3))",
  "early return": "def f(x):\n    if x > 0:\n        return 1.0\n    return 2.0 * x\n\na = f(3.0)\nb = f(-3.0)",
  "early return from a loop":
    "def first(x, least):\n    for i, v in enumerate(x):\n        if v > least:\n            return i\n    return -1\n\na = first(np.array([1.0, 5.0, 7.0]), 4)\nb = first([1, 2], 9)",
  "lambdas and closures":
    "f = lambda x, k=2: k * x\na = f(3.0)\nb = f(3.0, k=5)\ndef adder(n):\n    def add(x):\n        return x + n\n    return add\nc = adder(10)(np.arange(3))\ncompose = lambda f, g: lambda x: f(g(x))\nd = compose(np.exp, np.log)(2.0)\ne = (lambda: 4)()",
  "star arguments":
    "def total(*xs, scale=1.0, **more):\n    s = 0.0\n    for x in xs:\n        s = s + x\n    return scale * s + len(more)\n\na = total(1, 2, 3)\nb = total(*[1, 2], scale=2.0)\nc = total(1, **{'scale': 3.0})\nd = total(1, other=5)",
  recursion:
    "def power(x, n):\n    return 1.0 if n == 0 else x * power(x, n - 1)\n\na = power(2.0, 5)\ndef fib(n):\n    if n < 2:\n        return n\n    return fib(n - 1) + fib(n - 2)\nb = fib(8)",
  "for loops":
    "s = 0\nfor i in range(5):\n    s += i ** 2\np = 1.0\nfor x in np.array([2.0, 3.0]):\n    p *= x\nt = 0.0\nfor row in np.arange(6.0).reshape(2, 3):\n    t += row @ row\nu = 0\nfor i in range(10, 0, -3):\n    u += i\nfor k in []:\n    pass\nelse:\n    w = 5",
  "while, break, continue":
    "k = 0\ns = 0\nwhile True:\n    k += 1\n    if k > 5:\n        break\n    if k % 2 == 0:\n        continue\n    s += k\nn = 10\nwhile n > 3:\n    n -= 2\nelse:\n    m = 1",
  "if, elif, else":
    "x = np.array([1.0, 2.0])\nif x.sum() > 5:\n    a = 1\nelif x.sum() > 2:\n    a = 2\nelse:\n    a = 3\nif 'tanh' == 'tanh' and x is not None:\n    b = 4\nif not []:\n    c = 5\nmode = 'relu'\nif mode in ('relu', 'elu'):\n    d = 6",
  "zip and enumerate":
    "s = 0.0\nfor a, b in zip([1, 2, 3], [4.0, 5.0, 6.0]):\n    s += a * b\nt = 0\nfor i, v in enumerate([10, 20]):\n    t += i * v\nu = 0\nfor i, (p, q) in enumerate(zip([1, 2], [3, 4]), 1):\n    u += i * p * q\nw = 0\nfor i in reversed(range(4)):\n    w = 10 * w + i",
  comprehensions:
    "a = np.array([i ** 2 for i in range(4)])\nb = sum([x * 2 for x in [1, 2, 3] if x > 1])\nc = np.array([[i * j for j in range(3)] for i in range(2)])\nd = {k: v for k, v in zip(['p', 'q'], [1.0, 2.0])}\ne = d['q']\nf = np.array([np.sin(x) for x in np.linspace(0, 1, 3)])\ng = sum(i for i in range(5))\nh = max(len(s) for s in ['a', 'bcd'])\nn = np.array([x for row in [[1, 2], [3]] for x in row])",
  "augmented assignment":
    "a = 1.0\na += 2\na *= 3\na -= 1\na /= 4\nb = np.array([1.0, 2.0])\nb += 1\nb *= np.array([2.0, 3.0])\nb **= 2\nc = 7\nc //= 2\nc %= 2\nd = np.eye(2)\nd @= np.array([[1.0, 2.0], [3.0, 4.0]])",
  "writing blocks":
    "A = np.zeros((3, 3))\nA[1] = [1, 2, 3]\nA[:, 0] = np.array([7, 8, 9])\nA[2, 2] = 4\nB = np.zeros((3, 3))\nB[0:2, 1:3] = 5\nC = np.zeros(4)\nC[::2] = [1, 2]\nC[-1] = 9\nD = np.ones((2, 3))\nD[:] = 4\nE = np.zeros(5)\nE[1:4] += 2\nF = np.zeros((2, 2, 2))\nF[0, :, 1] = 3\nG = np.zeros((2, 3))\nG[...] = [1, 2, 3]\nH = np.zeros(4)\nH[::-1] = np.arange(4)",
  "writing at positions":
    "A = np.zeros((3, 4))\nA[np.arange(3), [0, 2, 1]] = 1\nB = np.zeros(5)\nB[[4, 0]] = [7, 8]\nC = np.zeros((3, 2))\nC[[2, 0]] = np.array([[1, 2], [3, 4]])\nP = np.ones((3, 4)) / 4\nP[np.arange(3), [0, 2, 1]] -= 1\nD = np.zeros((2, 3))\nD[:, [0, 2]] = 5\nE = np.zeros((3, 3))\nE[[0, 1], 2] = 4\nF = np.zeros((2, 4))\nF[0, [1, 3]] = [6, 7]\nG = np.zeros((2, 3))\nG[:, [2, 0]] += np.array([[1, 2], [3, 4]])\nH = np.zeros((3, 3))\nH[np.ix_([0, 2], [1, 2])] = 1",
  "writing where a mask holds":
    "L = np.array([[1.0, -2.0], [-3.0, 4.0]])\nL[L < 0] = 0\nM = np.array([1.0, 2.0, 3.0])\nM[M > 1] = [10, 20]\nN = np.arange(4.0)\nN[N > 1] *= 2\nQ = np.arange(4.0)\nQ[(Q > 0) & (Q < 3)] += 0.5\nR = np.ones((3, 2))\nR[np.array([True, False, True])] = 0\nS = np.ones((2, 3))\nS[:, np.array([True, False, True])] = 7",
  "aliases of arrays":
    "x = np.zeros(3)\ny = x\ny[0] = 5\nz = x.copy()\nz[1] = 7\nu = np.array(x)\nu += 1\nw = x\nw += 2\nv = x\nv = v + 1",
  "views of arrays":
    "A = np.arange(6.0).reshape(2, 3)\nrow = A[0]\nrow[1] = 50\ncol = A[:, 2]\ncol *= 10\nB = A.T\nB[0, 1] = -1\nC = A.reshape(3, 2)\nC[2] = 0\nD = A[::-1, 1:]\nD[0, 0] = 77\nE = A.ravel()\nE[0] = 3\nF = A.flatten()\nF[1] = 99\nG = A[[0, 1]]\nG[0] = 0\nH = A[1:]\nA[1, 1] = 1234",
  "rows change in loops":
    "A = np.arange(6.0).reshape(2, 3)\nfor row in A:\n    row -= row.mean()\nfor i in range(2):\n    A[i] = A[i] / np.abs(A[i]).max()",
  "functions change their arguments":
    "def zero_first(x):\n    x[0] = 0\n\ndef scale(x, k):\n    x *= k\n    return x\n\ndef fresh(x):\n    x = x + 1\n    x[0] = 100\n    return x\n\na = np.ones(3)\nzero_first(a)\nb = scale(a, 2.0)\nc = fresh(a)",
  "parameter lists change in place":
    "W = np.ones((2, 2))\nb = np.zeros(2)\ndW = np.full((2, 2), 0.5)\ndb = np.array([1.0, 2.0])\nfor p, g in zip([W, b], [dW, db]):\n    p -= 0.1 * g\nparams = {'W': W, 'b': b}\nfor k in params:\n    params[k] -= 0.1\nV = params['W']\nV += 1\nq = params['W'].sum()",
  lists:
    "xs = []\nfor i in range(3):\n    xs.append(np.array([i, i + 1.0]))\na = np.array(xs)\nb = np.stack(xs, axis=1)\nc = xs[-1]\nd = len(xs)\nys = [1, 2, 3]\nys[1] = 20\ne = ys[1]\nf = sum(ys)\ng = xs[::-1][0]\nh = max(ys)\ni = min(3, 2, 5)\nzs = [0] * 3\nzs[2] = 4\nj = np.array(zs)\nk = ys.pop()\nl = len(ys)\nys += [7]\nm = np.array(ys)\nn = np.array([1] + [2, 3])\nys.extend([4, 5])\no = np.array(ys)\np = [1, 2, 3].index(2)\nys.insert(0, 9)\nq = ys[0]\nr = np.array(sorted([3, 1, 2]))",
  "lists of lists":
    "M = [[1, 2], [3, 4]]\na = M[1][0]\nM[0][1] = 20\nb = np.array(M)\nW = [np.ones((2, 3)), np.zeros((3, 1))]\nW[0] = W[0] * 2\nc = W[0] @ W[1]\nW[0][0, 0] = 9\nd = W[0]\ne = [w.shape[0] for w in W][1]\nsizes = [2, 3, 1]\nf = [np.ones((y, x)) for x, y in zip(sizes[:-1], sizes[1:])][1]",
  dictionaries:
    "params = {'W': np.ones((2, 2)), 'b': np.zeros(2)}\nparams['c'] = 3.0\na = params['W'] @ params['W']\ns = 0.0\nfor k, v in params.items():\n    s = s + np.sum(v)\nb = params.get('missing', 7)\nc = 'W' in params\nd = len(params)\nparams['W'][0, 1] = 5\ne = params['W']\nconf = dict(lr=0.1, steps=3)\nf = conf['lr'] * conf['steps']\nparams.update({'z': 8})\ng = params['z']\nh = {1: 2.5, 2: 3.5}[2]\nfor k in sorted(params.keys()):\n    i = params[k]\nj = {**conf, 'lr': 9}['lr']\ngrads = {}\nfor k in ['W', 'b']:\n    grads['d' + k] = np.zeros_like(params[k])\nl = grads['dW']\ncache = {}\nfor t in range(3):\n    cache[t] = t * 2.0\nm = cache[2]\nn = cache[t - 1]\nname = f'W{1}'\nnet = {}\nfor i in range(1, 3):\n    net['W' + str(i)] = i * 1.5\n    net[f'b{i}'] = i * 2.5\no = net['W2']\np = net['b1']",
  classes:
    "class Linear:\n    scale = 2.0\n    def __init__(self, n, m, bias=True):\n        self.W = np.ones((n, m))\n        self.b = np.zeros(m) if bias else None\n    def __call__(self, x):\n        return self.forward(x)\n    def forward(self, x):\n        self.x = x\n        y = x @ self.W * self.scale\n        return y if self.b is None else y + self.b\n\nlayer = Linear(3, 2)\na = layer(np.arange(3.0))\nlayer.W -= 0.5\nlayer.b[1] = 3\nb = layer.forward(np.arange(3.0))\nc = layer.x\nd = Linear(3, 2, bias=False)(np.ones(3))\ne = Linear.scale",
  inheritance:
    "class Base:\n    def __init__(self, k):\n        self.k = k\n    def act(self, x):\n        return self.k * x\n    def twice(self, x):\n        return self.act(self.act(x))\n\nclass Square(Base):\n    def __init__(self, k, p=2):\n        super().__init__(k)\n        self.p = p\n    def act(self, x):\n        return x ** self.p + super().act(x)\n\na = Base(3.0).twice(2.0)\nb = Square(1.0).twice(2.0)\nc = Square(1.0, p=3).act(np.arange(2.0))",
  "static methods and properties":
    "class Tools:\n    @staticmethod\n    def half(x):\n        return x / 2\n    @classmethod\n    def make(cls):\n        return cls()\n    @property\n    def size(self):\n        return 5\n\na = Tools.half(3.0)\nb = Tools().half(5.0)\nc = Tools.make().size\nd = Tools().size + 1",
  "layers in a list":
    "class Tanh:\n    def forward(self, x):\n        self.y = np.tanh(x)\n        return self.y\nclass Scale:\n    def __init__(self, k):\n        self.k = k\n    def forward(self, x):\n        return self.k * x\nlayers = [Scale(2.0), Tanh(), Scale(3.0)]\nx = np.array([0.1, 0.2])\nfor l in layers:\n    x = l.forward(x)\na = layers[1].y",
  "nonlocal and global":
    "count = 0\ndef bump():\n    global count\n    count += 1\nbump()\nbump()\ndef outer():\n    n = 1\n    def inner():\n        nonlocal n\n        n = n * 10\n    inner()\n    return n\na = outer()",
  "None guards":
    "def f(x, mask=None, scale=None):\n    if mask is None:\n        mask = np.ones_like(x)\n    if scale:\n        x = x * scale\n    return (x * mask).sum()\n\na = f(np.arange(3.0))\nb = f(np.arange(3.0), np.array([0.0, 1.0, 0.0]), scale=2)",
  "two-layer network":
    "N, D, H, K = 5, 4, 3, 2\nX = np.sin(np.arange(N * D)).reshape(N, D)\ny = np.array([0, 1, 1, 0, 1])\nW1 = np.cos(np.arange(D * H)).reshape(D, H)\nb1 = np.zeros(H)\nW2 = np.sin(np.arange(H * K) + 1).reshape(H, K)\nb2 = np.zeros((1, K))\nh = np.maximum(0, X @ W1 + b1)\nscores = h.dot(W2) + b2\nscores -= np.max(scores, axis=1, keepdims=True)\nprobs = np.exp(scores) / np.sum(np.exp(scores), axis=1, keepdims=True)\nloss = -np.sum(np.log(probs[range(N), y])) / N + 0.5 * 1e-3 * (np.sum(W1 * W1) + np.sum(W2 ** 2))\ndscores = probs\ndscores[range(N), y] -= 1\ndscores /= N\ndW2 = h.T.dot(dscores)\ndb2 = np.sum(dscores, axis=0, keepdims=True)\ndh = dscores @ W2.T\ndh[h <= 0] = 0\ndW1 = X.T @ dh\ndb1 = dh.sum(axis=0)",
  "logistic regression":
    "X = np.sin(np.arange(12)).reshape(6, 2)\ny = np.array([0, 1, 0, 1, 1, 0])\nw = np.zeros(2)\nfor _ in range(5):\n    p = 1 / (1 + np.exp(-X @ w))\n    g = X.T @ (p - y) / len(y)\n    w = w - 0.5 * g\nloss = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))\nacc = np.mean((p > 0.5) == y)",
  "recurrent network":
    "Wx = np.array([[0.1, 0.2], [0.3, 0.4]])\nWh = np.array([[0.5, -0.1], [0.2, 0.3]])\nX = np.sin(np.arange(8.0)).reshape(4, 2)\nh = np.zeros(2)\nhs = {}\nhs[-1] = np.copy(h)\nH = np.zeros((4, 2))\nfor t in range(4):\n    hs[t] = np.tanh(Wx @ X[t] + Wh @ hs[t - 1])\n    H[t] = hs[t]\ns = H.sum()\nlast = hs[3]\ndWh = np.zeros_like(Wh)\nfor t in reversed(range(4)):\n    dWh += np.outer(1 - hs[t] ** 2, hs[t - 1])",
  attention:
    "T, d = 4, 3\nX = np.sin(np.arange(T * d)).reshape(T, d)\nQ, K, V = X, 2 * X, X + 1\nS = Q @ K.T / np.sqrt(d)\nmask = np.tril(np.ones((T, T)))\nS = np.where(mask == 0, -1e9, S)\nP = np.exp(S - S.max(-1, keepdims=True))\nP /= P.sum(-1, keepdims=True)\nO = P @ V",
  "batch normalisation":
    "X = np.sin(np.arange(15.0)).reshape(5, 3)\ngamma, beta, eps = np.ones(3), np.zeros(3), 1e-5\nmu = X.mean(axis=0)\nvar = X.var(axis=0)\nxhat = (X - mu) / np.sqrt(var + eps)\nout = gamma * xhat + beta\nrunning = 0.9 * np.zeros(3) + (1 - 0.9) * mu",
  "gaussian process":
    "x = np.arange(0, 2.5, 0.5)\ny = np.sin(x)\nsq = (x[:, None] - x[None, :]) ** 2\nK = np.exp(-0.5 * sq) + 0.1 * np.eye(len(x))\nL = np.linalg.cholesky(K)\nalpha = np.linalg.solve(L.T, np.linalg.solve(L, y))\nnll = 0.5 * y.dot(alpha) + np.log(np.diag(L)).sum() + 0.5 * len(x) * np.log(2 * np.pi)",
  "convolution by hand":
    "X = np.arange(25.0).reshape(5, 5)\nK = np.array([[1.0, 0.0], [-1.0, 2.0]])\nH, W = X.shape\nkh, kw = K.shape\nZ = np.zeros((H - kh + 1, W - kw + 1))\nfor i in range(Z.shape[0]):\n    for j in range(Z.shape[1]):\n        Z[i, j] = np.sum(X[i:i+kh, j:j+kw] * K)",
  "max pooling by reshape":
    "X = np.arange(32.0).reshape(2, 1, 4, 4)\nN, C, H, W = X.shape\nP = X.reshape(N, C, H // 2, 2, W // 2, 2).max(axis=3).max(axis=4)\nQ = X.reshape(N, -1)",
  "adding at positions":
    "a = np.zeros(4)\nnp.add.at(a, [0, 1, 1, 3], 1.0)\nW = np.zeros((3, 2))\nnp.add.at(W, np.array([2, 0, 2]), np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]))\nb = np.bincount([0, 1, 1, 3])\nM = np.zeros((2, 3))\nnp.add.at(M, (np.array([0, 1, 0]), np.array([2, 2, 2])), [1.0, 2.0, 3.0])",
  "seeded legacy random":
    "np.random.seed(42)\na = np.random.randn(3, 2)\nb = np.random.rand(4)\nc = np.random.normal(1.0, 2.0, size=(2, 2))\nd = np.random.uniform(-1, 1, 3)\ne = np.random.randint(0, 10, size=5)\nf = np.random.permutation(5)\nrng = np.random.RandomState(7)\ng = rng.randn(2)\nh = np.random.randn()\ni = np.random.choice(5, 3)\nj = np.random.random((2, 2))\nk = np.random.standard_normal(3)\nl = np.random.randint(3)\nm = 0.01 * np.random.randn(2, 2) / np.sqrt(2)\nn = np.random.binomial(1, 0.5, size=4).shape[0]",
  "seeded generator":
    "rng = np.random.default_rng(0)\na = rng.standard_normal((2, 3))\nb = rng.random(4)\nc = rng.normal(size=3)\nd = rng.uniform(-1, 1, size=(2,))\ne = rng.integers(0, 5, size=4)\nf = rng.permutation(4)\ng = rng.normal(0, 0.1, (2, 2))\nh = rng.choice(6, 3)",
  walrus: "if (n := 5) > 3:\n    a = n * 2\nb = (m := np.arange(3.0)).sum() + m[2]",
  "try and with":
    "try:\n    a = 1.0\nexcept ValueError:\n    a = 2.0\nfinally:\n    b = 3.0\nwith np.errstate(divide='ignore'):\n    c = 4.0",
  "type annotations":
    "a: float = 1.5\nb: np.ndarray = np.ones(2)\ndef f(x: np.ndarray, k: int = 3) -> np.ndarray:\n    return x * k\nc = f(b)",
  "main guard": "def main():\n    return 3.0\n\nif __name__ == '__main__':\n    a = main()",
  "sum of a list of arrays":
    "xs = [np.ones(2), np.full(2, 3.0)]\na = sum(xs)\nb = np.sum(xs, axis=0)\nc = np.mean(xs, axis=0)\nd = np.max([1.0, 5.0, 2.0])\ne = np.sum([np.sum(x ** 2) for x in xs])",
  "map and functools":
    "from functools import reduce\na = np.array(list(map(lambda x: x * 2, [1, 2, 3])))\nb = reduce(lambda p, x: p * x, [1, 2, 3, 4])\nc = np.array(list(zip([1, 2], [3, 4])))\nd = any([False, True])\ne = all([True, False])\nf = np.array(list(filter(lambda x: x > 1, [1, 2, 3])))\ng = isinstance(3, int)\nh = isinstance(np.ones(2), np.ndarray)\ni = np.array(list(range(3)) * 2)",
  tuples:
    "t = (1, 2.0, np.ones(2))\na = t[2]\nb = t[0] + t[1]\nc = len(t)\np, q, r = t\nshape = (2, 3)\nd = np.zeros(shape + (4,))\ne = (1, 2) == (1, 2)\nf = np.zeros(shape)[0]",
  "array attributes and methods":
    "A = np.array([[1.0, 2.0], [3.0, 4.0]])\na = A.T.sum(0)\nb = A.copy().mean()\nc = A.reshape(4).cumsum()\nd = A.flatten().max()\ne = A.astype(float).std()\nf = A.sum(0).dot(A.sum(1))\ng = A.item(2) if False else A[0, 1]\nh = float(A[0, 0])\ni = A.tolist()[1][0]\nj = A.all()\nk = A.ravel().argmax()\nl = A.swapaxes(0, 1)\nm = A.take([0], axis=1)\nn = A.squeeze()\no = int(A[1, 1])\np = A.sum().item()\nq = A.nbytes",
  "integer arrays cut what is written":
    "x = np.array([1, 2, 3])\nx[0] = 9.7\ny = np.zeros(2, dtype=int)\ny[1] = -1.5\nz = np.zeros_like(np.array([1, 2]))\nz[0] = 0.9\nw = np.arange(3)\nw[w > 0] = 2.5\nv = np.ones_like(x) / 2\nu = np.full(2, 3)\nu[0] = 1.5\nt = np.array([1, 2.0])\nt[0] = 1.5",
  polynomials:
    "c = [1.0, -2.0, 3.0]\na = np.polyval(c, 2.0)\nx = np.linspace(0, 1, 3)\nb = np.polyval(c, x)\nV = np.vander(x, 3)\nP = np.stack([x ** i for i in range(3)], axis=1)",
  "products of complex arrays":
    "A = np.array([[1.0, 2.0], [3.0, 4.0], [0.5, -1.0]]) + 1j * np.array([[0.5, -1.0], [2.0, 0.0], [1.0, 3.0]])\nB = np.arange(6.0).reshape(2, 3)\nx = np.exp(1j * np.array([0.3, 0.7]))\ny = A @ x\na = np.abs(y)\nb = (x.conj() @ x).real\nc = np.imag(A.conj().T @ A)\nd = np.real(np.dot(A, B))\ne = np.vdot(x, y[:2]).imag\nf = np.real(np.einsum('ij,j->i', A, x))\ng = np.imag(np.outer(x, y))\nh = np.abs(np.multiply(x, y[:2]))\nk = np.imag(x.dot(B))\nl = np.real(np.add(x, 1.0) @ np.array([1.0, 2.0]))\nm = np.real(np.matmul(B, A))\nn = np.imag(np.inner(x, x))\no = np.real(B.dot(A))\nu = A.shape[0]\nA = None\nx = None\ny = None",
  "names of NumPy that are new or rare":
    "x = np.array([0.3, -0.8, 0.5])\nX = np.arange(6.0).reshape(2, 3)\na = np.real(x)\nb = np.imag(x)\nc = np.conj(X)\nd = np.angle(x)\ne = np.signbit(x)\nf = np.logaddexp2(x, 2 * x)\ng = np.nancumsum(np.array([1.0, np.nan, 2.0]))\nh = np.nanmedian(np.array([1.0, np.nan, 2.0, 5.0]))\ni = np.polyadd(x, [1.0, 2.0])\nj = np.polymul(x, x)\nk = np.polyint(x)\nl = np.polysub([1.0], x)\nm = np.blackman(7)\nn = np.bartlett(6)\no = np.resize(x, (2, 4))\np = np.setxor1d([1, 2, 3], [3, 5])\nq = np.unwrap(np.array([0.0, 3.0, 6.5, 13.0]))\nr = np.isreal(x)\ns = np.conjugate(x) @ x",
  "SciPy's short functions":
    "import scipy.special as sc\nimport scipy.stats as st\nimport scipy.linalg as sl\nimport scipy.signal as sg\nimport scipy.integrate as si\nx = np.array([0.3, 0.8, 0.5, 1.7])\nX = np.sin(np.arange(12.0)).reshape(4, 3) + 2\na = sc.factorial(np.array([0, 3, 5]))\nb = sc.comb(7, 3)\nc = sc.binom(5.5, 2.0)\nd = sc.beta(x, 2.0)\ne = sc.multigammaln(4.2, 3)\nf = sc.ndtr(x)\ng = sc.log_ndtr(-x)\nh = sc.ndtri(x / 2)\ni = sc.xlog1py(x, 2.0)\nj = sc.huber(0.6, x)\nk = sc.pseudo_huber(0.6, x)\nl = sc.boxcox(x, 0.5) + sc.boxcox(x, 0)\nm = sc.exp10(x) + sc.exp2(x) + sc.expm1(x) + sc.log1p(x) + sc.cbrt(x)\nn = st.zscore(X)\no = st.entropy(x)\np = st.entropy(X, X + 1, axis=0)\nq = st.skew(X)\nr = st.kurtosis(x, bias=False)\ns = st.gmean(X, axis=1)\nt = st.hmean(x)\nu = st.sem(X)\nv = st.moment(X, 3)\nw = st.iqr(x)\nA = sl.hankel(x)\nB = sl.hankel([1, 2], [2, 5, 6])\nC = sl.circulant(x)\nD = sl.hilbert(3)\nE = sl.khatri_rao(X, X[:2])\nF = sg.lfilter([1.0, 0.5], [2.0, -0.4, 0.1], x)\nG = sg.lfilter([1.0, 2.0], [1.0], x)\nH = si.cumulative_trapezoid(x)\nI = si.cumulative_trapezoid(x, x=np.array([0.0, 1.0, 3.0, 4.0]), initial=0)\nsc = None\nst = None\nsl = None\nsg = None\nsi = None",
  "delete and swap":
    "x = np.arange(5.0)\na = np.delete(x, 2)\nb = np.delete(np.arange(6.0).reshape(2, 3), 1, axis=1)\nx[0], x[1] = 8, 9\nx[[2, 3]] = x[[3, 2]]\ntmp = x[4]\ndel tmp",
  minibatches:
    "X = np.arange(20.0).reshape(10, 2)\ns = 0.0\nfor i in range(0, 10, 4):\n    batch = X[i:i + 4]\n    s += batch.mean()\nidx = np.arange(10)[::-1]\nS = X[idx][:3]\nn = X[8:12].shape[0]",
  "strings and printing":
    "print('loss: %.3f' % 2.5)\nprint(f'{3.0:.2f}', 'a'.upper())\nname = 'W' + '1'\na = len(name)\nb = 1.0 if name == 'W1' else 2.0\nassert a == 2, 'two'\nc = 1 if name.startswith('W') else 0",
  Adam: "w = np.array([1.0, -2.0])\nm, v = np.zeros_like(w), np.zeros_like(w)\nb1, b2, lr, eps = 0.9, 0.999, 0.1, 1e-8\nfor t in range(1, 4):\n    g = 2 * w\n    m = b1 * m + (1 - b1) * g\n    v = b2 * v + (1 - b2) * g ** 2\n    mhat = m / (1 - b1 ** t)\n    vhat = v / (1 - b2 ** t)\n    w = w - lr * mhat / (np.sqrt(vhat) + eps)\nc = np.sum(w ** 2)",
  "backpropagation after Nielsen":
    "sizes = [3, 4, 2]\nbiases = [0.1 * np.ones((y, 1)) for y in sizes[1:]]\nweights = [np.sin(np.arange(x * y)).reshape(y, x) for x, y in zip(sizes[:-1], sizes[1:])]\nx = np.array([[0.5], [-0.3], [0.8]])\ny = np.array([[1.0], [0.0]])\nsigmoid = lambda z: 1.0 / (1.0 + np.exp(-z))\nnabla_b = [np.zeros(b.shape) for b in biases]\nnabla_w = [np.zeros(w.shape) for w in weights]\nactivation = x\nactivations = [x]\nzs = []\nfor b, w in zip(biases, weights):\n    z = np.dot(w, activation) + b\n    zs.append(z)\n    activation = sigmoid(z)\n    activations.append(activation)\ndelta = (activations[-1] - y) * sigmoid(zs[-1]) * (1 - sigmoid(zs[-1]))\nnabla_b[-1] = delta\nnabla_w[-1] = np.dot(delta, activations[-2].transpose())\nfor l in range(2, len(sizes)):\n    z = zs[-l]\n    sp = sigmoid(z) * (1 - sigmoid(z))\n    delta = np.dot(weights[-l + 1].transpose(), delta) * sp\n    nabla_b[-l] = delta\n    nabla_w[-l] = np.dot(delta, activations[-l - 1].transpose())\ng0 = nabla_w[0]\ng1 = nabla_b[1]",
};
