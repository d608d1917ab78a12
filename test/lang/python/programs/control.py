#%% whole numbers where floats are refused
import math
n = 10
x = np.arange(10.0)
a = x[int(n / 4)]
b = np.zeros(round(n / 4))
c = x[: math.ceil(n / 4)]
d = x[round(2.5)]
e = [0] * (n // 2)
f = len(e)
k = np.floor(n / 4).astype(int)
g = x[k]
h = {2.0: 5.0}[4 / 2]
i = np.arange(10 / 2)
j = [1, 2] * np.array([3.0, 4.0])
l = x[[]]
m = np.zeros(n // 4 * 2 - 1)

#%% loops that end early and their else
found = 0
for i in range(10):
    if i * i > 20:
        found = i
        break
else:
    found = -1
none = 0
for i in range(3):
    if i > 5:
        break
else:
    none = 7
k = 0
while k < 4:
    k += 1
    if k == 3:
        break
else:
    k = 100

#%% nested loops with continue
total = 0
for i in range(4):
    for j in range(4):
        if j > i:
            break
        if (i + j) % 2:
            continue
        total += 10 * i + j

#%% mutual recursion
def even(n):
    return True if n == 0 else odd(n - 1)
def odd(n):
    return False if n == 0 else even(n - 1)
a = even(6)
b = odd(6)

#%% recursion over a tree of lists
def depth(x):
    if not isinstance(x, list):
        return 0
    return 1 + max([depth(y) for y in x], default=0)
def total(x):
    return x if not isinstance(x, list) else sum(total(y) for y in x)
t = [1, [2, [3, 4]], [[5.5]]]
a = depth(t)
b = total(t)

#%% errors that are handled
def safe(f, otherwise):
    try:
        return f()
    except ZeroDivisionError:
        return otherwise
a = safe(lambda: 1 // 0, -1)
b = safe(lambda: 7 // 2, -1)
d = {'x': 1}
try:
    c = d['y']
except KeyError:
    c = 5
try:
    e = [1, 2][7]
except (IndexError, KeyError) as err:
    e = 8
try:
    f = np.ones(3) + np.ones(4)
except ValueError:
    f = 9.5
try:
    raise ValueError('no')
except TypeError:
    g = 1
except ValueError as err:
    g = 2
finally:
    h = 3
try:
    i = undefined_name
except NameError:
    i = 4
try:
    k = 6
except Exception:
    k = 7
else:
    k += 10

#%% errors of the program's own
class BadShape(ValueError):
    def __init__(self, n):
        self.n = n
def check(x):
    if x.shape[0] != 3:
        raise BadShape(x.shape[0])
    return x.sum()
try:
    a = check(np.ones(4))
except BadShape as e:
    a = -e.n
b = check(np.ones(3))
def nested():
    try:
        check(np.ones(5))
    finally:
        pass
    return 1
try:
    c = nested()
except ValueError:
    c = 11

#%% errors that are not taken
def f(x, mode='a'):
    if mode == 'a':
        return x + 1
    elif mode == 'b':
        return x * 2
    else:
        raise ValueError('unknown mode %s' % mode)
a = f(1)
b = f(3, 'b')
class Base:
    def forward(self):
        raise NotImplementedError
class Child(Base):
    def forward(self):
        return 4
c = Child().forward()

#%% optional imports
try:
    import surely_not_installed_package as sn
except ImportError:
    sn = None
a = 1 if True else 0

#%% match
def what(x):
    match x:
        case 0:
            return 10
        case 1 | 2:
            return 20
        case _:
            return 30
a = what(0)
b = what(2)
c = what(9)

#%% matches with patterns
def area(s):
    match s:
        case ('circle', r):
            return 3 * r * r
        case ('rect', w, h):
            return w * h
        case [x]:
            return x
        case {'kind': 'point'}:
            return 0
        case str():
            return -1
        case int(n) if n > 5:
            return n
        case None:
            return -2
    return -3
a = area(('circle', 2))
b = area(('rect', 2, 3))
c = area([7])
d = area({'kind': 'point', 'x': 1})
e = area('abc')
f = area(9)
g = area(2)
h = area(None)

#%% generators
def squares(n):
    for i in range(n):
        yield i * i
a = sum(squares(5))
b = np.array(list(squares(4)))
c = [x for x in squares(6) if x % 2]
d = len(c)
def pairs(xs):
    for i, x in enumerate(xs):
        if x is None:
            return
        yield i, x
e = sum(i * x for i, x in pairs([3, 4, None, 5]))
def both():
    yield from squares(3)
    yield 100
f = np.array(list(both()))
g = next(squares(3))
it = iter([5, 6, 7])
h = next(it)
i = next(it)
j = next(it) + next(it, 40)

#%% minibatches from a generator
def batches(X, y, size):
    for start in range(0, len(X), size):
        yield X[start:start + size], y[start:start + size]
X = np.arange(14.0).reshape(7, 2)
y = np.arange(7)
w = np.zeros(2)
n = 0
for xb, yb in batches(X, y, 3):
    err = xb @ w - yb
    w -= 0.001 * xb.T @ err
    n += xb.shape[0]

#%% endless generator
def count():
    n = 0
    while True:
        yield n
        n += 2
c = 0
for k in count():
    if k > 10:
        break
    c += k
gen = count()
a = next(gen)
b = next(gen)
import itertools
d = list(itertools.islice(count(), 4))[3]

#%% with
class Timer:
    def __enter__(self):
        self.n = 5
        return self
    def __exit__(self, *args):
        self.n = 50
with Timer() as t:
    a = t.n
b = t.n
with np.errstate(all='ignore'), np.printoptions(precision=3):
    c = np.log(np.array([1.0, 2.0]))

#%% default arguments are made once
def push(x, into=[]):
    into.append(x)
    return len(into)
a = push(1)
b = push(2)
c = push(3, [])
n = 5
def f(x=n):
    return x
n = 6
d = f()

#%% closures see later values
fs = [lambda: i for i in range(3)]
a = fs[0]()
gs = [lambda i=i: i for i in range(3)]
b = gs[0]()
x = 1
def read():
    return x
x = 2
c = read()
def counter():
    n = 0
    def step():
        nonlocal n
        n += 1
        return n
    return step
s = counter()
s()
s()
d = s()

#%% decorators
def doubled(f):
    def inner(*args, **kwargs):
        return 2 * f(*args, **kwargs)
    return inner
@doubled
def add(a, b=1):
    return a + b
a = add(3)
b = add(3, b=4)
def scaled(k):
    def outer(f):
        def inner(x):
            return k * f(x)
        return inner
    return outer
@scaled(10)
def idem(x):
    return x
c = idem(np.array([1.0, 2.0]))
import functools
@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
d = fib(15)
def traced(f):
    @functools.wraps(f)
    def wrapper(x):
        return f(x) + 1
    return wrapper
@traced
def g(x):
    return x * 3
e = g(2)

#%% keyword-only, positional-only, star in the middle
def f(a, /, b, *rest, c=3, d):
    return a + 10 * b + 100 * c + 1000 * d + sum(rest)
p = f(1, 2, d=4)
q = f(1, 2, 5, 6, d=4, c=0)
def g(*, k):
    return k
r = g(k=8)
def h(x, *args, **kw):
    return x + len(args) + sum(kw.values())
s = h(1, 2, 3, u=10, v=20)
t = h(*[1, 2], *[3], **{'u': 5}, **{'w': 6})

#%% star unpacking
a, *b = [1, 2, 3, 4]
*c, d = (5, 6, 7)
e, *f, g = range(5)
(h, i), *j = [(1, 2), (3, 4)]
x = [*b, *c, 9]
n = len(x)
m = {**{'p': 1}, 'q': 2}
o = m['p'] + m['q']
first, second = np.arange(6.0).reshape(2, 3)
y0, (y1, y2) = 1, (2, 3)
bsum = sum(b)
csum = sum(c)
fsum = sum(f)

#%% global state
STATE = {'n': 0}
LOG = []
def tick(k=1):
    STATE['n'] += k
    LOG.append(STATE['n'])
tick()
tick(5)
a = STATE['n']
b = sum(LOG)
total = 0
def add(x):
    global total
    total += x
for i in range(4):
    add(i)

#%% conditional definitions
USE_RELU = True
if USE_RELU:
    def act(x):
        return np.maximum(x, 0)
else:
    def act(x):
        return np.tanh(x)
a = act(np.array([-1.0, 2.0]))
verbose = 0
if verbose: print('x'); b = 1
else: b = 2
c = 3; d = 4

#%% strings
name = 'layer'
key = name + '_' + str(3)
a = len(key)
b = 'abc'.upper() == 'ABC'
c = 'a,b,c'.split(',')
n = len(c)
d = '-'.join(c) == 'a-b-c'
e = 'W1'[1]
f = int(e) + 1
g = float('2.5')
h = 'x' in 'xyz'
i = 'hello'[1:3] == 'el'
j = sum(1 for ch in 'banana' if ch == 'a')
k = 'banana'.count('an')
l = 'banana'.find('n')
m = ord('a')
o = chr(98) == 'b'
p = 'W%d' % 3 == 'W3'
q = '{}-{}'.format(1, 'b') == '1-b'
r = f'{2 + 3}' == '5'
s = 'ab' * 2 == 'abab'
t = '  x '.strip() == 'x'
u = 'abc' < 'abd'
v = 'W1'.replace('W', 'b') == 'b1'
w = 'abc'.index('c')
x = '%s_%02d' % ('w', 7) == 'w_07'
y = 'a b'.title() == 'A B'
z = 'abc'.isalpha()

#%% character tables
data = 'hello world'
chars = sorted(set(data))
size = len(chars)
char_to_ix = {ch: i for i, ch in enumerate(chars)}
ix_to_char = {i: ch for i, ch in enumerate(chars)}
inputs = [char_to_ix[ch] for ch in data[0:5]]
targets = [char_to_ix[ch] for ch in data[1:6]]
X = np.zeros((len(inputs), size))
X[np.arange(len(inputs)), inputs] = 1
a = np.array(targets)
b = ix_to_char[targets[0]] == 'e'

#%% numbers as Python has them
a = 7 // 2
b = -7 // 2
c = 7 % -3
d = 2 ** -1
e = 2 ** 10
f = 7 / 2
g = int(7 / 2)
h = round(2.5)
i = round(3.14159, 2)
j = round(-2.5)
k = abs(-3)
l = divmod(-7, 2)
l0, l1 = l
m = True + True
n = 5 & 3
o = 5 | 3
p = 5 ^ 3
q = 1 << 4
r = 256 >> 3
s = ~5
t = bool(0.0)
u = int('12')
v = 1e3
w = float('inf')
x = max(3, 2.5)
y = pow(2, 3, 5)
z = 0.1 + 0.2
ab = 10 ** 15
ac = int(1e6)
ad = 3 == 3.0
ae = isinstance(True, int)
af = -2 ** 2
ag = not 0
ah = 1 if [] else 2

#%% bits and shifts of arrays
x = np.array([1, 2, 5, 12])
a = x & 4
b = x | 1
c = x ^ 3
d = x << 1
e = x >> 1
f = ~x
m = np.array([True, False, True])
n = np.array([True, True, False])
g = m ^ n
h = m & n
i = np.bitwise_and(x, 6)
j = m | n
k = m + n
l = m * 2

#%% else and finally of a try
log = []
def safe_div(a, b):
    try:
        r = a / b
    except ZeroDivisionError:
        log.append(1)
        r = -1.0
    except TypeError:
        log.append(2)
        r = -2.0
    else:
        log.append(3)
    finally:
        log.append(4)
    return r
a, b, c = safe_div(1, 2), safe_div(1, 0), safe_div('x', 2)
n = len(log)
order = sum(10 ** i * k for i, k in enumerate(log))

#%% errors of the language reach their handlers
def positive(x):
    assert x > 0, 'not positive'
    return x
try:
    positive(-1)
    a = 0
except AssertionError:
    a = 1
try:
    int('abc')
    b = 0
except ValueError:
    b = 1
try:
    float('1.2.3')
    b2 = 0
except ValueError:
    b2 = int(' 12 ') + float('-inf') * 0 + int('1_000')
try:
    None.foo
    c = 0
except AttributeError:
    c = 1
try:
    [].pop()
    d = 0
except (IndexError, KeyError):
    d = 1
try:
    next(iter([]))
    e = 0
except StopIteration:
    e = 1
try:
    np.linalg.cholesky(-np.eye(2))
    f = 0
except np.linalg.LinAlgError:
    f = 1
A = np.array([[1., 2.], [2., 4.]])
try:
    inverse = np.linalg.inv(A)
except np.linalg.LinAlgError:
    inverse = np.linalg.pinv(A)
K, jitter = np.ones((2, 2)), 1e-6
while True:
    try:
        L = np.linalg.cholesky(K - 0.5 * np.eye(2) + jitter * np.eye(2))
        break
    except np.linalg.LinAlgError:
        jitter *= 10

#%% a loop that looks at what shares much
p = np.zeros((6, 7))
p[:, -1] = np.linspace(0, 1, 6)
change, its = 1, 0
while change > 5e-2:
    pn = p.copy()
    p[1:-1, 1:-1] = (4 * (pn[1:-1, 2:] + pn[1:-1, 0:-2]) + 9 * (pn[2:, 1:-1] + pn[0:-2, 1:-1])) / 26
    p[:, 0] = 0
    p[0, :] = p[1, :]
    p[-1, :] = p[-2, :]
    change = np.sum(np.abs(p[:]) - np.abs(pn[:])) / np.sum(np.abs(pn[:]))
    its += 1
def relax(p, least):
    change, its = 1, 0
    while change > least:
        pn = p.copy()
        p[1:-1, 1:-1] = (pn[1:-1, 2:] + pn[1:-1, 0:-2] + pn[2:, 1:-1] + pn[0:-2, 1:-1]) / 4
        p[0, :] = p[1, :]
        p[-1, :] = p[-2, :]
        change = np.sum(np.abs(p[:]) - np.abs(pn[:])) / np.sum(np.abs(pn[:]))
        its += 1
    return p, its
q, n = relax(np.outer(np.ones(6), np.arange(7.0)) ** 2, 2e-3)

#%% what scripts are wrapped in
import argparse, bisect, heapq, statistics, string
parser = argparse.ArgumentParser(description='train')
parser.add_argument('-n', '--n-hidden', type=int, default=7, help='units')
parser.add_argument('--lr', type=float, default='1e-2')
parser.add_argument('--cuda', action='store_true')
parser.add_argument('--no-bn', dest='bn', action='store_false')
group = parser.add_argument_group('model')
group.add_argument('--layers', nargs='+', default=[3, 4])
args = parser.parse_args([])
a, b, c, d, e = args.n_hidden, args.lr, args.cuda, args.bn, len(args.layers)
f = len(vars(args))
heap = []
for v in [5, 1, 4, 9, 0, 3, 3]:
    heapq.heappush(heap, (v, -v))
first, second = heapq.heappop(heap), heapq.heappop(heap)
g, h, i = first[0], second[1], np.array(heap)
more = [3, 1, 2]
heapq.heapify(more)
j = more[0] + heapq.nsmallest(2, [4, 2, 9])[1]
k, l = bisect.bisect_left([1, 3, 3, 5], 3), bisect.bisect([1, 3, 3, 5], 3)
m = {ch: i for i, ch in enumerate(string.ascii_lowercase)}['d'] + len(string.printable)
n, o = statistics.mean([1, 2, 6]), statistics.stdev([1.0, 2.0, 6.0])
np.testing.assert_allclose(n, 3)

