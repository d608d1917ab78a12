/** NumPy's functions that are a few lines of NumPy, by module. */

/** Text by module. */
export const numpy: Readonly<Record<string, string>> = {
  np: `
import numpy as np

def logspace(start, stop, num=50, endpoint=True, base=10.0):
    return base ** np.linspace(start, stop, num, endpoint)

def geomspace(start, stop, num=50, endpoint=True):
    x = np.exp(np.linspace(np.log(start), np.log(stop), num, endpoint))
    x[0] = start
    if endpoint:
        x[-1] = stop
    return x

def fromiter(iterable, dtype=float, count=-1):
    return np.array(list(iterable), dtype=dtype)

def fromfunction(function, shape, **kwargs):
    return function(*np.indices(shape), **kwargs)

def indices(dimensions, dtype=int):
    grids = np.meshgrid(*[np.arange(n) for n in dimensions], indexing='ij')
    return np.stack(grids)

def tri(N, M=None, k=0, dtype=float):
    return np.tril(np.ones((N, N if M is None else M)), k)

def block(arrays):
    def depth(x):
        return 1 + depth(x[0]) if isinstance(x, list) else 0
    def join(x, axis):
        return np.concatenate([join(y, axis + 1) for y in x], axis) if isinstance(x, list) else np.atleast_2d(x)
    return join(arrays, -depth(arrays))

def hanning(M):
    return 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(M) / (M - 1))

def hamming(M):
    return 0.54 - 0.46 * np.cos(2 * np.pi * np.arange(M) / (M - 1))

def broadcast_arrays(*args):
    zero = sum([0 * np.asarray(a) for a in args])
    return [a + np.zeros(zero.shape) if np.asarray(a).shape != zero.shape else a for a in args]

def isneginf(x):
    return x == -np.inf

def isposinf(x):
    return x == np.inf

def put_along_axis(arr, indices, values, axis):
    axis = axis % np.ndim(arr)
    places = []
    for k in range(np.ndim(arr)):
        shape = [1] * np.ndim(arr)
        shape[k] = -1
        places.append(indices if k == axis else np.arange(indices.shape[k]).reshape(shape))
    arr[tuple(places)] = values

def unravel_index(indices, shape):
    places = []
    indices = np.asarray(indices)
    for n in reversed((shape,) if np.ndim(shape) == 0 else tuple(shape)):
        places.append(indices % n)
        indices = indices // n
    return tuple(reversed(places))

def ravel_multi_index(multi_index, dims):
    place = 0
    for i, n in zip(multi_index, dims):
        place = place * n + np.asarray(i)
    return place

def argpartition(a, kth, axis=-1):
    return np.argsort(a, axis)

def partition(a, kth, axis=-1):
    return np.sort(a, axis)

def apply_along_axis(func1d, axis, arr, *args, **kwargs):
    moved = np.moveaxis(np.asarray(arr), axis, -1)
    def along(x):
        return func1d(x, *args, **kwargs) if np.ndim(x) == 1 else np.array([along(row) for row in x])
    result = along(moved)
    return np.moveaxis(result, -1, axis) if np.ndim(result) == np.ndim(arr) else result

def diag_indices_from(arr):
    return np.diag_indices(arr.shape[0], np.ndim(arr))

def ndindex(*shape):
    places = [()]
    for n in shape[0] if len(shape) == 1 and isinstance(shape[0], tuple) else shape:
        places = [p + (i,) for p in places for i in range(n)]
    return iter(places)

def ndenumerate(arr):
    arr = np.asarray(arr)
    for place in np.ndindex(*arr.shape):
        yield place, arr[place]

class nditer:
    def __init__(self, op, flags=None, op_flags=None, order='C', **kwargs):
        self.operands = (op,)
        self.places = list(np.ndindex(*np.shape(op)))
        self.itersize, self.iterindex, self.finished = np.size(op), 0, np.size(op) == 0
    @property
    def multi_index(self):
        return self.places[self.iterindex]
    @property
    def index(self):
        return self.iterindex
    @property
    def value(self):
        return self.operands[0][self.multi_index]
    def __getitem__(self, i):
        return self.operands[0][self.multi_index]
    def __setitem__(self, i, value):
        self.operands[0][self.multi_index] = value
    def iternext(self):
        self.iterindex += 1
        self.finished = self.iterindex >= self.itersize
        return not self.finished
    def reset(self):
        self.iterindex, self.finished = 0, self.itersize == 0
    def __enter__(self):
        return self
    def __exit__(self, *args):
        pass
    def __iter__(self):
        for k in range(self.itersize):
            self.iterindex = k
            yield self.value

def vectorize(pyfunc, **kwargs):
    def each(*args):
        if all(np.ndim(a) == 0 for a in args):
            return pyfunc(*args)
        whole = np.broadcast_arrays(*args)
        return np.array([each(*row) for row in zip(*whole)])
    return each

def choose(a, choices):
    return np.array([np.broadcast_to(choices[k], np.shape(a))[i] for i, k in enumerate(a)])

def extract(condition, arr):
    return np.ravel(arr)[np.ravel(condition)]

def compress(condition, a, axis=None):
    places = np.nonzero(np.asarray(condition))[0]
    return np.take(a, places, axis=axis)

def piecewise(x, condlist, funclist, *args, **kwargs):
    y = np.zeros_like(x)
    if len(funclist) == len(condlist) + 1:
        otherwise = funclist[-1]
        y = otherwise(x) if callable(otherwise) else y + otherwise
    for condition, f in zip(condlist, funclist):
        y = np.where(condition, f(x) if callable(f) else f, y)
    return y

def quantile(a, q, axis=None, keepdims=False):
    if axis is None:
        a, axis = np.ravel(a), 0
    s = np.sort(a, axis)
    n = s.shape[axis]
    if np.ndim(q) > 0:
        return np.stack([np.quantile(a, p, axis) for p in q])
    at = q * (n - 1)
    low = int(at)
    high = min(low + 1, n - 1)
    lower, upper = np.take(s, low, axis), np.take(s, high, axis)
    value = lower + (at - low) * (upper - lower)
    return np.expand_dims(value, axis) if keepdims else value

def percentile(a, q, axis=None, keepdims=False):
    return np.quantile(a, np.asarray(q) / 100 if np.ndim(q) > 0 else q / 100, axis, keepdims)

def histogram(a, bins=10, range=None):
    a = np.ravel(a)
    if np.ndim(bins) == 0:
        low, high = range if range is not None else (a.min(), a.max())
        bins = np.linspace(low, high, bins + 1)
    places = np.digitize(a, bins) - 1
    places = np.where(a == bins[-1], len(bins) - 2, places)
    inside = (a >= bins[0]) & (a <= bins[-1])
    return np.bincount(places[inside], minlength=len(bins) - 1), bins

def digitize(x, bins, right=False):
    x, bins = np.asarray(x), np.asarray(bins)
    return ((x[..., None] > bins) if right else (x[..., None] >= bins)).astype(int).sum(-1)

def searchsorted(a, v, side='left', sorter=None):
    a, v = np.asarray(a), np.asarray(v)
    return ((v[..., None] > a) if side == 'left' else (v[..., None] >= a)).astype(int).sum(-1)

def nanvar(a, axis=None, ddof=0):
    d = np.where(np.isnan(a), 0, a - np.nanmean(a, axis, True))
    return np.sum(d ** 2, axis=axis) / (np.sum(~np.isnan(a), axis=axis) - ddof)

def nanstd(a, axis=None, ddof=0):
    return np.sqrt(np.nanvar(a, axis, ddof))

def gradient(f, h=1.0):
    inner = (f[2:] - f[:-2]) / (2 * h)
    return np.concatenate([[(f[1] - f[0]) / h], inner, [(f[-1] - f[-2]) / h]])

def interp(x, xp, fp, left=None, right=None):
    x, xp, fp = np.asarray(x), np.asarray(xp), np.asarray(fp)
    i = np.clip(np.searchsorted(xp, x, side='right') - 1, 0, len(xp) - 2)
    inside = fp[i] + (x - xp[i]) * (fp[i + 1] - fp[i]) / (xp[i + 1] - xp[i])
    low = fp[0] if left is None else left
    high = fp[-1] if right is None else right
    return np.where(x < xp[0], low, np.where(x > xp[-1], high, inside))

def polyfit(x, y, deg):
    V = np.vander(np.asarray(x), deg + 1)
    return np.linalg.solve(V.T @ V, V.T @ np.asarray(y))

def polyder(p):
    n = len(p) - 1
    return np.asarray(p)[:-1] * np.arange(n, 0, -1)

def isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    return np.abs(np.asarray(a) - b) <= atol + rtol * np.abs(b)

def allclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    return np.all(np.isclose(a, b, rtol, atol))

def array_equal(a1, a2):
    return np.shape(a1) == np.shape(a2) and bool(np.all(np.asarray(a1) == np.asarray(a2)))

def isin(element, test_elements):
    return np.any(np.asarray(element)[..., None] == np.ravel(test_elements), axis=-1)

def in1d(ar1, ar2):
    return np.isin(np.ravel(ar1), ar2)

def setdiff1d(ar1, ar2):
    a = np.unique(ar1)
    return a[~np.isin(a, ar2)]

def intersect1d(ar1, ar2):
    a = np.unique(ar1)
    return a[np.isin(a, ar2)]

def union1d(ar1, ar2):
    return np.unique(np.concatenate([np.ravel(ar1), np.ravel(ar2)]))

def lexsort(keys):
    order = np.arange(len(keys[0]))
    for k in keys:
        k = np.asarray(k)
        order = order[np.argsort(k[order], kind='stable')]
    return order

def ediff1d(ary):
    return np.diff(np.ravel(ary))

def bitwise_and(x1, x2):
    return np.asarray(x1) & x2

def bitwise_or(x1, x2):
    return np.asarray(x1) | x2

def bitwise_xor(x1, x2):
    return np.asarray(x1) ^ x2

def left_shift(x1, x2):
    return np.asarray(x1) << x2

def right_shift(x1, x2):
    return np.asarray(x1) >> x2

def invert(x):
    return ~np.asarray(x)

def nan_to_num(x, copy=True, nan=0.0, posinf=1.7976931348623157e308, neginf=-1.7976931348623157e308):
    x = np.where(np.isnan(x), nan, x)
    return np.where(x == np.inf, posinf, np.where(x == -np.inf, neginf, x))

def putmask(a, mask, values):
    a[mask] = values

def place(arr, mask, vals):
    arr[mask] = vals

def rot90(m, k=1):
    for _ in range(k % 4):
        m = np.flip(np.swapaxes(m, 0, 1), 0)
    return m

def array2string(a, **kwargs):
    return str(a)

def modf(x):
    whole = np.trunc(x)
    return x - whole, whole

def isreal(x):
    return np.ones(np.shape(x), dtype=bool)

def iscomplex(x):
    return np.zeros(np.shape(x), dtype=bool)

def signbit(x):
    return np.asarray(x) < 0

def acos(x):
    return np.arccos(x)

def asin(x):
    return np.arcsin(x)

def atan(x):
    return np.arctan(x)

def atan2(x1, x2):
    return np.arctan2(x1, x2)

def acosh(x):
    return np.arccosh(x)

def asinh(x):
    return np.arcsinh(x)

def atanh(x):
    return np.arctanh(x)

def pow(x1, x2):
    return np.power(x1, x2)

def logaddexp2(x1, x2):
    return np.logaddexp(x1 * np.log(2), x2 * np.log(2)) / np.log(2)

def matvec(x1, x2):
    return (x1 @ x2[..., None])[..., 0]

def vecdot(x1, x2, axis=-1):
    return np.sum(x1 * x2, axis=axis)

def nancumsum(a, axis=None):
    return np.cumsum(np.where(np.isnan(a), 0.0, a), axis=axis)

def nancumprod(a, axis=None):
    return np.cumprod(np.where(np.isnan(a), 1.0, a), axis=axis)

def nanmedian(a):
    return np.median(a[~np.isnan(a)])

def nanpercentile(a, q):
    return np.percentile(a[~np.isnan(a)], q)

def nanquantile(a, q):
    return np.quantile(a[~np.isnan(a)], q)

def polyadd(a1, a2):
    a1, a2 = np.atleast_1d(a1), np.atleast_1d(a2)
    n = max(len(a1), len(a2))
    return np.concatenate([np.zeros(n - len(a1)), a1]) + np.concatenate([np.zeros(n - len(a2)), a2])

def polysub(a1, a2):
    return polyadd(a1, -np.atleast_1d(a2))

def polymul(a1, a2):
    return np.convolve(a1, a2)

def polyint(p):
    return np.append(p / np.arange(len(p), 0, -1), 0.0)

def blackman(M):
    n = np.arange(1 - M, M, 2)
    return 0.42 + 0.5 * np.cos(np.pi * n / (M - 1)) + 0.08 * np.cos(2.0 * np.pi * n / (M - 1))

def bartlett(M):
    n = np.arange(1 - M, M, 2)
    return np.where(n <= 0, 1 + n / (M - 1), 1 - n / (M - 1))

def resize(a, new_shape):
    a = np.ravel(a)
    n = int(np.prod(new_shape))
    return np.tile(a, -(-n // a.size))[:n].reshape(new_shape)

def setxor1d(ar1, ar2):
    return np.union1d(np.setdiff1d(ar1, ar2), np.setdiff1d(ar2, ar1))

def unwrap(p):
    steps = np.diff(p)
    least = np.mod(steps + np.pi, 2 * np.pi) - np.pi
    least = np.where((least == -np.pi) & (steps > 0), np.pi, least)
    more = np.where(np.abs(steps) < np.pi, 0.0, least - steps)
    return np.concatenate([p[:1], p[1:] + np.cumsum(more)])
`,
  "np.lib.stride_tricks": `
import numpy as np

def as_strided(x, shape=None, strides=None, subok=False, writeable=True):
    shape, strides = x.shape if shape is None else shape, x.strides if strides is None else strides
    place = 0
    for k, (n, s) in enumerate(zip(shape, strides)):
        place = place + (np.arange(n) * (s // x.itemsize)).reshape((n,) + (1,) * (len(shape) - 1 - k))
    return x.ravel()[place]
`,
  "np.add": ufunc("a + b", "np.sum"),
  "np.multiply": ufunc("a * b", "np.prod"),
  "np.subtract": ufunc("a - b", ""),
  "np.divide": ufunc("a / b", ""),
  "np.maximum": ufunc("np.maximum(a, b)", "np.max"),
  "np.minimum": ufunc("np.minimum(a, b)", "np.min"),
  "np.logical_and": ufunc("np.logical_and(a, b)", "np.all"),
  "np.logical_or": ufunc("np.logical_or(a, b)", "np.any"),
  "np.logaddexp": ufunc("np.logaddexp(a, b)", ""),
  "np.hypot": ufunc("np.hypot(a, b)", ""),
  "np.power": ufunc("a ** b", ""),
  "np.linalg": `
import numpy as np

def trace(x):
    return np.trace(x, axis1=-2, axis2=-1)

def diagonal(x):
    return np.diagonal(x, axis1=-2, axis2=-1)

def matmul(x1, x2):
    return np.matmul(x1, x2)

def matrix_transpose(x):
    return np.swapaxes(x, -1, -2)

def tensordot(x1, x2, axes=2):
    return np.tensordot(x1, x2, axes=axes)

def vecdot(x1, x2, axis=-1):
    return np.sum(x1 * x2, axis=axis)
`,
};

/** Methods of a universal function of two arrays. */
function ufunc(formula: string, reduction: string): string {
  return `
import numpy as np

def f(a, b):
    return ${formula}

def outer(A, B):
    A, B = np.asarray(A), np.asarray(B)
    return f(A.reshape(A.shape + (1,) * B.ndim), B)

def accumulate(array, axis=0):
    rows = [array[0]]
    for x in array[1:]:
        rows.append(f(rows[-1], x))
    return np.stack(rows)

def reduce(array, axis=0, keepdims=False):
    ${reduction ? `return ${reduction}(array, axis=axis, keepdims=keepdims)` : "rows = list(array)\n    so = rows[0]\n    for x in rows[1:]:\n        so = f(so, x)\n    return so"}

def at(a, indices, b):
    for n, i in enumerate(np.ravel(indices)):
        a[i] = f(a[i], b if np.ndim(b) == 0 else b[n])
`;
}
