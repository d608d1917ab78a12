#%% whole-number arrays
x = np.array([7, -7, 3])
a = x // 2
b = x % 4
c = x / 2
d = x ** 2
e = -x
f = np.abs(x)
g = x.sum()
h = x.mean()
i = x * 0.5
j = x.max()
k = x.astype(float) / 3
l = np.array([1, 2]) + 0.5
x[0] = 2.9
m = x
n = np.array([1.9, -1.9]).astype(int)
o = np.arange(6).reshape(2, 3) @ np.array([1, 2, 3])
p = np.zeros(3, dtype=np.int64)
p[1] = 7.9
q = np.cumsum(np.array([1, 2, 3]))
r = np.array([5, 6, 7]) // np.array([2, 4, 3])
s = np.dot([1, 2], [3, 4])
t = np.prod([1, 2, 3])
u = np.bincount(np.array([0, 2, 2]))
v = np.full(3, 2) / 4
w = np.array([3, 4])[0] / 2
y = np.rint(2.6)
z = 7 // np.array([2, 3])

#%% augmented whole-number arrays
x = np.array([1, 2, 3])
x += 2
x *= 3
x //= 2
x -= np.array([1, 1, 1])
y = np.arange(4)
y[1:] += 10
y[y > 11] = 0.7
z = np.ones(3, dtype=int)
z[:2] = [2.6, -3.7]
w = np.zeros((2, 2), int)
w[0] = np.array([1.5, 2.5])
w[:, 1] += 4
b = np.zeros(3, bool)
b[1] = 2.0
c = b.sum()
d = np.empty_like(y)
d[:] = [1.9, 2.9, 3.9, 4.9]

#%% kinds of results
a = np.array([1, 2]).dtype == int
b = np.array([1.0]).dtype == np.float64
c = (np.array([1, 2]) / 1).dtype == float
d = np.zeros(2).dtype == np.float64
e = np.array([True]).dtype == bool
f = np.arange(3).dtype.kind == 'i'
g = np.array([1, 2]).mean().dtype == float
h = np.issubdtype(np.array([1.0]).dtype, np.floating)
i = np.issubdtype(np.arange(2).dtype, np.integer)
j = np.result_type(np.arange(2), np.ones(2)) == float

#%% new axes and ellipsis
A = np.arange(24.0).reshape(2, 3, 4)
a = A[None, ..., 1]
b = A[:, np.newaxis, 2]
c = A[..., np.newaxis]
d = A[0, ..., -1]
e = A[..., ::2][..., 0]
f = A[:, [0, 2]][..., [1, 3]]
g = A[[0, 1], :, [1, 2]]
h = A[[0, 1], 1:, [1, 2]]
i = A[0][:, [0, 0]]
j = A[np.array([[0], [1]]), np.array([[0, 2]])]
k = A[:, 1, None, :]
l = A[1, :, [0, 2]]
m = A[..., [0, 1], [1, 2]]
n = A[-1, -1, -1]
o = A[np.array([True, False]), 1]
p = A[:, A[0, :, 0] > 3]
q = A[A > 20]
r = A[()]
s = A[..., :]

#%% r_ and c_
a = np.r_[1:5, 0, 0]
b = np.r_[np.zeros(2), 1, [2, 3]]
c = np.c_[np.array([1, 2]), np.array([3.5, 4])]
d = np.r_[0:1:5j]
e = np.r_[np.ones((1, 2)), np.zeros((2, 2))]
f = np.c_[np.ones((2, 2)), np.zeros((2, 1))]
g = np.ix_([0, 1], [2])[0]
h = np.s_[1:3]
i = np.arange(5)[h]
j = np.mgrid[0:2, 0:3][1]
k, l = np.mgrid[0:2, 0:3]
m = np.ogrid[0:2, 0:3][0]
n = np.indices((2, 3))[1]

