/** Functions of torch and jax where they differ from NumPy's, as lines of NumPy, by module. */

import { tensors } from "./torch-tensors";

/** Text by module. */
export const torch: Readonly<Record<string, string>> = {
  torch: `
import numpy as np
import torch
from collections import namedtuple

Placed = namedtuple('Placed', ['values', 'indices'])

class Generator:
    def __init__(self, device=None):
        pass

    def manual_seed(self, seed):
        return self

def collecting(x, requires_grad):
    return x.requires_grad_() if requires_grad else x

def tensor(data, dtype=None, requires_grad=False, device=None):
    return collecting(np.array(data, dtype=dtype), requires_grad)

def as_tensor(data, dtype=None, device=None):
    return np.asarray(data, dtype=dtype)

def from_numpy(x):
    return x

def FloatTensor(data):
    return np.array(data, dtype=float)

def LongTensor(data):
    return np.array(data, dtype=int)

def shape_of(size):
    return size[0] if len(size) == 1 and not isinstance(size[0], int) else size

def zeros(*size, dtype=float, requires_grad=False, device=None):
    return collecting(np.zeros(shape_of(size), dtype=dtype), requires_grad)

def ones(*size, dtype=float, requires_grad=False, device=None):
    return collecting(np.ones(shape_of(size), dtype=dtype), requires_grad)

def empty(*size, dtype=float, requires_grad=False, device=None):
    return collecting(np.zeros(shape_of(size), dtype=dtype), requires_grad)

def full(size, fill_value, dtype=None, requires_grad=False, device=None):
    return collecting(np.full(size, fill_value, dtype=dtype), requires_grad)

def randn(*size, requires_grad=False, device=None, dtype=None, generator=None):
    return collecting(np.random.standard_normal(shape_of(size)), requires_grad)

def rand(*size, requires_grad=False, device=None, dtype=None, generator=None):
    return collecting(np.random.random(shape_of(size)), requires_grad)

def randint(low, high=None, size=None, **kwargs):
    return np.random.randint(0, low, high) if size is None else np.random.randint(low, high, size)

def randperm(n, **kwargs):
    return np.random.permutation(n)

def randn_like(x, **kwargs):
    return np.random.standard_normal(x.shape)

def rand_like(x, **kwargs):
    return np.random.random(x.shape)

def normal(mean, std, size=None):
    return np.random.normal(mean, std, size)

def arange(*args, dtype=None, device=None, requires_grad=False):
    return collecting(np.arange(*args, dtype=dtype), requires_grad)

def linspace(start, end, steps=100, **kwargs):
    return np.linspace(start, end, steps)

def eye(n, m=None, **kwargs):
    return np.eye(n, m)

def mm(x, y):
    return x @ y

def bmm(x, y):
    return x @ y

def mv(x, y):
    return x @ y

def ger(x, y):
    return np.outer(x, y)

def addmm(x, A, B):
    return x + A @ B

def cat(tensors, dim=0):
    return np.concatenate(tensors, axis=dim)

def concat(tensors, dim=0):
    return np.concatenate(tensors, axis=dim)

def stack(tensors, dim=0):
    return np.stack(tensors, axis=dim)

def split(x, size, dim=0):
    n = x.shape[dim]
    if isinstance(size, int):
        places = list(range(size, n, size))
    else:
        places = [sum(size[:i + 1]) for i in range(len(size) - 1)]
    return tuple(np.split(x, places, axis=dim))

def chunk(x, chunks, dim=0):
    return tuple(np.array_split(x, chunks, axis=dim))

def unbind(x, dim=0):
    return tuple(np.moveaxis(x, dim, 0))

def unsqueeze(x, dim):
    return np.expand_dims(x, dim)

def flatten(x, start_dim=0, end_dim=-1):
    end = end_dim % np.ndim(x)
    return x.reshape(x.shape[:start_dim] + (-1,) + x.shape[end + 1:])

def permute(x, *dims):
    return np.transpose(x, shape_of(dims))

def transpose(x, dim0, dim1):
    return np.swapaxes(x, dim0, dim1)

def t(x):
    return x.T

def max(x, dim=None, keepdim=False):
    if dim is None:
        return np.max(x)
    if np.ndim(dim) > 0:
        return np.maximum(x, dim)
    order = np.argmax(x, axis=dim)
    return Placed(np.max(x, axis=dim, keepdims=keepdim), np.expand_dims(order, dim) if keepdim else order)

def min(x, dim=None, keepdim=False):
    if dim is None:
        return np.min(x)
    if np.ndim(dim) > 0:
        return np.minimum(x, dim)
    order = np.argmin(x, axis=dim)
    return Placed(np.min(x, axis=dim, keepdims=keepdim), np.expand_dims(order, dim) if keepdim else order)

def amax(x, dim=None, keepdim=False):
    return np.max(x, axis=dim, keepdims=keepdim)

def sort(x, dim=-1, descending=False):
    order = np.argsort(-x if descending else x, axis=dim)
    return Placed(np.take_along_axis(x, order, axis=dim), order)

def topk(x, k, dim=-1):
    order = np.take(np.argsort(-x, axis=dim), np.arange(k), axis=dim)
    return Placed(np.take_along_axis(x, order, axis=dim), order)

def var(x, dim=None, unbiased=True, keepdim=False, correction=1):
    return np.var(x, axis=dim, ddof=1 if unbiased and correction else 0, keepdims=keepdim)

def std(x, dim=None, unbiased=True, keepdim=False, correction=1):
    return np.std(x, axis=dim, ddof=1 if unbiased and correction else 0, keepdims=keepdim)

def norm(x, p=2, dim=None, keepdim=False):
    return np.linalg.norm(x if dim is not None else np.ravel(x), 2 if p == 'fro' else p, axis=dim, keepdims=keepdim)

def clamp(x, min=None, max=None):
    return np.clip(x, min, max)

def sigmoid(x):
    return 1 / (1 + np.exp(-x))

def relu(x):
    return np.maximum(x, 0)

def rsqrt(x):
    return 1 / np.sqrt(x)

def pow(x, exponent):
    return x ** exponent

def softmax(x, dim=-1):
    return np.exp(log_softmax(x, dim))

def log_softmax(x, dim=-1):
    shifted = x - np.max(x, axis=dim, keepdims=True)
    return shifted - np.log(np.sum(np.exp(shifted), axis=dim, keepdims=True))

def logsumexp(x, dim, keepdim=False):
    m = np.max(x, axis=dim, keepdims=True)
    s = m + np.log(np.sum(np.exp(x - m), axis=dim, keepdims=True))
    return s if keepdim else np.squeeze(s, axis=dim)

def gather(x, dim, index):
    return np.take_along_axis(x, index, axis=dim)

def index_select(x, dim, index):
    return np.take(x, index, axis=dim)

def masked_fill(x, mask, value):
    return np.where(mask, value, x)

def outer(x, y):
    return np.outer(x, y)

def cdist(x, y):
    return np.sqrt(((x[..., :, None, :] - y[..., None, :, :]) ** 2).sum(-1))

def numel(x):
    return np.size(x)

def is_tensor(x):
    return isinstance(x, np.ndarray)

def repeat(x, *sizes):
    return np.tile(x, shape_of(sizes))

def expand(x, *sizes):
    sizes = shape_of(sizes)
    extra = len(sizes) - np.ndim(x)
    shape = tuple(n if n != -1 else x.shape[i - extra] for i, n in enumerate(sizes))
    return np.broadcast_to(x, shape)

def size(x, dim=None):
    return x.shape if dim is None else x.shape[dim]

def dim(x):
    return np.ndim(x)

def multinomial(p, num_samples, replacement=False, generator=None):
    return np.argsort(-p, axis=-1)[..., :num_samples]
${tensors}`,
  "torch.cuda": `
def is_available():
    return False

def device_count():
    return 0
`,
  "torch.backends.mps": `
def is_available():
    return False
`,
  "torch.linalg": `
import numpy as np

def norm(x, ord=None, dim=None, keepdim=False):
    return np.linalg.norm(x, ord, axis=dim, keepdims=keepdim)

def solve(A, B):
    return np.linalg.solve(A, B)

def slogdet(A):
    return np.linalg.slogdet(A)

def solve_triangular(A, B, upper):
    return np.linalg.solve(np.triu(A) if upper else np.tril(A), B)

def matrix_norm(A, ord='fro', dim=(-2, -1), keepdim=False):
    return np.linalg.norm(A, ord, axis=dim, keepdims=keepdim)
`,
  "jax.random": `
import numpy as np

def PRNGKey(seed):
    return seed

def key(seed):
    return seed

def split(key, num=2):
    return [key + i for i in range(num)]

def fold_in(key, data):
    return key

def normal(key, shape=(), dtype=float):
    return np.random.standard_normal(shape)

def uniform(key, shape=(), dtype=float, minval=0.0, maxval=1.0):
    return np.random.uniform(minval, maxval, shape)

def randint(key, shape, minval, maxval, dtype=int):
    return np.random.randint(minval, maxval, shape)

def permutation(key, x):
    return np.random.permutation(x)

def bernoulli(key, p=0.5, shape=None):
    return np.random.random(shape) < p

def choice(key, a, shape=(), replace=True, p=None):
    return np.random.choice(a, shape, replace, p)
`,
  "jax.nn": `
import numpy as np

def logsumexp(x, axis=None, keepdims=False):
    m = np.max(x, axis=axis, keepdims=True)
    s = m + np.log(np.sum(np.exp(x - m), axis=axis, keepdims=True))
    return s if keepdims else np.squeeze(s, axis=axis)

def tanh(x):
    return np.tanh(x)
`,
  "jax.lax": `
import numpy as np

def scan(f, init, xs, length=None):
    carry, ys = init, []
    n = length if xs is None else len(xs[0] if isinstance(xs, tuple) else xs)
    for i in range(n):
        x = None if xs is None else tuple(a[i] for a in xs) if isinstance(xs, tuple) else xs[i]
        carry, y = f(carry, x)
        ys.append(y)
    return carry, None if ys[0] is None else np.stack(ys)

def fori_loop(lower, upper, body_fun, init_val):
    for i in range(lower, upper):
        init_val = body_fun(i, init_val)
    return init_val

def while_loop(cond_fun, body_fun, init_val):
    while cond_fun(init_val):
        init_val = body_fun(init_val)
    return init_val

def cond(pred, true_fun, false_fun, *operands):
    return true_fun(*operands) if pred else false_fun(*operands)

def stop_gradient(x):
    return np.asarray(x).detach()
`,
  jax: `
import numpy as np
import jax

def jit(f, **kwargs):
    return f

def vmap(f, in_axes=0, out_axes=0):
    def mapped(*args):
        axes = in_axes if isinstance(in_axes, (tuple, list)) else [in_axes] * len(args)
        n = [a.shape[k] for a, k in zip(args, axes) if k is not None][0]
        rows = [f(*[a if k is None else np.take(a, i, axis=k) for a, k in zip(args, axes)]) for i in range(n)]
        if isinstance(rows[0], tuple):
            return tuple(np.stack(column) for column in zip(*rows))
        return np.stack(rows)
    return mapped

def checkpoint(f, **kwargs):
    return f

def device_put(x, device=None):
    return x

def block_until_ready(x):
    return x

def jacrev(f, argnums=0):
    def rows_of(*args):
        y = f(*args)
        if np.ndim(y) == 0:
            return jax.grad(f, argnums)(*args)
        rows = [jax.grad(lambda *xs: f(*xs).reshape(-1)[i], argnums)(*args) for i in range(np.size(y))]
        return np.stack(rows).reshape(np.shape(y) + np.shape(rows[0]))
    return rows_of

def jacobian(f, argnums=0):
    return jacrev(f, argnums)

def jacfwd(f, argnums=0):
    return jacrev(f, argnums)

def hessian(f, argnums=0):
    return jacrev(jax.grad(f, argnums), argnums)

def vjp(f, *args):
    def pull(u):
        return jax.grad(lambda *xs: np.sum(f(*xs) * u), tuple(range(len(args))))(*args)
    return f(*args), pull

def jvp(f, args, tangents):
    def along(u):
        return sum(np.sum(g * v) for g, v in zip(jax.vjp(f, *args)[1](u), tangents))
    y = f(*args)
    return y, jax.grad(along)(np.ones(np.shape(y)))

def tree_map(f, tree, *rest):
    if isinstance(tree, dict):
        return {k: tree_map(f, v, *[r[k] for r in rest]) for k, v in tree.items()}
    if isinstance(tree, tuple):
        return tuple(tree_map(f, *vs) for vs in zip(tree, *rest))
    if isinstance(tree, list):
        return [tree_map(f, *vs) for vs in zip(tree, *rest)]
    return None if tree is None else f(tree, *rest)
`,
  "jax.tree_util": `
from jax import tree_map

def tree_leaves(tree):
    if isinstance(tree, dict):
        return [x for v in tree.values() for x in tree_leaves(v)]
    if isinstance(tree, (list, tuple)):
        return [x for v in tree for x in tree_leaves(v)]
    return [] if tree is None else [tree]
`,
  "jax.tree": `
from jax.tree_util import tree_leaves
from jax import tree_map

def map(f, tree, *rest):
    return tree_map(f, tree, *rest)

def leaves(tree):
    return tree_leaves(tree)
`,
  "torch.func": `
import jax

def jacrev(f, argnums=0):
    return jax.jacrev(f, argnums)

def jacfwd(f, argnums=0):
    return jax.jacrev(f, argnums)

def hessian(f, argnums=0):
    return jax.hessian(f, argnums)

def vjp(f, *args):
    return jax.vjp(f, *args)

def vmap(f, in_dims=0):
    return jax.vmap(f, in_dims)
`,
  autograd: `
import numpy as np
import jax
import autograd

def jacobian(f, argnum=0):
    return jax.jacrev(f, argnum)

def hessian(f, argnum=0):
    return jax.jacrev(autograd.grad(f, argnum), argnum)

def elementwise_grad(f, argnum=0):
    return autograd.grad(lambda *xs: np.sum(f(*xs)), argnum)
`,
  "jax.array": `
import numpy as np

class Place:
    def __init__(self, x, index):
        self.x, self.index = x, index
    def set(self, values):
        y = self.x.copy()
        y[self.index] = values
        return y
    def add(self, values):
        y = self.x.copy()
        np.add.at(y, self.index, values)
        return y
    def multiply(self, values):
        y = self.x.copy()
        y[self.index] *= values
        return y
    def get(self):
        return self.x[self.index]

class At:
    def __init__(self, x):
        self.x = x
    def __getitem__(self, index):
        return Place(self.x, index)
`,
};
