/** SciPy's solvers that are a page of NumPy: integrals, initial value problems, banded systems, interpolation. */

/** `scipy.integrate`: steps and their errors decide where the next step ends and are held fixed. */
export const integrals = `
def doubly_exponential(f, a, b, h):
    far = 4 if np.isinf(a) or np.isinf(b) else 3
    t = np.arange(int(-far / h), int(far / h) + 1) * h
    s, w = np.pi / 2 * np.sinh(t), np.pi / 2 * np.cosh(t) * h
    if np.isinf(b):
        x, w = a + np.exp(s), w * np.exp(s)
    elif np.isinf(a):
        x, w = b - np.exp(s), w * np.exp(s)
    else:
        x, w = (a + b) / 2 + (b - a) / 2 * np.tanh(s), w / np.cosh(s) ** 2 * (b - a) / 2
    return np.sum(w * np.stack([f(v) for v in x]))

def halved(f, a, b, depth):
    infinite = np.isinf(a) or np.isinf(b)
    middle = 0.0 if infinite else (a + b) / 2
    if not (np.isinf(a) and np.isinf(b)):
        h = 0.0625 if infinite else 0.125
        value, rough = doubly_exponential(f, a, b, h), doubly_exponential(f, a, b, 2 * h)
        error = abs(value - rough).detach()
        # Twice as many points give twice as many digits where the integrand is smooth.
        if depth == 0 or error <= 1e-5 * max(1e-3, abs(value)) or infinite:
            return value, error ** 2
    left, right = halved(f, a, middle, depth - 1), halved(f, middle, b, depth - 1)
    return left[0] + right[0], left[1] + right[1]

def quad(func, a, b, args=(), **kwargs):
    args = args if isinstance(args, tuple) else (args,)
    if a > b:
        value, error = quad(func, b, a, args)
        return -value, error
    return halved(lambda x: func(x, *args), a, b, 6)

nodes = (0, 1 / 5, 3 / 10, 4 / 5, 8 / 9, 1)
stages = (
    (),
    (1 / 5,),
    (3 / 40, 9 / 40),
    (44 / 45, -56 / 15, 32 / 9),
    (19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729),
    (9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656),
)
weights = (35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84)
differences = (-71 / 57600, 0, 71 / 16695, -71 / 1920, 17253 / 339200, -22 / 525, 1 / 40)
between = (
    (1, -8048581381 / 2820520608, 8663915743 / 2820520608, -12715105075 / 11282082432),
    (0, 0, 0, 0),
    (0, 131558114200 / 32700410799, -68118460800 / 10900136933, 87487479700 / 32700410799),
    (0, -1754552775 / 470086768, 14199869525 / 1410260304, -10690763975 / 1880347072),
    (0, 127303824393 / 49829197408, -318862633887 / 49829197408, 701980252875 / 199316789632),
    (0, -282668133 / 205662961, 2019193451 / 616988883, -1453857185 / 822651844),
    (0, 40617522 / 29380423, -110615467 / 29380423, 69997945 / 29380423),
)

def root_mean_square(x):
    return np.linalg.norm(x) / np.sqrt(np.size(x))

def mixed(factors, slopes):
    return sum(c * k for c, k in zip(factors, slopes) if c != 0)

def first_step(fun, t0, y0, t1, f0, rtol, atol, max_step):
    direction, scale = 1 if t1 >= t0 else -1, atol + np.abs(y0) * rtol
    d0, d1 = root_mean_square(y0 / scale), root_mean_square(f0 / scale)
    h0 = min(1e-6 if d0 < 1e-5 or d1 < 1e-5 else 0.01 * d0 / d1, abs(t1 - t0))
    f1 = fun(t0 + h0 * direction, y0 + h0 * direction * f0)
    d2 = root_mean_square((f1 - f0) / scale) / h0
    h1 = max(1e-6, h0 * 1e-3) if d1 <= 1e-15 and d2 <= 1e-15 else (0.01 / max(d1, d2)) ** 0.2
    return np.asarray(min(100 * h0, h1, abs(t1 - t0), max_step)).detach()

class OdeResult:
    pass

class DenseOutput:
    def __init__(self, pieces):
        self.pieces = pieces
    def at(self, s):
        for t, y, h, slopes in self.pieces:
            last = (t, y, h, slopes)
            if (s - t) * np.sign(h) <= abs(h) * (1 + 1e-12):
                break
        t, y, h, slopes = last
        x = (s - t) / h
        return y + h * mixed([p[0] * x + p[1] * x ** 2 + p[2] * x ** 3 + p[3] * x ** 4 for p in between], slopes)
    def __call__(self, t):
        return self.at(t) if np.ndim(t) == 0 else np.stack([self.at(s) for s in t], axis=1)

def runge_kutta(f, t0, t1, y, rtol, atol, first, max_step):
    direction, slope = 1 if t1 >= t0 else -1, f(t0, y)
    length = first_step(f, t0, y, t1, slope, rtol, atol, max_step) if first is None else first
    t, pieces, rejected = t0, [], False
    while (t1 - t) * direction > 0:
        length = min(length, max_step)
        h = length * direction
        if (t + h - t1) * direction > 0:
            h = t1 - t
            length = abs(h)
        slopes = [slope]
        for c, a in zip(nodes[1:], stages[1:]):
            slopes.append(f(t + c * h, y + mixed(a, slopes) * h))
        after = y + h * mixed(weights, slopes)
        slopes.append(f(t + h, after))
        scale = atol + np.maximum(np.abs(y), np.abs(after)) * rtol
        error = root_mean_square(mixed(differences, slopes) * h / scale).detach()
        if error < 1:
            factor = 10 if error == 0 else min(10, 0.9 * error ** -0.2)
            pieces.append((t, y, h, slopes))
            t, y, slope = t1 if h == t1 - t else t + h, after, slopes[-1]
            length, rejected = length * (min(1, factor) if rejected else factor), False
        else:
            length, rejected = length * max(0.2, 0.9 * error ** -0.2), True
    return y, pieces

def solve_ivp(fun, t_span, y0, method='RK45', t_eval=None, dense_output=False, args=None, rtol=1e-3, atol=1e-6, first_step=None, max_step=np.inf, vectorized=False):
    more = () if args is None else tuple(args)
    y0, f = np.asarray(y0, dtype=float), lambda t, y: np.asarray(fun(t, y, *more))
    last, pieces = runge_kutta(f, t_span[0], t_span[1], y0, rtol, atol, first_step, max_step)
    made, out = OdeResult(), DenseOutput(pieces)
    if t_eval is None:
        made.t = np.array([p[0] for p in pieces] + [t_span[1]])
        made.y = np.stack([p[1] for p in pieces] + [last], axis=1)
    else:
        made.t, made.y = np.asarray(t_eval), out(t_eval)
    made.sol = out if dense_output else None
    made.success, made.status, made.message = True, 0, 'The solver successfully reached the end of the integration interval.'
    return made

def odeint(func, y0, t, args=(), rtol=1.49012e-8, atol=1.49012e-8, tfirst=False, **kwargs):
    y0 = np.atleast_1d(np.asarray(y0, dtype=float))
    f = (lambda s, y: np.asarray(func(s, y, *args))) if tfirst else (lambda s, y: np.asarray(func(y, s, *args)))
    g = lambda s, y: np.reshape(f(s, y), y0.shape)
    last, pieces = runge_kutta(g, t[0], t[-1], y0, rtol, atol, None, np.inf)
    return DenseOutput(pieces)(t).T
`;