#%% views of views
A = np.zeros((4, 6))
B = A[1:3]
C = B[:, ::2]
C[0] = 1
D = C.T
D[2, 1] = 5
E = A.reshape(2, 12)[1]
E[3] = 9
F = A.ravel()[::5]
F += 100
G = A[:, 1:].reshape(-1)
G[0] = -1
H = A.reshape(4, 3, 2).transpose(2, 0, 1)
H[1, 2] = 7
I = A.swapaxes(0, 1)
I[5, 3] = 4
J = np.squeeze(A[None, 2:3])
J[0] = 33
K = A[..., None]
K[0, 0, 0] = 12
L = np.expand_dims(A, 0)
L[0, 0, 1] = 13
M = A.diagonal().copy()
M[0] = 77
N = A.view()
N[3, 3] = 3.5
O = np.atleast_2d(A)
O[3, 4] = 2.5
P = np.asarray(A)
P[3, 5] = 1.5
Q = A.flat
R = np.moveaxis(A, 0, 1)
R[0, 3] = 8.5
S = np.rollaxis(A, 1)
S[1, 3] = 6.5
T, U = np.split(A, 2)
T[0, 2] = 44
V = A.T.T
V[0, 3] = 45
del Q

#%% aliases and augmented writes
def step(p, g):
    p -= g
def replace(p, g):
    p = p - g
    return p
def fill(a):
    a[:] = 3
    a[0] += 1
w = np.ones(3)
u = w
step(w, 0.5)
v = replace(w, 1)
fill(u[1:])
x = w
x *= 2
y = w[::-1]
y[0] = 100
z = [w, w]
z[0] += 1
d = {'w': w}
d['w'][1] = -5
e = d['w']
e /= 10
class Box:
    pass
b = Box()
b.w = w
b.w += 3
f = b.w
t = (w,)
t[0][2] = 55

#%% writes through functions that give views
def first_row(M):
    return M[0]
def flat(M):
    return M.reshape(-1)
M = np.arange(6.0).reshape(2, 3)
r = first_row(M)
r += 10
flat(M)[4] = 0
first_row(M)[2] = -1
for row in M:
    row *= 2
for i, row in enumerate(M):
    row[i] = 99
a, b = M
a[0] = 5
M[1][2] = 7
(M.T)[1] = [1, 2]
N = M.T.copy()
N[0] = 0

#%% overlapping writes
x = np.arange(6.0)
x[1:] = x[:-1]
y = np.arange(6.0)
y[:-1] += y[1:]
z = np.arange(4.0)
z[::-1] = z
w = np.arange(6.0)
w[2:4], w[0:2] = w[0:2].copy(), w[2:4].copy()
a = np.arange(3.0)
a[0], a[1] = a[1], a[0]
b = np.arange(9.0).reshape(3, 3)
b[[0, 2]] = b[[2, 0]]
c = np.arange(9.0).reshape(3, 3)
c[:] = c.T
d = np.arange(4.0)
d += d[::-1]

#%% parameters packed in a vector
n_in, n_hid, n_out = 3, 4, 2
sizes = [(n_in, n_hid), (n_hid,), (n_hid, n_out), (n_out,)]
n = sum(int(np.prod(s)) for s in sizes)
theta = np.sin(np.arange(n))
def unpack(theta):
    parts, at = [], 0
    for s in sizes:
        k = int(np.prod(s))
        parts.append(theta[at:at + k].reshape(s))
        at += k
    return parts
W1, b1, W2, b2 = unpack(theta)
X = np.cos(np.arange(15.0)).reshape(5, 3)
h = np.tanh(X @ W1 + b1)
out = h @ W2 + b2
loss = (out ** 2).sum()
packed = np.concatenate([p.ravel() for p in (W1, b1, W2, b2)])
V1 = np.reshape(theta[0:n_hid * n_in], (n_in, n_hid), order='F')
V2 = theta[n_hid * n_in:][:n_hid]
g = np.hstack((W1.flatten(), b1.flatten()))
W1[0, 0] = 50
t0 = theta[0]

#%% out arguments
x = np.array([1.0, 2.0, 3.0])
y = np.zeros(3)
np.add(x, 1, out=y)
np.exp(x, out=x)
z = np.empty((2, 2))
np.dot(np.ones((2, 2)), np.ones((2, 2)), out=z)
np.multiply(y, 2, y)
w = np.zeros(2)
np.sum(np.ones((3, 2)), axis=0, out=w)
np.maximum(y, 5, out=y)
np.clip(y, 0, 7, out=y)

