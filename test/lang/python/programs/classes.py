#%% operators of classes
class Vec:
    def __init__(self, *xs):
        self.xs = list(xs)
    def __add__(self, other):
        return Vec(*[a + b for a, b in zip(self.xs, other.xs)])
    def __mul__(self, k):
        return Vec(*[a * k for a in self.xs])
    def __rmul__(self, k):
        return self * k
    def __neg__(self):
        return self * -1
    def __getitem__(self, i):
        return self.xs[i]
    def __setitem__(self, i, v):
        self.xs[i] = v
    def __len__(self):
        return len(self.xs)
    def __iter__(self):
        return iter(self.xs)
    def __eq__(self, other):
        return self.xs == other.xs
    def __contains__(self, x):
        return x in self.xs
    def __call__(self, x):
        return sum(a * x for a in self.xs)
    def __iadd__(self, other):
        self.xs = [a + 1 for a in self.xs]
        return self
    def __matmul__(self, other):
        return sum(a * b for a, b in zip(self.xs, other.xs))
    def __bool__(self):
        return self.xs[0] != 0
    def __lt__(self, other):
        return self.xs[0] < other.xs[0]
    def __pow__(self, n):
        return Vec(*[a ** n for a in self.xs])
    def __abs__(self):
        return sum(abs(a) for a in self.xs)
u, v = Vec(1, 2), Vec(3, 4)
a = (u + v)[1]
b = (2 * u)[0]
c = (-v)[1]
d = len(u)
e = sum(x for x in v)
f = u == Vec(1, 2)
g = 4 in v
h = u(10)
u[0] = 7
i = u[0]
u += v
j = u[0]
k = u @ v
l = 1 if Vec(0, 1) else 2
m = Vec(1) < Vec(2)
n = (v ** 2)[0]
o = abs(-v)
p = u != v
q, r = v
s = max([Vec(1), Vec(5)])[0]

#%% scalar autograd
class Value:
    def __init__(self, data, children=(), op=''):
        self.data = data
        self.grad = 0.0
        self._backward = lambda: None
        self._prev = set(children)
    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data + other.data, (self, other), '+')
        def _backward():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = _backward
        return out
    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data * other.data, (self, other), '*')
        def _backward():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad
        out._backward = _backward
        return out
    def __radd__(self, other):
        return self + other
    def tanh(self):
        t = np.tanh(self.data)
        out = Value(t, (self,), 'tanh')
        def _backward():
            self.grad += (1 - t ** 2) * out.grad
        out._backward = _backward
        return out
    def backward(self):
        topo, visited = [], set()
        def build(v):
            if v not in visited:
                visited.add(v)
                for child in v._prev:
                    build(child)
                topo.append(v)
        build(self)
        self.grad = 1.0
        for node in reversed(topo):
            node._backward()
x, w, b = Value(0.5), Value(-1.5), Value(0.25)
o = (x * w + b + 1 + x).tanh()
o.backward()
gx, gw, gb = x.grad, w.grad, b.grad
s = sum([Value(1.0), Value(2.0)], Value(0.0)).data

#%% many bases
class A:
    def who(self):
        return 1
    def hello(self):
        return 10
class B(A):
    def who(self):
        return 2 + super().who()
class C(A):
    def who(self):
        return 30 + super().who()
    def hello(self):
        return 20
class D(B, C):
    pass
a = D().who()
b = D().hello()
c = issubclass(D, A)
d = isinstance(D(), C)

#%% three levels of super
class A:
    def __init__(self, n):
        self.n = n
    def f(self):
        return self.g() + 1
    def g(self):
        return 0
class B(A):
    def __init__(self, n, m):
        super(B, self).__init__(n)
        self.m = m
    def g(self):
        return self.m
class C(B):
    def __init__(self):
        B.__init__(self, 3, 4)
        self.k = 5
    def g(self):
        return super().g() * 10 + self.k
a = C().f()
b = C().n

