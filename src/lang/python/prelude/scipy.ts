/** SciPy's functions that are a few lines of NumPy, by module. */

import { integrals, interpolation, systems } from "./scipy-solvers";

/** Text by module. */
export const scipy: Readonly<Record<string, string>> = {
  "scipy.stats": `
import numpy as np
from scipy.special import betainc, betaincinv, erf, erfc, erfinv, gammainc, gammaincc, gammaincinv, gammaln, stdtr, xlogy

class Frozen:
    def __init__(self, family, args, kwargs):
        self.family, self.args, self.kwargs = family, args, kwargs
    def logpdf(self, x):
        return self.family.logpdf(x, *self.args, **self.kwargs)
    def pdf(self, x):
        return self.family.pdf(x, *self.args, **self.kwargs)
    def cdf(self, x):
        return self.family.cdf(x, *self.args, **self.kwargs)
    def sf(self, x):
        return self.family.sf(x, *self.args, **self.kwargs)
    def logcdf(self, x):
        return self.family.logcdf(x, *self.args, **self.kwargs)
    def logsf(self, x):
        return self.family.logsf(x, *self.args, **self.kwargs)
    def ppf(self, q):
        return self.family.ppf(q, *self.args, **self.kwargs)
    def pmf(self, x):
        return self.family.pmf(x, *self.args, **self.kwargs)
    def logpmf(self, x):
        return self.family.logpmf(x, *self.args, **self.kwargs)
    def rvs(self, size=None, random_state=None):
        return self.family.rvs(*self.args, size=size, **self.kwargs)

class Family:
    def __new__(cls, *args, **kwargs):
        return Frozen(cls, args, kwargs)
    @classmethod
    def pdf(cls, x, *args, **kwargs):
        return np.exp(cls.logpdf(x, *args, **kwargs))
    @classmethod
    def pmf(cls, x, *args, **kwargs):
        return np.exp(cls.logpmf(x, *args, **kwargs))
    @classmethod
    def sf(cls, x, *args, **kwargs):
        return 1 - cls.cdf(x, *args, **kwargs)
    @classmethod
    def logcdf(cls, x, *args, **kwargs):
        return np.log(cls.cdf(x, *args, **kwargs))
    @classmethod
    def logsf(cls, x, *args, **kwargs):
        return np.log(cls.sf(x, *args, **kwargs))

def supported(f, z, below):
    return f(z) if np.all(z >= 0) else np.where(z < 0, below, f(np.maximum(z, 0)))

class norm(Family):
    @staticmethod
    def logpdf(x, loc=0, scale=1):
        z = (x - loc) / scale
        return -0.5 * z ** 2 - np.log(scale) - 0.5 * np.log(2 * np.pi)
    @staticmethod
    def cdf(x, loc=0, scale=1):
        return 0.5 * erfc(-(x - loc) / (scale * np.sqrt(2)))
    @staticmethod
    def sf(x, loc=0, scale=1):
        return 0.5 * erfc((x - loc) / (scale * np.sqrt(2)))
    @staticmethod
    def ppf(q, loc=0, scale=1):
        return loc + scale * np.sqrt(2) * erfinv(2 * q - 1)
    @staticmethod
    def rvs(loc=0, scale=1, size=None, random_state=None):
        return np.random.normal(loc, scale, size)

class expon(Family):
    @staticmethod
    def logpdf(x, loc=0, scale=1):
        return -(x - loc) / scale - np.log(scale)
    @staticmethod
    def cdf(x, loc=0, scale=1):
        return -np.expm1(-(x - loc) / scale)
    @staticmethod
    def sf(x, loc=0, scale=1):
        return np.exp(-(x - loc) / scale)
    @staticmethod
    def ppf(q, loc=0, scale=1):
        return loc - scale * np.log1p(-q)

class laplace(Family):
    @staticmethod
    def logpdf(x, loc=0, scale=1):
        return -np.abs(x - loc) / scale - np.log(2 * scale)

class cauchy(Family):
    @staticmethod
    def logpdf(x, loc=0, scale=1):
        z = (x - loc) / scale
        return -np.log(np.pi * scale * (1 + z ** 2))

class t(Family):
    @staticmethod
    def logpdf(x, df, loc=0, scale=1):
        z = (x - loc) / scale
        lead = gammaln((df + 1) / 2) - gammaln(df / 2) - 0.5 * np.log(df * np.pi) - np.log(scale)
        return lead - (df + 1) / 2 * np.log(1 + z ** 2 / df)
    @staticmethod
    def cdf(x, df, loc=0, scale=1):
        return stdtr(df, (x - loc) / scale)
    @staticmethod
    def sf(x, df, loc=0, scale=1):
        return stdtr(df, -(x - loc) / scale)
    @staticmethod
    def ppf(q, df, loc=0, scale=1):
        x = betaincinv(df / 2, 0.5, 2 * np.minimum(q, 1 - q))
        return loc + scale * np.sign(q - 0.5) * np.sqrt(df * (1 - x) / x)

class chi2(Family):
    @staticmethod
    def logpdf(x, df, loc=0, scale=1):
        return gamma.logpdf(x, df / 2, loc, 2 * scale)
    @staticmethod
    def cdf(x, df, loc=0, scale=1):
        return gamma.cdf(x, df / 2, loc, 2 * scale)
    @staticmethod
    def sf(x, df, loc=0, scale=1):
        return gamma.sf(x, df / 2, loc, 2 * scale)
    @staticmethod
    def ppf(q, df, loc=0, scale=1):
        return gamma.ppf(q, df / 2, loc, 2 * scale)

class f(Family):
    @staticmethod
    def logpdf(x, dfn, dfd, loc=0, scale=1):
        z = (x - loc) / scale
        lead = dfn / 2 * np.log(dfn) + dfd / 2 * np.log(dfd) + gammaln((dfn + dfd) / 2) - gammaln(dfn / 2) - gammaln(dfd / 2)
        return lead + xlogy(dfn / 2 - 1, z) - (dfn + dfd) / 2 * np.log(dfn * z + dfd) - np.log(scale)
    @staticmethod
    def cdf(x, dfn, dfd, loc=0, scale=1):
        return supported(lambda z: betainc(dfn / 2, dfd / 2, dfn * z / (dfn * z + dfd)), (x - loc) / scale, 0.0)
    @staticmethod
    def sf(x, dfn, dfd, loc=0, scale=1):
        return supported(lambda z: betainc(dfd / 2, dfn / 2, dfd / (dfn * z + dfd)), (x - loc) / scale, 1.0)
    @staticmethod
    def ppf(q, dfn, dfd, loc=0, scale=1):
        y = betaincinv(dfn / 2, dfd / 2, q)
        return loc + scale * dfd * y / (dfn * (1 - y))

class gamma(Family):
    @staticmethod
    def logpdf(x, a, loc=0, scale=1):
        z = (x - loc) / scale
        return xlogy(a - 1, z) - z - gammaln(a) - np.log(scale)
    @staticmethod
    def cdf(x, a, loc=0, scale=1):
        return supported(lambda z: gammainc(a, z), (x - loc) / scale, 0.0)
    @staticmethod
    def sf(x, a, loc=0, scale=1):
        return supported(lambda z: gammaincc(a, z), (x - loc) / scale, 1.0)
    @staticmethod
    def ppf(q, a, loc=0, scale=1):
        return loc + scale * gammaincinv(a, q)

class beta(Family):
    @staticmethod
    def logpdf(x, a, b, loc=0, scale=1):
        z = (x - loc) / scale
        return xlogy(a - 1, z) + xlogy(b - 1, 1 - z) + gammaln(a + b) - gammaln(a) - gammaln(b) - np.log(scale)
    @staticmethod
    def cdf(x, a, b, loc=0, scale=1):
        return betainc(a, b, np.clip((x - loc) / scale, 0, 1))
    @staticmethod
    def sf(x, a, b, loc=0, scale=1):
        return betainc(b, a, np.clip(1 - (x - loc) / scale, 0, 1))
    @staticmethod
    def ppf(q, a, b, loc=0, scale=1):
        return loc + scale * betaincinv(a, b, q)

class bernoulli(Family):
    @staticmethod
    def logpmf(k, p):
        return xlogy(k, p) + xlogy(1 - k, 1 - p)

class binom(Family):
    @staticmethod
    def logpmf(k, n, p):
        choose = gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1)
        return choose + xlogy(k, p) + xlogy(n - k, 1 - p)
    @staticmethod
    def cdf(k, n, p):
        return betainc(n - np.floor(k), np.floor(k) + 1, 1 - p)

class poisson(Family):
    @staticmethod
    def logpmf(k, mu):
        return xlogy(k, mu) - mu - gammaln(k + 1)
    @staticmethod
    def cdf(k, mu):
        return gammaincc(np.floor(k) + 1, mu)

class multivariate_normal(Family):
    @staticmethod
    def logpdf(x, mean=0, cov=1):
        cov = np.atleast_2d(cov)
        d = x - mean
        quadratic = np.sum(d * np.linalg.solve(cov, np.atleast_1d(d).T).T, axis=-1)
        return -0.5 * (quadratic + np.linalg.slogdet(cov)[1] + cov.shape[0] * np.log(2 * np.pi))

def zscore(a, axis=0, ddof=0):
    a = np.asarray(a)
    return (a - np.mean(a, axis=axis, keepdims=True)) / np.std(a, axis=axis, ddof=ddof, keepdims=True)

def entropy(pk, qk=None, base=None, axis=0):
    p = pk / np.sum(pk, axis=axis, keepdims=True)
    if qk is None:
        s = -np.sum(xlogy(p, p), axis=axis)
    else:
        q = qk / np.sum(qk, axis=axis, keepdims=True)
        s = np.sum(xlogy(p, p / q), axis=axis)
    return s if base is None else s / np.log(base)

def moment(a, order=1, axis=0):
    return np.mean((a - np.mean(a, axis=axis, keepdims=True)) ** order, axis=axis)

def skew(a, axis=0, bias=True):
    n = np.size(a) if axis is None else np.shape(a)[axis]
    g = moment(a, 3, axis) / moment(a, 2, axis) ** 1.5
    return g if bias else g * np.sqrt(n * (n - 1)) / (n - 2)

def kurtosis(a, axis=0, fisher=True, bias=True):
    n = np.size(a) if axis is None else np.shape(a)[axis]
    k = moment(a, 4, axis) / moment(a, 2, axis) ** 2
    if not bias:
        k = 3 + (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * k - 3 * (n - 1))
    return k - 3 if fisher else k

def gmean(a, axis=0):
    return np.exp(np.mean(np.log(a), axis=axis))

def hmean(a, axis=0):
    return 1 / np.mean(1 / np.asarray(a), axis=axis)

def sem(a, axis=0, ddof=1):
    n = np.size(a) if axis is None else np.shape(a)[axis]
    return np.std(a, axis=axis, ddof=ddof) / np.sqrt(n)

def iqr(x, axis=None):
    return np.percentile(x, 75, axis=axis) - np.percentile(x, 25, axis=axis)
`,
  "scipy.special": `
import numpy as np
from scipy.special import betaln, erfc, erfinv, gamma, gammaln

def factorial(n, exact=False):
    return gamma(n + 1)

def binom(n, k):
    return np.exp(gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1))

def comb(N, k, exact=False):
    return np.round(binom(N, k))

def beta(a, b):
    return np.exp(betaln(a, b))

def multigammaln(a, d):
    return d * (d - 1) / 4 * np.log(np.pi) + sum(gammaln(a - j / 2) for j in range(d))

def ndtr(x):
    return 0.5 * erfc(-x / np.sqrt(2))

def log_ndtr(x):
    return np.log(ndtr(x))

def ndtri(p):
    return np.sqrt(2) * erfinv(2 * p - 1)

def expm1(x):
    return np.expm1(x)

def log1p(x):
    return np.log1p(x)

def exp2(x):
    return np.exp2(x)

def exp10(x):
    return 10.0 ** x

def cbrt(x):
    return np.cbrt(x)

def sinc(x):
    return np.sinc(x)

def xlog1py(x, y):
    return np.where(x == 0, 0.0, x * np.log1p(y))

def huber(delta, r):
    return np.where(np.abs(r) <= delta, 0.5 * r ** 2, delta * (np.abs(r) - 0.5 * delta))

def pseudo_huber(delta, r):
    return delta ** 2 * (np.sqrt(1 + (r / delta) ** 2) - 1)

def boxcox(x, lmbda):
    return np.log(x) if lmbda == 0 else (x ** lmbda - 1) / lmbda
`,
  "scipy.signal": `
import numpy as np

def lfilter(b, a, x):
    b, a = np.asarray(b) / a[0], np.asarray(a) / a[0]
    y = np.convolve(x, b)[:len(x)]
    for t in range(1, len(x)):
        k = min(len(a) - 1, t)
        if k > 0:
            y[t] = y[t] - a[1:k + 1] @ y[t - k:t][::-1]
    return y
`,
  "scipy.integrate": `
import numpy as np

def trapezoid(y, x=None, dx=1.0, axis=-1):
    return np.trapezoid(y, x=x, dx=dx, axis=axis)

def cumulative_trapezoid(y, x=None, dx=1.0, initial=None):
    d = dx if x is None else np.diff(x)
    s = np.cumsum(d * (y[1:] + y[:-1]) / 2)
    return s if initial is None else np.concatenate([np.array([initial]), s])
${integrals}`,
  "scipy.interpolate": interpolation,
  "scipy.linalg": `
import numpy as np
import scipy.linalg
${systems}
def block_diag(*arrs):
    arrs = [np.atleast_2d(a) for a in arrs]
    n, m = sum(a.shape[0] for a in arrs), sum(a.shape[1] for a in arrs)
    out = np.zeros((n, m))
    i, j = 0, 0
    for a in arrs:
        out[i:i + a.shape[0], j:j + a.shape[1]] = a
        i, j = i + a.shape[0], j + a.shape[1]
    return out

def toeplitz(c, r=None):
    r = c if r is None else r
    return np.array([[c[i - j] if i >= j else r[j - i] for j in range(len(r))] for i in range(len(c))])

def hankel(c, r=None):
    r = np.zeros_like(c) if r is None else r
    v = np.concatenate([c, r[1:]])
    return v[np.arange(len(c))[:, None] + np.arange(len(r))[None, :]]

def circulant(c):
    n = len(c)
    return c[(np.arange(n)[:, None] - np.arange(n)[None, :]) % n]

def hilbert(n):
    return 1.0 / (np.arange(n)[:, None] + np.arange(n)[None, :] + 1)

def kron(a, b):
    return np.kron(a, b)

def tril(m, k=0):
    return np.tril(m, k)

def triu(m, k=0):
    return np.triu(m, k)

def khatri_rao(a, b):
    return (a[:, None, :] * b[None, :, :]).reshape(-1, a.shape[1])
`,
  "scipy.spatial.distance": `
import numpy as np

`,
  math: `
import numpy as np

def gcd(*integers):
    a = 0
    for b in integers:
        while b:
            a, b = b, a % b
    return abs(a)

def lcm(a, b):
    return a * b // gcd(a, b)

def comb(n, k):
    c = 1
    for i in range(k):
        c = c * (n - i) // (i + 1)
    return c

def perm(n, k=None):
    c = 1
    for i in range(n if k is None else k):
        c = c * (n - i)
    return c

def degrees(x):
    return x * (180 / np.pi)

def radians(x):
    return x * (np.pi / 180)

def fmod(x, y):
    return x - y * np.trunc(x / y)

def isclose(a, b, rel_tol=1e-9, abs_tol=0.0):
    return abs(a - b) <= max(rel_tol * max(abs(a), abs(b)), abs_tol)

def dist(p, q):
    return np.sqrt(sum((a - b) ** 2 for a, b in zip(p, q)))

def isinf(x):
    return abs(x) == np.inf

def isfinite(x):
    return bool(np.isfinite(x))

def fsum(seq):
    return sum(seq)

def isqrt(n):
    r = int(np.floor(np.sqrt(n)))
    return r - 1 if r * r > n else r

def exp2(x):
    return 2.0 ** x

def ldexp(x, i):
    return x * 2.0 ** i

def frexp(x):
    if x == 0:
        return 0.0, 0
    e = int(np.floor(np.log2(abs(x)))) + 1
    return x / 2.0 ** e, e

def remainder(x, y):
    return x - y * np.round(x / y)

def fma(x, y, z):
    return x * y + z

def hypot(*coordinates):
    return np.sqrt(sum(c ** 2 for c in coordinates)) if len(coordinates) != 2 else np.hypot(*coordinates)

def prod(iterable, start=1):
    p = start
    for x in iterable:
        p = p * x
    return p

def modf(x):
    return x - np.trunc(x), np.trunc(x)

def sumprod(p, q):
    return sum(a * b for a, b in zip(p, q))
`,
};