#%% functions of universal functions
x = np.array([1.0, 2.0, 3.0])
a = np.add.reduce(x)
b = np.multiply.outer(x, x)
c = np.add.accumulate(x)
d = np.maximum.reduce(np.array([[1.0, 5.0], [7.0, 2.0]]), axis=1)
e = np.subtract.outer(x, np.array([1.0, 2.0]))
f = np.logical_and.reduce([True, False])
g = np.multiply.reduce(x)
h = np.maximum.accumulate(np.array([1.0, 3.0, 2.0]))
y = np.zeros(3)
np.subtract.at(y, [0, 0], 1)
z = np.ones(3)
np.multiply.at(z, [0, 0, 2], 3.0)
m = np.zeros(3)
np.maximum.at(m, [0, 0, 1], [2.0, 1.0, -4.0])

#%% adding at slices
W = np.zeros((4, 3))
np.add.at(W, [1, 1, 3], np.arange(9.0).reshape(3, 3))
V = np.zeros((3, 4))
np.add.at(V, (slice(None), [0, 0, 2]), 1.0)
x = np.zeros((2, 3, 4))
i = np.array([0, 1, 1])
np.add.at(x, (slice(None), i, slice(1, 3)), 2.0)
y = np.zeros(3)
np.add.at(y, np.array([True, False, True]), 5)
z = np.zeros((2, 2))
np.add.at(z, ([0, 0], [1, 1]), [1.0, 2.0])
u = np.zeros(4)
np.add.at(u, 2, 3.5)

#%% creating
a = np.array([[1, 2], [3, 4.5]])
b = np.array([np.zeros(2), [1, 2]])
c = np.zeros((2, 3)).shape == (2, 3)
d = np.ones(3, dtype=bool)
e = np.full((2, 2), np.inf)
f = np.logspace(0, 2, 3)
g = np.geomspace(1, 8, 4)
h = np.fromiter((i * i for i in range(4)), dtype=float)
i = np.tri(3)
j = np.diag([1, 2]) + 0.5
k = np.array(5)
l = np.arange(3, 0, -1)
m = np.arange(0.5, 2.5)
n = np.linspace(0, 1, 3, endpoint=True)
o = np.zeros(0).size
p = np.array([])
q = np.asarray(3.0)
r = np.vander([1, 2, 3], 2)
s = np.block([[np.ones((1, 1)), np.zeros((1, 2))], [np.zeros((2, 1)), np.eye(2)]])
t = np.array([1, 2, 3], ndmin=2)
u = np.fromfunction(lambda i, j: i + 2 * j, (2, 3))
v = np.empty(3).shape[0]
w = np.array(range(4))
x, step = np.linspace(0, 1, 5, retstep=True)
y = np.arange(10)[np.newaxis].shape[1]
z = np.mat if False else np.eye(2, dtype=int)
aa = np.hanning(5)
ab = np.zeros_like(a, dtype=int)
ac = np.linspace([0, 1], [1, 3], 3)

