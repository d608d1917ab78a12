#%% sets
s = {1, 2, 2, 3}
a = len(s)
b = 2 in s
s.add(9)
s.discard(1)
c = sum(s)
t = set([3, 4, 5])
d = len(s | t)
e = sum(s & t)
f = sum(s - t)
g = s == {2, 3, 9}
h = len(set())
i = sorted({5, 1, 3})[0]
visited = set()
for k in [1, 2, 1, 3, 2]:
    if k not in visited:
        visited.add(k)
j = len(visited)
l = len({x % 3 for x in range(10)})
m = {1, 2} <= {1, 2, 3}
u = set('hello')
n = len(u)
s.update([100])
o = max(s)
s.remove(100)
p = len(s)

#%% dictionaries with keys of other kinds
d = {1: 10.0, 2: 20.0}
a = sum(k for k in d)
b = sum(d.keys())
c = sum(k * v for k, v in d.items())
e = {(0, 1): 5, (1, 0): 6}
f = e[0, 1]
g = sum(i - j for i, j in e)
h = {'1': 3, 1: 4}
i = h['1']
j = h[1]
k = len(h)
m = {True: 1.5, None: 2.5}
l = m[True]
n = m[None]
w = {0.5: 7}
o = w[0.5]
p = sum(w)
q = 3 in d
keys = list(d)
r = keys[-1]
del d[1]
t = len(d)
u = {v: k for k, v in {'a': 1, 'b': 2}.items()}[2] == 'b'

#%% methods of dictionaries
d = {'a': 1, 'b': 2}
a = d.get('c', 0)
b = d.pop('a')
c = d.setdefault('z', 5)
e = len(d)
d.update(q=7)
d.update({'r': 8})
f = sum(d.values())
g = list(d.items())[0][1]
h = 'b' in d
h2 = 'b' not in d
k = dict([('x', 1), ('y', 2)])
i = k['y']
j = dict(zip(['u', 'v'], [3, 4]))['v']
l = dict(k, z=9)['z']
m = len(d.copy())
n = dict.fromkeys(['p', 'q'], 6)['q']
k.clear()
o = len(k)
p, q = d.popitem() if False else (1, 2)
r = max(d, key=d.get) == 'r'
t = {**{'a': 1}, **{'a': 2}}['a']
u = d | {'new': 1}
v = u['new']
x = list(reversed([1, 2, 3]))[0]

#%% defaultdict, Counter, OrderedDict, deque, namedtuple
from collections import defaultdict, Counter, OrderedDict, deque, namedtuple
d = defaultdict(int)
for ch in 'banana':
    d[ch] += 1
a = d['a']
g = defaultdict(list)
g['x'].append(3)
g['x'].append(4)
b = len(g['x'])
z = defaultdict(lambda: np.zeros(2))
z['w'] += 1
c = z['w']
n = Counter('mississippi')
e = n['s']
e0 = n['zzz']
o = OrderedDict()
o['p'] = 1
o['q'] = 2
f = sum(o.values())
q = deque([1, 2, 3], maxlen=3)
q.append(4)
h = q[0]
q.appendleft(9)
i = q[0]
j = q.popleft()
Point = namedtuple('Point', ['x', 'y'])
p = Point(1, y=2.5)
k = p.x + p.y
l, m = p
r = p[1]
s = p._replace(x=7).x
Pair = namedtuple('Pair', 'left right')
t = Pair(3, 4).right

#%% typed named tuples and data classes
from typing import NamedTuple, List
from dataclasses import dataclass, field
class Cfg(NamedTuple):
    lr: float = 0.1
    steps: int = 5
c = Cfg(steps=7)
a = c.lr * c.steps
b, d = c
@dataclass
class Params:
    W: np.ndarray
    b: float = 0.5
    tags: List[int] = field(default_factory=list)
    def __post_init__(self):
        self.n = self.W.size
    def f(self, x):
        return x @ self.W + self.b
p = Params(np.ones((2, 3)))
e = p.f(np.array([1.0, 2.0]))
p.tags.append(4)
f = len(p.tags)
g = len(Params(np.zeros(2)).tags)
h = p.n
from dataclasses import replace, asdict
i = replace(p, b=2.0).b
@dataclass
class Sub(Params):
    k: int = 3
j = Sub(np.ones(4), k=8).k

#%% sorting with keys
xs = [(2, 'b'), (1, 'c'), (3, 'a')]
a = sorted(xs)[0][0]
b = sorted(xs, key=lambda p: p[1])[0][0]
c = sorted([3, -5, 2], key=abs)[-1]
d = sorted([3, 1, 2], reverse=True)[0]
e = max(xs, key=lambda p: p[1])[0]
f = min([4, -7, 2], key=abs)
ys = [5, 3, 9]
ys.sort()
g = ys[0]
ys.sort(reverse=True)
h = ys[0]
ys.reverse()
i = ys[0]
j = sorted({'b': 1, 'a': 2})[0] == 'a'
k = sorted({'b': 1, 'a': 2}.items(), key=lambda kv: kv[1])[0][1]
l = sorted(['bb', 'a', 'ccc'], key=len)[-1] == 'ccc'
m = np.array(sorted([2.5, -1.0]))
n = max([1, 5, 3], default=0)
o = max([], default=4)
p = sorted([(1, 'z'), (1, 'a')])[0][1] == 'a'