#%% properties with setters
class T:
    def __init__(self):
        self._x = 1
    @property
    def x(self):
        return self._x * 10
    @x.setter
    def x(self, v):
        self._x = v + 1
    @property
    def shape(self):
        return (self._x, 2)
t = T()
a = t.x
t.x = 4
b = t.x
c = np.zeros(t.shape)

#%% class attributes
class Counter:
    made = 0
    names = []
    def __init__(self):
        Counter.made += 1
        self.names.append(Counter.made)
Counter()
Counter()
a = Counter.made
b = len(Counter.names)
c = Counter()
c.made = 50
d = Counter.made
e = c.made

#%% static and class methods
class S:
    k = 3
    @staticmethod
    def add(a, b):
        return a + b
    @classmethod
    def scaled(cls, x):
        return cls.k * x
    @classmethod
    def make(cls, k):
        s = cls()
        s.v = k
        return s
class R(S):
    k = 5
a = S.add(1, 2)
b = S().add(3, 4)
c = S.scaled(2)
d = R.scaled(2)
e = R.make(9).v
f = R().scaled(1)

#%% methods as values
class M:
    def __init__(self, k):
        self.k = k
    def f(self, x):
        return self.k * x
m = M(3)
g = m.f
a = g(4)
b = list(map(m.f, [1, 2]))[1]
c = M.f(m, 5)
table = {'f': m.f}
d = table['f'](6)
m.h = lambda x: x + 1
e = m.h(1)

#%% layers after cs231n
def affine_forward(x, w, b):
    out = x.reshape(x.shape[0], -1).dot(w) + b
    cache = (x, w, b)
    return out, cache
def affine_backward(dout, cache):
    x, w, b = cache
    dx = dout.dot(w.T).reshape(x.shape)
    dw = x.reshape(x.shape[0], -1).T.dot(dout)
    db = np.sum(dout, axis=0)
    return dx, dw, db
def relu_forward(x):
    return np.maximum(0, x), x
def relu_backward(dout, cache):
    return dout * (cache > 0)
def affine_relu_forward(x, w, b):
    a, fc_cache = affine_forward(x, w, b)
    out, relu_cache = relu_forward(a)
    return out, (fc_cache, relu_cache)
x = np.sin(np.arange(24.0)).reshape(2, 3, 4)
w = np.cos(np.arange(60.0)).reshape(12, 5)
b = np.linspace(-1, 1, 5)
out, cache = affine_relu_forward(x, w, b)
dx, dw, db = affine_backward(relu_backward(np.ones_like(out), cache[1]), cache[0])

#%% a network with a list of layers
class Layer:
    def parameters(self):
        return []
class Linear(Layer):
    def __init__(self, n_in, n_out):
        self.w = np.sin(np.arange(n_in * n_out)).reshape(n_in, n_out)
        self.b = np.zeros(n_out)
    def forward(self, x):
        self.x = x
        return x @ self.w + self.b
    def backward(self, g):
        self.dw = self.x.T @ g
        self.db = g.sum(0)
        return g @ self.w.T
    def parameters(self):
        return [(self.w, self.dw), (self.b, self.db)]
class ReLU(Layer):
    def forward(self, x):
        self.mask = x > 0
        return x * self.mask
    def backward(self, g):
        return g * self.mask
class Net:
    def __init__(self, layers):
        self.layers = layers
    def forward(self, x):
        for l in self.layers:
            x = l.forward(x)
        return x
    def backward(self, g):
        for l in reversed(self.layers):
            g = l.backward(g)
        return g
    def step(self, lr):
        for l in self.layers:
            for p, d in l.parameters():
                p -= lr * d
net = Net([Linear(3, 4), ReLU(), Linear(4, 1)])
X = np.cos(np.arange(15.0)).reshape(5, 3)
y = np.ones((5, 1))
for _ in range(3):
    out = net.forward(X)
    loss = ((out - y) ** 2).mean()
    g = net.backward(2 * (out - y) / y.size)
    net.step(0.1)