#%% statistics
x = np.array([3.0, 1.0, 4.0, 1.0, 5.0])
A = np.arange(12.0).reshape(3, 4) ** 2
a = np.median(x)
b = np.percentile(x, 50)
c = np.quantile(x, 0.25)
d = np.median(A, axis=0)
e = np.average(x, weights=[1, 2, 3, 4, 5])
f = np.std(x, ddof=1)
g = np.var(A, axis=1, keepdims=True)
h = np.cov(A)
i = np.corrcoef(A[:, 0], A[:, 1])
j = np.histogram(x, bins=2)[0]
k = np.bincount([1, 1, 3], weights=[0.5, 0.5, 2])
l = np.unique(x)
m, n = np.unique(np.array([3, 1, 3]), return_counts=True)
o, p = np.unique(np.array([3, 1, 3]), return_inverse=True)
q = np.digitize(np.array([0.5, 2.5]), [1, 2, 3])
r = np.searchsorted([1, 2, 3], [0, 2.5])
s = np.nanmean(np.array([1.0, np.nan, 3.0]))
t = np.nansum(np.array([1.0, np.nan]))
u = np.argsort(-x)[:2]
v = np.ptp(A)
w = np.cumsum(A, axis=0)
y = np.mean([1, 2, 3, 4])
z = np.percentile(x, [25, 75])
aa = np.nanmax(np.array([1.0, np.nan]))
ab = np.trapezoid(x) if hasattr(np, 'trapezoid') else np.trapz(x)
ac = np.gradient(x)
ad = np.interp(2.5, [1, 2, 3], [10, 20, 30])
ae = np.interp(np.array([0.0, 1.5]), [1, 2], [3.0, 4.0])
af = np.polyfit([0, 1, 2], [1, 3, 5], 1)
ag = np.allclose(x, x + 1e-12)
ah = np.array_equal(x, x)
ai = np.isclose(1.0, 1.0 + 1e-12)
aj = np.isin([1, 2], [2, 3])
ak = np.setdiff1d([1, 2, 3], [2])
al = np.union1d([1, 2], [2, 3])
am = np.intersect1d([1, 2], [2, 3])
an = np.partition(x, 2)[2]
ao = np.lexsort(([1, 0], [0, 0]))
ap = np.isin(x, [1.0, 4.0])
aq = np.any(A > 100, axis=0)
ar = np.all(A >= 0, axis=1)
at = np.argwhere(x > 2)
au = np.ediff1d(x)

#%% linear algebra, more
A = np.array([[4.0, 1.0, 0.5], [1.0, 3.0, 0.2], [0.5, 0.2, 2.0]])
b = np.array([1.0, 2.0, 3.0])
import numpy.linalg as la
from numpy.linalg import inv, solve
a = la.inv(A)
c = inv(A) @ b
d = solve(A, b)
j = la.pinv(A)
k = la.lstsq(A, b, rcond=None)[0]
p = la.norm(A, 1)
q = la.norm(A, np.inf)
r = la.slogdet(A)[0]
t = la.det(np.stack([A, 2 * A]))
u = np.trace(A @ A)
v = la.norm(A - A.T)
y = la.norm(A, axis=0, ord=1)

#%% scipy
from scipy.special import logsumexp, expit, softmax, gammaln, erf, xlogy, digamma, logit, log_softmax
from scipy.stats import norm
import scipy.linalg as sla
import scipy.stats as st
from scipy.linalg import cho_factor, cho_solve, solve_triangular, expm
x = np.array([[0.5, -1.0, 2.0], [0.1, 0.2, 0.3]])
a = logsumexp(x)
b = logsumexp(x, axis=1)
c = expit(x)
d = softmax(x, axis=1)
e = gammaln(np.array([0.5, 3.0]))
f = erf(x)
g = xlogy(np.array([0.0, 2.0]), np.array([0.0, 3.0]))
h = norm.logpdf(x)
i = norm.logpdf(x, loc=1.0, scale=2.0)
j = norm.pdf(0.5)
k = norm.cdf(x)
A = np.array([[4.0, 1.0], [1.0, 3.0]])
L = sla.cholesky(A, lower=True)
m = sla.solve_triangular(L, np.array([1.0, 2.0]), lower=True)
n = cho_solve(cho_factor(A), np.array([1.0, 2.0]))
U = sla.cholesky(A)
o = st.norm.logpdf(0.3, 0.1, 2.0)
p = log_softmax(x, axis=1)
q = logsumexp(x, axis=1, keepdims=True)
r = logit(np.array([0.2, 0.9]))
s = st.multivariate_normal.logpdf(np.array([0.5, 0.1]), np.zeros(2), A)
t = sla.inv(A)
u = sla.det(A)
v = solve_triangular(L.T, np.array([1.0, 2.0]))
w = st.norm(0, 2).logpdf(1.0)
y = st.norm.ppf(0.7)
z = sla.block_diag(A, np.ones((1, 1)))
aa = expm(0.1 * A)