/** `scipy.linalg` */
export const systems = `
def lu_factor(a, overwrite_a=False, check_finite=True):
    P, L, U = scipy.linalg.lu(a)
    n = a.shape[0]
    order, swaps = [int(k) for k in np.argmax(P, axis=0)], []
    places = list(range(n))
    for i in range(n):
        j = places.index(order[i])
        places[i], places[j] = places[j], places[i]
        swaps.append(j)
    return np.tril(L, -1) + U, np.array(swaps)

def lu_solve(lu_and_piv, b, trans=0, overwrite_b=False, check_finite=True):
    lu, piv = lu_and_piv
    places = list(range(len(piv)))
    for i, j in enumerate(piv):
        j = int(j)
        places[i], places[j] = places[j], places[i]
    L, U = np.tril(lu, -1) + np.eye(len(piv)), np.triu(lu)
    return np.linalg.solve(U, np.linalg.solve(L, np.asarray(b)[places]))

def solve_banded(l_and_u, ab, b, **kwargs):
    lower, upper = l_and_u
    n = ab.shape[1]
    A = sum([np.diag(ab[upper - k, max(k, 0):n + min(k, 0)], k) for k in range(-lower, upper + 1)])
    return np.linalg.solve(A, b)

def solveh_banded(ab, b, lower=False, **kwargs):
    m, n = ab.shape
    rows = [ab[k, :n - k] if lower else ab[m - 1 - k, k:] for k in range(m)]
    A = np.diag(rows[0]) + sum([np.diag(r, k) + np.diag(r, -k) for k, r in enumerate(rows) if k > 0])
    return np.linalg.solve(A, b)
`;

/** `scipy.interpolate` */
export const interpolation = `
import numpy as np

class interp1d:
    def __init__(self, x, y, kind='linear', axis=-1, bounds_error=None, fill_value=None, assume_sorted=False):
        self.x, self.y = np.asarray(x), np.asarray(y)
    def __call__(self, x):
        k = np.clip(np.searchsorted(self.x, x) - 1, 0, len(self.x) - 2)
        share = (x - self.x[k]) / (self.x[k + 1] - self.x[k])
        return self.y[..., k] + share * (self.y[..., k + 1] - self.y[..., k])
`;