w0 = net.layers[0].w
b2 = net.layers[2].b

#%% params in a dictionary of self
class TwoLayerNet(object):
    def __init__(self, D, H, C, std=1e-1):
        self.params = {}
        self.params['W1'] = std * np.sin(np.arange(D * H)).reshape(D, H)
        self.params['b1'] = np.zeros(H)
        self.params['W2'] = std * np.cos(np.arange(H * C)).reshape(H, C)
        self.params['b2'] = np.zeros(C)
    def loss(self, X, y=None, reg=0.0):
        W1, b1 = self.params['W1'], self.params['b1']
        W2, b2 = self.params['W2'], self.params['b2']
        N, D = X.shape
        h = np.maximum(0, X.dot(W1) + b1)
        scores = h.dot(W2) + b2
        if y is None:
            return scores
        shifted = scores - np.max(scores, axis=1, keepdims=True)
        probs = np.exp(shifted) / np.sum(np.exp(shifted), axis=1, keepdims=True)
        loss = np.sum(-np.log(probs[np.arange(N), y])) / N
        loss += reg * (np.sum(W1 * W1) + np.sum(W2 * W2))
        grads = {}
        dscores = probs.copy()
        dscores[np.arange(N), y] -= 1
        dscores /= N
        grads['W2'] = h.T.dot(dscores) + 2 * reg * W2
        grads['b2'] = dscores.sum(axis=0)
        dh = dscores.dot(W2.T)
        dh[h <= 0] = 0
        grads['W1'] = X.T.dot(dh) + 2 * reg * W1
        grads['b1'] = np.sum(dh, axis=0)
        return loss, grads
net = TwoLayerNet(4, 10, 3)
X = np.sin(np.arange(20.0)).reshape(5, 4)
y = np.array([0, 1, 2, 2, 1])
for it in range(2):
    loss, grads = net.loss(X, y, reg=0.1)
    for p in net.params:
        net.params[p] -= 0.5 * grads[p]
scores = net.loss(X)
W1 = net.params['W1']
g = grads['b1']

#%% enumerations
import enum
from enum import Enum, IntEnum, auto
class Color(Enum):
    RED = auto()
    BLUE = auto()
class Act(IntEnum):
    UP = 0
    DOWN = 1
class Kind(str, Enum):
    A = 'a'
class Pair(enum.Enum):
    X = (1, 2)
    @property
    def first(self):
        return self.value[0]
a = Color.RED.value
b = Color.BLUE.name == 'BLUE'
c = Color.RED == Color.RED
d = Color.RED is Color.BLUE
e = np.array([m.value for m in Color])
f = len(list(Color))
g = Color['BLUE'].value
h = Color(2) is Color.BLUE
i = np.eye(2)[Act.DOWN]
j = {Color.RED: 5, Color.BLUE: 6}[Color.BLUE]
k = Kind.A == 'a'
l = isinstance(Color.RED, Color)
m = Pair.X.first

#%% functions with attributes, and classes that know their kin
def counted(f):
    def inner(*a):
        inner.calls += 1
        return f(*a)
    inner.calls = 0
    return inner
@counted
def square(x):
    return x * x
a = square(3) + square(4)
b = square.calls
class Base:
    kin = {}
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        Base.kin[cls.__name__] = cls
class Sub(Base):
    k = 3
c = Base.kin['Sub'].k + len(Base.kin)
from dataclasses import dataclass, asdict, field
from typing import ClassVar
@dataclass
class Inner:
    w: float = 1.0
@dataclass
class Config:
    lr: float = 0.1
    inner: Inner = field(default_factory=Inner)
    VERSION: ClassVar[int] = 2
    def __post_init__(self):
        self.twice = 2 * self.lr
d = asdict(Config(0.5))
e = len(d) + d['inner']['w'] + Config.VERSION