#%% math names
import math
from math import *
import cmath
a = sqrt(2) + sin(1) + cos(1) + tan(1)
b = exp(1) + log(3) + log10(5) + log2(7)
c = pi + e
d = math.atan2(1, 2) + math.asin(0.5) + math.acos(0.5) + math.atan(3)
f = math.hypot(3, 4)
g = math.floor(-2.5)
h = math.ceil(-2.5)
i = math.isnan(float('nan'))
j = math.isinf(inf)
k = math.fabs(-2)
l = math.gcd(12, 18)
m = math.comb(5, 2)
n = math.erf(0.3)
o = math.lgamma(4.5)
p = math.gamma(5)
q = math.sinh(1) + math.cosh(1)
r = math.log1p(0.1) + math.expm1(0.1)
s = math.prod([1, 2, 3])
t = math.trunc(-2.7)
u = math.copysign(3, -1)
v = math.degrees(math.pi)
w = math.radians(180)
x = math.fmod(7, 3)
y = math.isclose(1.0, 1.0 + 1e-12)
z = math.dist([0, 0], [3, 4])
aa = math.fsum([0.1] * 10)
ab = math.isqrt(17)
ac = math.tau
ad = math.perm(5, 2)

#%% everything of numpy
from numpy import *
a = array([1.0, 2.0, 3.0])
b = exp(a) / sum(exp(a))
c = zeros((2, 2))
d = dot(a, a)
e = random.seed(0)
f = maximum(a, 2)
g = linalg.norm(a)
h = pi
i = newaxis is None
j = concatenate([a, a])
k = max([1, 2]) if False else amax(a)
l = abs(-a)
m = sum(ones((2, 3)), axis=0)

#%% star import of neighbours
from numpy import exp, log as ln, array
from numpy.random import seed
import numpy
import numpy as npy
from numpy import linalg as LA, newaxis
a = exp(1.0) + ln(2.0)
b = numpy.sum(array([1, 2])) + npy.sum([3])
c = LA.norm(array([3.0, 4.0]))
d = array([1, 2])[newaxis].shape[0]

#%% timing, printing, plotting and files are passed over
import time, os, sys, pickle, json, logging, argparse, warnings
from pathlib import Path
start = time.time()
print('loss', np.ones(2), sep=' ', end='\n', file=sys.stderr)
warnings.filterwarnings('ignore')
np.set_printoptions(precision=3)
logging.basicConfig(level=logging.INFO)
log = logging.getLogger(__name__)
log.info('hello %d', 3)
x = np.arange(3.0)
a = x.sum()
sys.stdout.write('done')
sys.stdout.flush()
here = os.path.dirname(os.path.abspath('x'))
p = os.path.join(here, 'a')
assert isinstance(p, str)
del start

#%% broadcasting rules
a = np.ones((3, 1)) + np.arange(4)
b = np.ones((2, 1, 3)) * np.ones((4, 1))
c = np.arange(3)[:, None] == np.arange(3)
d = np.where(np.eye(2) > 0, np.array([[1.0], [2.0]]), 0.5)
e = np.maximum(np.array([[1.0], [5.0]]), np.array([2.0, 3.0, 4.0]))
f = np.ones((2, 3)) - np.ones((2, 3)).mean(1, keepdims=True)
g = np.ones((2, 3)) / np.array([1, 2, 4])
h = np.broadcast_to(np.arange(3), (2, 3)).sum()
x, y = np.broadcast_arrays(np.ones((2, 1)), np.arange(3.0))
i = (np.arange(3)[:, None] < np.arange(3)[None]).astype(float)
j = np.zeros((2, 3))
j += np.arange(3)
k = np.ones((4, 1, 2)) @ np.ones((2, 3))
l = np.ones((5, 2, 3)) @ np.ones((3,))
m = np.array(2.0) * np.ones(2)
n = np.ones(3) * [1, 2, 3]
o = [1.0, 2.0] + np.ones(2)
p = 2 ** np.arange(4)
q = np.ones((0, 3)).sum(axis=0)
r = 1 - np.array([True, False])
s = np.array([1, 2]) ** 0.5
t = (3,) * 2 == (3, 3)

