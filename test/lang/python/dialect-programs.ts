/** Small programs that mean the same here and in Python with NumPy, tier 1: expressions, arrays, functions. */

/** By title. Every name that holds a number or an array is compared. */
export const basics: Readonly<Record<string, string>> = {
  numbers:
    "a = 3\nb = 0.5\nc = a / 2\nd = -a ** 2\ne = 2 ** -1\nf = 7 // 2\ng = -7 // 2\nh = -7 % 3\ni = 7 % -3\nj = 2 ** 10",
  "numbers of other forms":
    "a = 1e-3\nb = 1_000\nc = 0x10\nd = .5 + 3.\ne = 10 ** 3\nf = 7.5 // 2\ng = -7.5 % 2\nh = abs(-3)\ni = divmod(17, 5)[1]\nj = round(2.5)\nk = int(3.9)\nl = float(2)\nm = int(-3.9)",
  "large powers": "a = 2 ** 20\nb = 3 ** 12\nc = 1.5 ** 3\nd = 4 ** 0.5\ne = 10 ** -3",
  "chained comparison":
    "a = 1 < 2 < 3\nb = 1 < 3 < 2\nx = np.array([1.0, 2.0, 3.0])\nc = x[0] < x[1] <= 2\nd = 3 != 4\ne = not a",
  "conditional expression":
    "x = np.array([1.0, -2.0])\na = x[0] if x[0] > 0 else -x[0]\nb = 1 if x[1] > 0 else 2\nc = 5 if None is None else 6",
  "and, or":
    "a = 0 or 3\nb = 2 and 3\nc = None or 4.5\nd = 1 if (1 < 2 and not 3 < 2) else 0\nx = None\ne = x if x is not None else 7",
  "arrays of lists":
    "a = np.array([1, 2, 3])\nb = np.array([[1.5, 2], [3, 4]])\nc = np.array([1.0, -2.0])\nd = np.array([a, 2 * a])\ne = np.array(3.5)\nf = np.array([[1], [2]])\ng = np.array([(1, 2), (3, 4)])",
  constructors:
    "a = np.zeros(3)\nb = np.ones((2, 3))\nc = np.full((2, 2), 7.5)\nd = np.eye(3)\ne = np.eye(2, 3)\nf = np.identity(2)\ng = np.zeros_like(b)\nh = np.ones_like(a)\ni = np.full_like(b, 2.0)\nj = np.eye(3, k=1)\nk = np.zeros((2, 0)).shape[1]",
  "ranges of nothing":
    "N, D = 3, 7\na = np.arange(N - D)\nb = np.arange(5, 1)\nc = np.sum(np.arange(-2)) + 1\nd = np.linspace(0, 1, N - 3)",
  ranges:
    "a = np.arange(5)\nb = np.arange(1, 7, 2)\nc = np.linspace(0, 1, 5)\nd = np.arange(0, 1, 0.25)\ne = np.arange(5, 0, -2)\nf = np.linspace(-1, 1, 3)\ng = np.arange(4) * 2.0\nh = np.linspace(0, 1, 4, endpoint=False)",
  "elementwise maths":
    "x = np.array([-1.5, 0.5, 2.5])\na = np.exp(x)\nb = np.tanh(x)\nc = np.abs(x)\nd = np.sign(x)\ne = np.sqrt(np.abs(x))\nf = np.log(x + 3)\ng = np.sin(x) + np.cos(x)\nh = np.square(x)\ni = np.log1p(np.exp(x))\nj = np.expm1(x)\nk = np.power(np.abs(x), 1.5)\nl = np.arctan(x)\nm = np.sinh(x) * np.cosh(x)\nn = np.reciprocal(x)\no = np.log2(np.abs(x))\np = np.log10(np.abs(x))\nq = np.negative(x)\nr = np.exp2(x)\ns = np.cbrt(x)",
  rounding:
    "x = np.array([-2.5, -0.4, 0.5, 1.7])\na = np.round(x)\nb = np.floor(x)\nc = np.ceil(x)\nd = x // 1\ne = x % 1\nf = np.mod(np.array([-1, 5, 7]), 3)\ng = np.rint(x)\nh = np.trunc(x)\ni = np.round(x * 1.2345, 2)\nj = x.round()",
  "two arrays":
    "x = np.array([1.0, 5.0, 3.0])\ny = np.array([2.0, 4.0, 3.0])\na = np.maximum(x, y)\nb = np.minimum(x, y)\nc = np.maximum(0, x - 2)\nd = np.arctan2(x, y)\ne = np.hypot(x, y)\nf = np.add(x, y)\ng = np.subtract(x, y)\nh = np.multiply(x, y)\ni = np.divide(x, y)\nj = np.logaddexp(x, y)\nk = np.heaviside(x - 3, 0.5)\nl = np.fmax(x, y)\nm = np.true_divide(x, y)\nn = np.floor_divide(x, y)\no = np.remainder(x, y)\np = np.float_power(x, 2)",
  "comparisons of arrays":
    "x = np.array([1.0, -2.0, 3.0])\na = x > 0\nb = (x > 0) & (x < 2)\nc = ~(x > 0)\nd = (x < 0) | (x == 3)\ne = x != 1\nf = np.sum(x > 0)\ng = np.mean(x > 0)\nh = (x > 0) * x\ni = (x > 0).astype(float)\nj = np.logical_and(x > 0, x < 2)\nk = np.any(x > 2)\nl = np.all(x > 2)\nm = np.isnan(x)\nn = np.greater(x, 0)\no = np.logical_not(x > 0)\np = np.isfinite(x).all()\nq = (x > 0).sum()\nr = np.count_nonzero(x > 0)",
  reductions:
    "A = np.arange(12.0).reshape(3, 4)\na = A.sum()\nb = A.sum(axis=0)\nc = A.sum(axis=1, keepdims=True)\nd = np.mean(A, axis=-1)\ne = A.max(axis=0)\nf = np.min(A)\ng = np.sum(A, axis=(0, 1))\nh = np.prod(A + 1, axis=0)\ni = A.mean()\nj = np.sum(A, 1)\nk = A.max(1, keepdims=True)\nl = np.amax(A, axis=1)\nm = np.ptp(A, axis=0)\nn = np.average(A, axis=1)\no = np.sum([1, 2, 3])\np = np.sum(A, axis=-2, keepdims=True)",
  "three axes":
    "A = np.arange(24.0).reshape(2, 3, 4)\na = A.sum(axis=1)\nb = A.sum(axis=(0, 2))\nc = A.mean(axis=-1, keepdims=True)\nd = A.transpose(2, 0, 1)\ne = A.T\nf = np.swapaxes(A, 0, 2)\ng = A[:, 1, :]\nh = A[..., 0]\ni = A[1, ..., 2:]\nj = np.moveaxis(A, 0, -1)\nk = A.max(axis=(1, 2))\nl = np.transpose(A, (1, 0, 2))\nm = np.rollaxis(A, 2)",
  "variance and deviation":
    "A = np.array([[1.0, 2.0, 4.0], [3.0, 5.0, 9.0]])\na = np.var(A)\nb = np.std(A, axis=0)\nc = A.var(axis=1, ddof=1)\nd = A.std(axis=1, keepdims=True)\ne = np.cov(A)\nf = (A - A.mean(0)) / (A.std(0) + 1e-8)\ng = np.corrcoef(A)\nh = np.cov(A.T)\ni = np.cov(A, rowvar=False, bias=True)",
  "products of all ranks":
    "A = np.arange(6.0).reshape(2, 3)\nB = np.arange(12.0).reshape(3, 4)\nv = np.array([1.0, 2.0, 3.0])\nw = np.array([1.0, -1.0])\na = A @ B\nb = A @ v\nc = w @ A\nd = v @ v\ne = np.dot(A, B)\nf = np.dot(v, v)\ng = np.dot(A, v)\nh = np.dot(w, A)\ni = np.dot(2, v)\nj = A.dot(B)\nk = np.matmul(A, B)\nl = np.outer(v, w)\nm = np.inner(v, v)\nn = np.vdot(A, A)\no = np.dot(3, 4)\np = np.inner(A, A)\nq = np.kron(A, np.ones((1, 2)))\nr = np.cross(v, v[::-1])",
  "stacked products":
    "A = np.arange(24.0).reshape(2, 3, 4)\nB = np.arange(40.0).reshape(2, 4, 5)\nC = np.arange(8.0).reshape(4, 2)\nv = np.arange(4.0)\nu = np.arange(3.0)\na = A @ B\nb = A @ C\nc = A @ v\nd = A.dot(C)\ne = np.dot(A, v)\nf = A.transpose(0, 2, 1) @ A\ng = u @ A\nh = np.matmul(A, B).sum(0)",
  "shapes and broadcasting":
    "A = np.arange(6.0).reshape(2, 3)\nr = np.array([1.0, 2.0, 3.0])\nc = np.array([[10.0], [20.0]])\na = A + r\nb = A * c\nd = r + c\ne = r[:, None] * r[None, :]\nf = A[:, np.newaxis, :] - A[np.newaxis, :, :]\ng = (f ** 2).sum(axis=2)\nh = np.broadcast_to(r, (2, 3))\ni = r.reshape(1, -1) + r.reshape(-1, 1)\nj = np.expand_dims(r, 1)\nk = np.expand_dims(r, axis=0)\nl = np.atleast_2d(r)\nm = r[..., None]\nn = np.atleast_1d(3.0)\no = np.expand_dims(A, -1)",
  "shape, size and len":
    "A = np.zeros((2, 3))\na = A.shape[0]\nb = len(A)\nc = A.size\nd = A.ndim\nN, D = A.shape\ne = N * D\nf = np.shape(A)[1]\ng = A.shape[-1]\nh = np.zeros(A.shape[::-1])\ni = np.size(A, 1)\nj = np.ones(A.shape)\nk = np.zeros(A.shape[1:])\nl = len([1, 2, 3])\nm = np.prod(A.shape)\no = np.zeros((A.shape[0],) + A.shape[1:])",
  reshaping:
    "a = np.arange(6)\nb = a.reshape(2, 3)\nc = a.reshape((3, -1))\nd = np.reshape(a, (2, -1))\ne = b.ravel()\nf = b.flatten()\ng = b.T.ravel()\nh = b.reshape(3, 2, order='F')\ni = b.ravel(order='F')\nj = b.T\nk = a.reshape(1, 6).squeeze()\nl = np.squeeze(b.reshape(2, 1, 3), axis=1)\nm = b.reshape(-1)\nn = np.ravel(b)\no = b.flatten('F')\np = b.reshape(b.shape[0], -1)\nq = np.transpose(b)\nr = a.T",
  "basic slices":
    "a = np.arange(10.0)\nb = a[2:5]\nc = a[:3]\nd = a[-3:]\ne = a[::2]\nf = a[::-1]\ng = a[8:2:-2]\nh = a[-1]\ni = a[1:-1]\nj = a[5:100]\nk = a[7:2]\nl = a[-100:2]\nm = a[1::3]\nn = a[:-5:-1]\no = a[slice(1, 4)]",
  "slices of matrices":
    "A = np.arange(20.0).reshape(4, 5)\na = A[1]\nb = A[:, 2]\nc = A[1:3, ::2]\nd = A[-1, -1]\ne = A[::-1, :]\nf = A[:, ::-1]\ng = A[1, 2:4]\nh = A[..., 1]\ni = A[2:, :-1]\nj = A[:, 1:2]\nk = A[:, None, 0]\nl = A[None]\nm = A[1][2]\nn = A[1:][0]\no = A[::2, ::-2]\np = A[3:0:-1, 1:4:2]",
  "lists of positions":
    "A = np.arange(20.0).reshape(4, 5)\nx = np.array([10.0, 20.0, 30.0])\na = A[[0, 2]]\nb = A[:, [1, 3, 3]]\nc = x[np.array([2, 0])]\nd = A[np.arange(4), [0, 1, 2, 3]]\ne = x[[[0, 1], [2, 0]]]\nf = A[[0, 1], 2]\ng = A[[-1, 0]]\nh = np.take(x, [0, 2])\ni = A[1, [0, 2]]\nj = np.take(A, [1, 0], axis=1)\nk = A[np.ix_([0, 2], [1, 3])]\nl = A[range(2)]\nm = A[[0, 1], [2, 3]].sum()\nn = A[1:3, [0, 4]]\no = A[[0, 2], 1:3]\np = A[(0, 1)]\nq = A[2, np.array([0, 1])]",
  masks:
    "A = np.array([[1.0, -2.0], [-3.0, 4.0]])\nx = np.array([5.0, -1.0, 6.0])\na = A[A > 0]\nb = x[x > 0]\nm = x > 0\nc = x[m]\nd = A[A[:, 0] > 0]\ne = A[:, np.array([True, False])]\nf = x[~m].sum()\ng = A[np.array([True, False])]\nh = x[np.abs(x) > 5]\ni = x[np.where(x > 0)[0]]\nj = np.nonzero(x > 0)[0]\nk = x[(x > 0) & (x < 6)]\nl = np.flatnonzero(x > 0)\nn = A[A[:, 0] > 0, 1]",
  "where and clip":
    "x = np.array([-2.0, 0.5, 3.0])\na = np.where(x > 0, x, 0.1 * x)\nb = np.clip(x, -1, 1)\nc = x.clip(0, 2)\nd = np.clip(x, 0, None)\ne = np.where(x > 0, 1, 0)\nf = np.clip(x, a_min=-1, a_max=None)\ng = np.select([x < 0, x > 1], [x, 2 * x], default=7.0)\nh = np.where([True, False, True], x, -x)\ni = np.nan_to_num(x)\nj = np.clip(x, x - 1, 2 * x)",
  joining:
    "a = np.array([1.0, 2.0])\nb = np.array([3.0, 4.0])\nA = np.array([[1.0, 2.0], [3.0, 4.0]])\nc = np.concatenate([a, b])\nd = np.concatenate((A, A), axis=1)\ne = np.stack([a, b])\nf = np.stack([a, b], axis=1)\ng = np.vstack([a, b])\nh = np.hstack([a, b])\ni = np.hstack([A, A])\nj = np.vstack((A, a))\nk = np.column_stack([a, b])\nl = np.c_[a, b]\nm = np.r_[a, b, 5]\nn = np.append(a, 3.0)\no = np.concatenate([A, A], -1)\np = np.stack([A, A], -1)\nq = np.c_[np.ones(2), A]\nr = np.concatenate([A.ravel(), a])\ns = np.append(A, A, axis=0)\nt = np.dstack([a, b])\nu = np.r_[0:3, 7]\nv = np.concatenate([A, A], axis=None)\nw = np.insert(a, 0, 9.0)",
  splitting:
    "A = np.arange(12.0).reshape(2, 6)\na, b, c = np.split(A, 3, axis=1)\nd, e = np.split(A, [2], axis=1)\nf, g = np.split(np.arange(4.0), 2)\nh = np.array_split(np.arange(5.0), 2)[0]\ni, j = np.hsplit(A, 2)\nk, l = np.vsplit(A, 2)\np, q, r = np.split(np.arange(6.0), [1, 3])\ns = np.array_split(np.arange(7.0), 3)[-1]",
  repeating:
    "a = np.array([1.0, 2.0])\nA = np.array([[1.0, 2.0], [3.0, 4.0]])\nb = np.tile(a, 3)\nc = np.tile(a, (2, 2))\nd = np.tile(A, (1, 2))\ne = np.repeat(a, 3)\nf = np.repeat(A, 2, axis=0)\ng = np.repeat(A, 2, axis=1)\nh = np.repeat(A, 2)\ni = np.repeat(A, [1, 3], axis=0)\nj = np.roll(np.arange(5.0), 2)\nk = np.roll(A, 1, axis=0)\nl = np.roll(np.arange(5.0), -1)\nm = a.repeat(2)\nn = np.tile(A, 2)",
  padding:
    "A = np.array([[1.0, 2.0], [3.0, 4.0]])\na = np.pad(A, 1)\nb = np.pad(A, ((0, 1), (2, 0)), mode='constant')\nc = np.pad(np.array([1.0, 2.0]), (1, 2))\nd = np.pad(A, ((1, 1), (0, 0)), 'constant', constant_values=5)\ne = np.pad(A, (1,))",
  diagonals:
    "A = np.arange(9.0).reshape(3, 3)\na = np.diag(A)\nb = np.diag(np.array([1.0, 2.0]))\nc = np.trace(A)\nd = A.diagonal()\ne = np.tril(A)\nf = np.triu(A, 1)\ng = np.diag(A, k=1)\nh = np.diag(np.array([1.0, 2.0]), -1)\ni = np.diagflat([1.0, 2.0])\nj = A.trace()\nk = A[np.diag_indices(3)]\nl = A[np.triu_indices(3, 1)]",
  "linear algebra":
    "A = np.array([[4.0, 1.0], [2.0, 3.0]])\nS = A @ A.T\nb = np.array([1.0, 2.0])\nB = np.array([[1.0, 0.0], [2.0, 1.0]])\na = np.linalg.inv(A)\nc = np.linalg.det(A)\nd = np.linalg.solve(A, b)\ne = np.linalg.solve(A, B)\nL = np.linalg.cholesky(S)\nf = np.linalg.norm(b)\ng = np.linalg.norm(A)\nh = np.linalg.norm(A, axis=1)\nsign, logdet = np.linalg.slogdet(S)\ni = np.linalg.slogdet(A)[1]\nj = np.linalg.norm(A, axis=1, keepdims=True)\nk = np.linalg.norm(b, 1)\nl = np.linalg.norm(A, 'fro')\nm = np.linalg.norm(b, np.inf)\nn = np.linalg.matrix_power(A, 3)\no = np.linalg.multi_dot([A, A, B])\np = np.linalg.norm(b, ord=2)",
  "where extrema are":
    "A = np.array([[3.0, 9.0, 2.0], [8.0, 1.0, 7.0]])\na = np.argmax(A)\nb = np.argmax(A, axis=1)\nc = A.argmin(axis=0)\nd = np.argmin(np.array([3, 1, 2]))\ne = A[np.arange(2), b]\nf = (np.argmax(A, axis=1) == np.array([1, 0])).mean()",
  "one-hot":
    "y = np.array([2, 0, 1])\nK = 3\na = np.eye(K)[y]\nb = np.zeros((3, K))\nb[np.arange(3), y] = 1\nc = (y[:, None] == np.arange(K)).astype(float)\nd = np.eye(K)[:, y]\ne = np.eye(K)[y].T",
  "running and differences":
    "x = np.array([1.0, 4.0, 9.0, 7.0])\nA = np.arange(6.0).reshape(2, 3)\na = np.cumsum(x)\nb = np.cumsum(A, axis=1)\nc = np.cumsum(A)\nd = np.diff(x)\ne = np.diff(A, axis=0)\nf = x.cumsum()\ng = np.flip(x)\nh = np.fliplr(A)\ni = np.flipud(A)\nj = np.diff(x, n=2)\nk = np.cumprod(x)\nl = np.convolve(x, [1.0, -1.0], mode='valid')\nm = np.convolve(x, [1.0, 2.0])\nn = np.trapezoid(x) if hasattr(np, 'trapezoid') else np.trapz(x)",
  grids:
    "x = np.linspace(0, 1, 3)\ny = np.linspace(0, 2, 2)\nX, Y = np.meshgrid(x, y)\nZ = X ** 2 + Y\nA, B = np.meshgrid(x, y, indexing='ij')",
  sorting:
    "x = np.array([3.0, 1.0, 2.0])\na = np.sort(x)\nb = np.argsort(x)\nc = np.sort(x)[::-1]\nA = np.array([[3.0, 1.0], [0.0, 2.0]])\nd = np.sort(A, axis=0)\ne = np.argsort(A)\nf = x[np.argsort(-x)]\ng = np.median(x)",
  "log-sum-exp by hand":
    "A = np.array([[1.0, 2.0, 3.0], [4.0, 4.0, 4.0]])\nm = A.max(axis=1, keepdims=True)\nlse = m + np.log(np.sum(np.exp(A - m), axis=1, keepdims=True))\nP = np.exp(A - lse)\nc = -np.log(P[np.arange(2), [2, 0]]).mean()",
  "types of entries":
    "a = np.zeros(3, dtype=int)\nb = np.array([1, 2], dtype=float) / 2\nc = np.array([1.7, 2.2]).astype(int)\nd = np.float64(3)\ne = np.array([1, 2], dtype=np.float32) + 1\nf = np.int64(7)\ng = np.arange(3, dtype=float)\nh = np.asarray([1, 2])\ni = np.array([True, False]).astype(int)\nj = np.array([0.0, 2.0]).astype(bool)\nk = np.bool_(True)",
  "constants of libraries":
    "import math\na = np.pi\nb = math.sqrt(2)\nc = math.exp(1)\nd = np.e\ne = np.inf\nf = math.log(2 * math.pi)\ng = math.pow(2, 3)\nh = math.floor(2.7)\ni = math.ceil(2.1)\nj = -np.inf\nk = math.tanh(0.3)\nl = np.finfo(float).eps\nm = math.log(8, 2)\nn = math.factorial(5)",
  einsum:
    "A = np.arange(6.0).reshape(2, 3)\nB = np.arange(12.0).reshape(3, 4)\nv = np.arange(3.0)\nC = np.arange(24.0).reshape(2, 3, 4)\nS = np.arange(9.0).reshape(3, 3)\na = np.einsum('ij,jk->ik', A, B)\nb = np.einsum('ij,j->i', A, v)\nc = np.einsum('i,i->', v, v)\nd = np.einsum('ij->ji', A)\ne = np.einsum('ij->j', A)\nf = np.einsum('i,j->ij', v, v)\ng = np.einsum('ijk,ij->ik', C, A)\nh = np.einsum('ij,ij->', A, A)\ni = np.einsum('ij,kj->ik', A, A)\nj = np.einsum('bij,bkj->bik', C, C)\nk = np.einsum('ij,jk', A, B)\nl = np.einsum('ii->i', S)\nm = np.einsum('ii', S)\nn = np.einsum('ij,ij->i', A, A)",
  tensordot:
    "A = np.arange(24.0).reshape(2, 3, 4)\nB = np.arange(12.0).reshape(3, 4)\na = np.tensordot(A, B, axes=2)\nb = np.tensordot(A, B, axes=([1, 2], [0, 1]))\nc = np.tensordot(B, B, axes=([1], [1]))\nd = np.tensordot(B, np.arange(4.0), axes=1)",
};