#%% slices of lists
xs = [0, 1, 2, 3, 4, 5]
a = sum(xs[1:4])
b = xs[-2]
c = len(xs[::2])
d = xs[::-1][0]
xs[1:3] = [10, 20, 30]
e = len(xs)
f = xs[2]
del xs[0]
g = xs[0]
xs[::2] = [7] * len(xs[::2])
h = sum(xs)
ys = xs[:]
ys.append(1)
i = len(xs) - len(ys)
zs = xs
zs.append(5)
j = len(xs)
k = [[0] * 3 for _ in range(2)]
k[0][1] = 5
l = k[1][1]
m = [[0] * 2] * 2
m[0][0] = 1
n = m[1][0]
o = [1, 2] + [3]
p = len(o)
q = [1, 2] == [1, 2]
r = 3 in o
s = o.count(3)
t = (1, 2) < (1, 3)
u = [1, 2, 3][-3]
o.remove(2)
v = o[1]
w = list(range(10))[2:8:3]
x = w[1]

#%% all, any, map, filter, zip, enumerate
a = all(x > 0 for x in [1, 2])
b = any([])
c = sum(map(abs, [-1, -2]))
d = list(map(lambda p, q: p * q, [1, 2], [3, 4]))[1]
e = list(filter(None, [0, 1, 2]))[0]
f = list(zip(*[(1, 2), (3, 4)]))[1][0]
g = [i for i, _ in enumerate('abc', start=5)][2]
h = sum(x * y for x, y in zip([1, 2, 3], (4, 5)))
i = [a for a, b in sorted(zip([3, 1], ['x', 'y']))][0]
j = len(list(zip(range(3), range(5))))
k = [x for xs in [[1], [2, 3]] for x in xs if x > 1]
l = sum(k)
m = {i: [j for j in range(i)] for i in range(4)}
n = len(m[3])
p = [(i, j) for i in range(3) for j in range(i)]
q = len(p)
r = sum(range(1, 10, 3))
s = list(range(5, 0, -2))[1]
t = 4 in range(0, 10, 2)
u = range(10)[3]
v = len(range(2, 9, 3))
w = sum(range(10)[2:5])
y = max(map(len, ['a', 'bcd']))

#%% nested functions over structures
def tree_map(f, tree):
    if isinstance(tree, dict):
        return {k: tree_map(f, v) for k, v in tree.items()}
    if isinstance(tree, (list, tuple)):
        return type(tree)(tree_map(f, v) for v in tree)
    return f(tree)
params = {'l1': {'w': np.ones((2, 2)), 'b': np.zeros(2)}, 'out': [np.full(3, 2.0), 5.0]}
scaled = tree_map(lambda x: 3 * x, params)
a = scaled['l1']['w']
b = scaled['out'][0]
c = scaled['out'][1]

#%% functools and itertools
from functools import partial, reduce
import itertools
import operator
add = lambda a, b, c=0: a + 10 * b + 100 * c
f = partial(add, 1)
a = f(2)
b = partial(add, c=3)(1, 2)
c = reduce(lambda x, y: x * y, [1, 2, 3, 4])
d = reduce(operator.add, [1, 2, 3], 10)
e = len(list(itertools.product([1, 2], [3, 4, 5])))
g = list(itertools.chain([1], [2, 3]))[2]
h = len(list(itertools.combinations(range(4), 2)))
i = list(itertools.accumulate([1, 2, 3]))[2]
j = len(list(itertools.permutations([1, 2, 3])))
k = list(itertools.repeat(7, 2))[1]
l = [a + b for a, b in itertools.product(range(2), repeat=2)][3]
m = operator.mul(3, 4)
n = sorted([(1, 5), (2, 3)], key=operator.itemgetter(1))[0][0]
o = list(itertools.chain.from_iterable([[1, 2], [3]]))[2]
p = [list(g) for k, g in itertools.groupby([1, 1, 2])][0][1]
q = list(itertools.zip_longest([1, 2], [3], fillvalue=0))[1][1]
s = reduce(np.dot, [np.eye(2), np.ones((2, 2)), np.ones(2)])
t = next(itertools.count(5))
u = list(itertools.takewhile(lambda x: x < 3, [1, 2, 5, 1]))[-1]

#%% copies
import copy
a = [np.zeros(2), [1, 2]]
b = copy.copy(a)
c = copy.deepcopy(a)
a[0][0] = 5
a[1].append(3)
d = b[0]
e = c[0]
f = len(b[1])
g = len(c[1])
class P:
    def __init__(self):
        self.w = np.ones(2)
p = P()
q = copy.deepcopy(p)
q.w *= 7
h = p.w
i = q.w
x = {'w': np.ones(2)}
y = dict(x)
y['w'] += 1
j = x['w']
z = {k: v.copy() for k, v in x.items()}
z['w'] += 1
k = x['w']

#%% attributes by name
class Net:
    pass
net = Net()
for i in range(1, 4):
    setattr(net, 'W%d' % i, np.full(2, float(i)))
a = getattr(net, 'W2')
b = getattr(net, 'W9', 5)
c = hasattr(net, 'W1')
d = hasattr(net, 'W4')
net.__dict__['k'] = 8
e = net.k
f = sum(v.sum() if hasattr(v, 'sum') else v for v in vars(net).values())
delattr(net, 'k')
g = hasattr(net, 'k')
fn = getattr(np, 'tanh')
h = fn(np.array([0.5]))
acts = {'relu': lambda x: np.maximum(0, x), 'tanh': np.tanh}
i2 = acts['tanh'](0.5)
j = acts['relu'](np.array([-1.0, 1.0]))

#%% tuples of one are keys of their own
counts = {}
for g in [tuple([0]), tuple([3]), (0,)]:
    counts[g] = counts.get(g, 0) + 1
a = counts[(0,)]
b = (3,) in counts
c = 3 in counts
d = {(1,): 5, (1, 2): 6, 1: 7}
e = d[(1,)] + 10 * d[1, 2] + 100 * d[1]
del d[(1,)]
f = len(d)