#%% nan and infinity
a = np.log(np.array([0.0, 1.0]))
b = np.array([1.0, 0.0]) / np.array([0.0, 0.0])
c = np.isnan(b).sum()
d = np.nan_to_num(a, neginf=-5.0)
e = np.inf - 1
f = -np.inf < 0
g = np.nan == np.nan
h = np.isfinite(a)
i = np.exp(-1000.0)
j = np.maximum(np.nan, 1.0)
k = np.sqrt(np.array([-1.0, 4.0]))
l = np.where(np.isnan(k), 0, k)
m = np.array([0.0, 1.0]) ** 0
n = 0.0 * np.inf
o = np.fmax(np.nan, 1.0)
p = np.sign(np.array([-0.0, 2.0, -3.0]))
q = np.isneginf(a) if hasattr(np, 'isneginf') else 0

#%% sorting along axes
A = np.array([[3.0, 1.0, 2.0], [0.0, 5.0, 4.0]])
a = np.sort(A)
b = np.sort(A, axis=None)
c = np.argsort(A, axis=0)
d = np.take_along_axis(A, np.argsort(A, axis=1), axis=1)
B = A.copy()
B.sort(axis=1)
e = A[:, A[0].argsort()]
f = np.sort(A)[:, ::-1]
g = A.argmax(axis=1)
h = A.max(axis=1)[:, None] == A
i = np.argmax(A, axis=1, keepdims=True) if hasattr(np, 'trapezoid') else A.argmax(1)[:, None]
top = np.argsort(A, axis=1)[:, -2:]
j = np.take_along_axis(A, top, axis=1)
k = np.unravel_index(A.argmax(), A.shape)[1]
l = np.ravel_multi_index((1, 2), (2, 3))
np.put_along_axis(B, np.array([[0], [1]]), 9.0, axis=1)
m = np.argpartition(A[0], 1)[0] >= 0
n = np.apply_along_axis(np.sum, 1, A)
o = np.apply_along_axis(lambda r: r / r.sum(), 1, A + 1)
p = np.vectorize(lambda v: v * 2 if v > 2 else 0.0)(A)
q = np.array(list(map(np.sum, A)))
r = np.choose([0, 1], [[1, 2], [3, 4]])
s = np.extract(A > 2, A)
t = np.compress([True, False], A, axis=0)
u = np.piecewise(A[0], [A[0] < 2, A[0] >= 2], [lambda x: -x, lambda x: x * 10])

#%% filling keeps what an array holds
a = np.zeros((2, 2))
a.fill(0)
a += 0.5
b = np.zeros_like(a)
b.fill(True)
b /= 4
c = np.zeros(3, dtype=int)
c.fill(2.7)
d = np.ones(2)
np.copyto(d, [1, 2])
d *= 0.5

#%% walking over entries
x = np.arange(6.0).reshape(2, 3)
grad = np.zeros_like(x)
it = np.nditer(x, flags=['multi_index'], op_flags=['readwrite'])
while not it.finished:
    ix = it.multi_index
    kept = x[ix]
    x[ix] = kept + 1e-3
    up = np.sum(x ** 2)
    x[ix] = kept
    grad[ix] = up - np.sum(x ** 2)
    it.iternext()
s = sum(v * 2 for v in np.nditer(x))
t = sum(i * 10 + j for i, j in np.ndindex(2, 3))
u = sum(k[0] * v for k, v in np.ndenumerate(x))
y = np.array(x)
y.shape = (3, 2)
z = y[2]
K = np.ones((3, 3))
K[np.diag_indices_from(K)] += 2
w = np.lib.stride_tricks.as_strided(np.arange(5.0), shape=(3, 3), strides=(8, 8))
v = np.logaddexp.reduce([1.0, 2.0, 3.0])

#%% products in the plane and what least squares leave
a = np.cross([1.0, 2.0], [3.0, -1.0])
b = np.cross(np.arange(6.0).reshape(3, 2), np.ones((3, 2)))
A = np.array([[1.0, 0.0], [1.0, 1.0], [1.0, 2.0]])
y = np.array([1.0, 2.0, 4.0])
beta, res, rank, sv = np.linalg.lstsq(A, y, rcond=None)
_, res2, _, _ = np.linalg.lstsq(A, np.stack([y, y ** 2], 1), rcond=None)
_, res3, _, _ = np.linalg.lstsq(A[:2], y[:2], rcond=None)
