#%% legacy stream, all of it
np.random.seed(0)
a = np.random.randn(3)
b = np.random.randn(2, 2)
c = np.random.rand(2)
d = np.random.randint(10)
e = np.random.randint(2, 8, (3, 2))
f = np.random.permutation(6)
g = np.random.permutation(np.arange(4.0))
h = np.random.choice(10, 4)
i = np.random.choice(10, 4, replace=False)
j = np.random.choice([0.5, 1.5, 2.5], size=5)
k = np.random.normal(0, 0.1, (2, 3))
l = np.random.normal(size=2)
m = np.random.uniform(-1, 1, (2, 2))
n = np.random.uniform()
o = np.random.random(3)
p = np.random.random_sample((2,))
q = np.random.exponential(2.0, size=3)
x = np.arange(5)
np.random.shuffle(x)
r = x
s = np.random.binomial(1, 0.3, size=4)
t = np.random.standard_normal((1, 2))
u = np.random.choice(3, p=[0.2, 0.3, 0.5])
v = np.random.choice(4, 3, p=[0.1, 0.2, 0.3, 0.4])
w = np.random.randn()
y = np.random.randint(0, 2, size=6)
z = np.random.rand(2, 1, 2)
aa = np.random.choice(5)
ab = np.random.permutation(3)[0]
ac = np.random.laplace(size=2)
ad = np.random.gumbel(size=2)
ae = np.random.logistic(size=2)

#%% generator, all of it
rng = np.random.default_rng(42)
a = rng.standard_normal(3)
b = rng.normal(1.0, 2.0, (2, 2))
c = rng.uniform(size=2)
d = rng.integers(10)
e = rng.integers(2, 8, (3, 2))
f = rng.permutation(6)
g = rng.random((2, 3))
h = rng.choice(10, 4)
i = rng.choice(10, 4, replace=False)
j = rng.choice([0.5, 1.5, 2.5], size=5)
k = rng.random()
x = np.arange(5)
rng.shuffle(x)
l = x
m = rng.exponential(2.0, size=3)
n = rng.integers(0, 5, size=4, endpoint=True)
o = rng.permutation(np.arange(4.0))
p = rng.standard_normal()
q = rng.choice(3, size=4, p=[0.2, 0.3, 0.5])
r = rng.uniform(-1, 1, 3)

#%% streams of their own
rs = np.random.RandomState(3)
a = rs.randn(2)
other = np.random.RandomState(seed=3)
b = other.normal(size=2)
def init(rng, n):
    return rng.normal(size=n) * 0.1
r1 = np.random.default_rng(1)
c = init(r1, 2)
d = init(r1, 2)
from numpy.random import default_rng
e = default_rng(7).random(2)
rs.seed(9)
f = rs.rand(2)
from numpy.random import randn, seed
seed(5)
g = randn(2)
h = np.random.mtrand.RandomState(1).randn() if False else 1
class Net:
    def __init__(self, seed=0):
        self.rng = np.random.default_rng(seed)
        self.W = self.rng.standard_normal((2, 2)) / np.sqrt(2)
i = Net(4).W
np.random.seed(11)
j = np.random.randn(2, 3) * np.sqrt(2.0 / 2)
np.random.seed(11)
k = np.random.randn(2, 3)

#%% weights as courses start them
np.random.seed(1)
D, H, K = 4, 5, 3
W1 = 0.01 * np.random.randn(D, H)
b1 = np.zeros((1, H))
W2 = 0.01 * np.random.randn(H, K)
weights = [np.random.randn(y, x) for x, y in zip([D, H], [H, K])]
w0 = weights[0]
w1 = weights[1]
N, C = 4, 2
X = np.zeros((N * C, 2))
y = np.zeros(N * C, dtype='uint8')
for j in range(C):
    ix = range(N * j, N * (j + 1))
    r = np.linspace(0.0, 1, N)
    t = np.linspace(j * 4, (j + 1) * 4, N) + np.random.randn(N) * 0.2
    X[ix] = np.c_[r * np.sin(t), r * np.cos(t)]
    y[ix] = j
mask = (np.random.rand(3, 3) < 0.5) / 0.5
dev = np.random.randn(5, 2) @ np.random.randn(2, 1)

#%% python's own random module
import random
random.seed(0)
x = [1, 2, 3]
n = len(x)

#%% families beyond the normal and the uniform
np.random.seed(3)
a = np.random.gamma(2.5, 1.5, (2, 3)); b = np.random.gamma(0.5, size=4); c = np.random.beta(0.5, 0.7, 3); d = np.random.beta(2, 3, 3)
e = np.random.poisson(3.0, 5); f = np.random.poisson(40, 5); g = np.random.dirichlet([1., 2., 3.], 2); h = np.random.chisquare(3, 2)
i = np.random.standard_t(4, 2); j = np.random.lognormal(0.1, 0.5, 3); k = np.random.multivariate_normal([1, 2], np.diag([4., 1.]), 3)
l = np.random.poisson([1., 20., 3.]); m = np.random.rand(2); n = np.random.gamma(1.0, 2.0)
r = np.random.default_rng(4)
o = r.gamma(2.5, 1.5, (2, 3)); p = r.gamma(0.5, size=4); q = r.beta(0.5, 0.7, 3); s = r.beta(2, 3, 3)
t = r.poisson(3.0, 5); u = r.poisson(40, 5); v = r.dirichlet([1., 2., 3.], 2); w = r.chisquare(3, 2); x = r.standard_t(4, 2)
y = r.lognormal(0.1, 0.5, 3); z = r.multivariate_normal([0, 0], np.diag([1., 2.]), 3); z2 = r.random(2); aa = r.standard_exponential(2)

#%% normals that hang together
np.random.seed(3)
a = np.random.multivariate_normal([0, 0], [[1, .5], [.5, 1]], 5)
b = np.random.multivariate_normal([0, 0], [[1, -.75], [-.75, 1]], 5)
c = np.random.multivariate_normal([0, 1], [[1, .5], [.5, 4]], 5)
d = np.random.multivariate_normal([0, 1], [[1, -.5], [-.5, 4]], 5)
e = np.random.default_rng(3).multivariate_normal([0, 1], [[5, .5], [.5, 4]], (2, 2))
f = np.random.multivariate_normal([0, 1], [[1, 1], [1, 4]])

#%% a generator that may be left out
def mixed(rng=None):
    order = np.arange(6)
    (rng or np.random).shuffle(order)
    return order
a = mixed(np.random.RandomState(0))
np.random.seed(1)
b = mixed()
