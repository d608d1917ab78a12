/** Functions of tensors, most of them methods as well; `x.f_(…)` leaves what `f` gives in x. */
export const tensors = `
def Tensor(*size):
    if len(size) == 1 and not isinstance(size[0], int):
        return np.array(size[0], dtype=float)
    return np.zeros(size)

def add(x, y, alpha=1):
    return x + (y if alpha == 1 else alpha * y)

def sub(x, y, alpha=1):
    return x - (y if alpha == 1 else alpha * y)

def mul(x, y):
    return x * y

def div(x, y, rounding_mode=None):
    return x / y if rounding_mode is None else np.floor(x / y) if rounding_mode == 'floor' else np.trunc(x / y)

def neg(x):
    return -x

def addcmul(x, y, z, value=1):
    return x + value * y * z

def addcdiv(x, y, z, value=1):
    return x + value * y / z

def lerp(x, end, weight):
    return x + weight * (end - x)

def eq(x, y):
    return x == y

def ne(x, y):
    return x != y

def lt(x, y):
    return x < y

def le(x, y):
    return x <= y

def gt(x, y):
    return x > y

def ge(x, y):
    return x >= y

def equal(x, y):
    return np.array_equal(x, y)

def normal_(x, mean=0.0, std=1.0, generator=None):
    return mean + std * np.random.standard_normal(x.shape)

def uniform_(x, a=0.0, b=1.0, generator=None):
    return a + (b - a) * np.random.random(x.shape)

def zero_(x):
    return np.zeros(x.shape)

def fill_(x, value):
    return np.full(x.shape, value, dtype=float)

def copy_(x, source, non_blocking=False):
    return np.broadcast_to(source, x.shape)

def bernoulli(p, generator=None):
    return (np.random.random(np.shape(p)) < p) * 1.0

def bernoulli_(x, p=0.5, generator=None):
    return (np.random.random(x.shape) < p) * 1.0

def new_zeros(x, *size, **kwargs):
    return np.zeros(shape_of(size))

def new_ones(x, *size, **kwargs):
    return np.ones(shape_of(size))

def new_full(x, size, fill_value, **kwargs):
    return np.full(size, fill_value)

def new_tensor(x, data, **kwargs):
    return np.array(data)

def view_as(x, other):
    return x.reshape(other.shape)

def reshape_as(x, other):
    return x.reshape(other.shape)

def expand_as(x, other):
    return np.broadcast_to(x, other.shape)

def squeeze(x, dim=None):
    return np.squeeze(x) if dim is None else np.squeeze(x, axis=dim) if x.shape[dim] == 1 else x

def nelement(x):
    return np.size(x)

def unique(x, sorted=True, return_inverse=False, return_counts=False, dim=None):
    return np.unique(x, return_inverse=return_inverse, return_counts=return_counts, axis=dim)

def median(x, dim=None, keepdim=False):
    order = np.argsort(x.reshape(-1) if dim is None else x, axis=0 if dim is None else dim)
    n = (np.size(x) if dim is None else x.shape[dim]) - 1
    if dim is None:
        return x.reshape(-1)[order[n // 2]]
    place = np.take(order, [n // 2], axis=dim)
    values = np.take_along_axis(x, place, axis=dim)
    return Placed(values, place) if keepdim else Placed(np.squeeze(values, dim), np.squeeze(place, dim))

def kthvalue(x, k, dim=-1):
    return Placed(np.take(np.sort(x, axis=dim), k - 1, axis=dim), np.take(np.argsort(x, axis=dim), k - 1, axis=dim))

def quantile(x, q, dim=None, keepdim=False):
    return np.quantile(x, q, axis=dim, keepdims=keepdim)

def repeat_interleave(x, repeats, dim=None):
    return np.repeat(x, repeats, axis=dim)

def roll(x, shifts, dims=None):
    return np.roll(x, shifts, axis=dims)

def flip(x, *dims, **kwargs):
    return np.flip(x, kwargs['dims'] if 'dims' in kwargs else shape_of(dims))

def narrow(x, dim, start, length):
    return np.take(x, np.arange(start, start + length), axis=dim)

def select(x, dim, index):
    return np.take(x, index, axis=dim)

def masked_select(x, mask):
    return x[np.broadcast_to(mask, x.shape)]

def nonzero(x, as_tuple=False):
    places = np.nonzero(x)
    return places if as_tuple else np.stack(places, axis=1)

def diag(x, diagonal=0):
    return np.diag(x, diagonal)

def diag_embed(x):
    return x[..., None] * np.eye(x.shape[-1])

def unfold(x, dimension, size, step):
    starts = np.arange(0, x.shape[dimension] - size + 1, step)
    axis = dimension % np.ndim(x)
    return np.moveaxis(np.take(x, starts[:, None] + np.arange(size), axis=axis), axis + 1, -1)

def places_along(x, dim, index):
    places = []
    for k in range(np.ndim(x)):
        shape = [1] * np.ndim(x)
        shape[k] = -1
        places.append(index if k == dim % np.ndim(x) else np.arange(index.shape[k]).reshape(shape))
    return tuple(places)

def scatter(x, dim, index, src=None, value=None):
    y = np.array(x)
    src = value if src is None else src
    y[places_along(x, dim, index)] = src
    return y

def scatter_add(x, dim, index, src):
    y = np.array(x)
    np.add.at(y, places_along(x, dim, index), src)
    return y

def index_add(x, dim, index, source, alpha=1):
    y = np.array(x)
    np.add.at(y, (slice(None),) * dim + (index,), source if alpha == 1 else alpha * source)
    return y

def cartesian_prod(*tensors):
    return np.stack([g.reshape(-1) for g in np.meshgrid(*tensors, indexing='ij')], axis=-1)

def baddbmm(x, a, b, beta=1, alpha=1):
    return beta * x + alpha * (a @ b)

def inverse(x):
    return np.linalg.inv(x)

def det(x):
    return np.linalg.det(x)

def pinverse(x):
    return np.linalg.pinv(x)

def cholesky(x):
    return np.linalg.cholesky(x)

def svd(x, some=True):
    U, S, Vh = np.linalg.svd(x, full_matrices=not some)
    return U, S, Vh.T

def qr(x):
    return np.linalg.qr(x)

def cholesky_solve(b, L, upper=False):
    return np.linalg.solve(L.T @ L if upper else L @ L.T, b)

def var_mean(x, dim=None, unbiased=True, keepdim=False, correction=1):
    return var(x, dim, unbiased, keepdim, correction), np.mean(x, axis=dim, keepdims=keepdim)

def std_mean(x, dim=None, unbiased=True, keepdim=False, correction=1):
    return std(x, dim, unbiased, keepdim, correction), np.mean(x, axis=dim, keepdims=keepdim)

def vmap(f, in_dims=0):
    def mapped(*args):
        out = [f(*[a[i] for a in args]) for i in range(len(args[0]))]
        return np.stack(out)
    return mapped
`;
