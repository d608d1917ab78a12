#%% re
import re
text = "The quick brown fox, it jumped! 12 times (3.5 m) over_there."
a = len(re.findall(r'\w+', text))
b = re.sub(r'[^a-z\s]', '', text.lower())
c = len(b.split())
d = re.split(r'[\s,.!]+', text)
e = len(d)
f = [float(x) for x in re.findall(r'\d+\.?\d*', text)]
g = sum(f)
h = re.sub('\s+', ' ', 'a   b \n c') == 'a b c'
i = re.match(r'(\w+) (\w+)', text).group(2) == 'quick'
j = re.search(r'(\d+)', text).group(1) == '12'
k = re.search('zzz', text) is None
m = bool(re.match('quick', text))
n = re.compile(r'[A-Za-z]+')
o = len(n.findall(text))
p = n.sub('x', 'ab 12 cd') == 'x 12 x'
q = re.findall(r'(\w)(\d)', 'a1 b2')[1][1] == '2'
r = re.sub(r'(\w+)@(\w+)', r'\2 at \1', 'me@home') == 'home at me'
s = re.findall('[a-z]+', 'ABC def', re.IGNORECASE)[0] == 'ABC'
t = re.fullmatch(r'\d+', '123') is not None
u = int(re.search(r'layer(\d+)', 'layer12.weight').group(1))
v = re.sub(r'\b(\w)', lambda mo: mo.group(1).upper(), 'ab cd') == 'Ab Cd'
w = len(list(re.finditer(r'o', text)))
x = re.escape('a.b') == 'a\\.b'
y = re.split(r'(\d)', 'a1b') == ['a', '1', 'b']
z = re.subn('a', 'b', 'aaa')[1]
m2 = re.match(r'(?P<name>\w+)=(?P<val>\d+)', 'x=5')
z2 = int(m2.group('val')) + int(m2['val']) + m2.start('val') + m2.end()
z3 = m2.groups()[0] == 'x'
z4 = m2.groupdict()['name'] == 'x'
z5 = re.sub('a', 'b', 'aaa', count=1) == 'baa'
if m2:
    z6 = 1

#%% collections
from collections import Counter, defaultdict, OrderedDict, namedtuple, deque
c = Counter('hello world'.split() + ['hello'])
a = c['hello']
b = c['nothing']
d = c.most_common(1)[0][0] == 'hello'
e = sum(c.values())
f = len(c)
words = ['a', 'b', 'a', 'c', 'b', 'a']
cnt = Counter(words)
vocab = {w: i for i, (w, _) in enumerate(cnt.most_common())}
g = vocab['a']
h = vocab['c']
cnt.update(['c', 'c', 'c'])
i = cnt['c']
j = (Counter('aab') + Counter('ab'))['a']
k = Counter({'x': 3, 'y': 1}).most_common()[1][1]
l = sorted(cnt.items(), key=lambda kv: (-kv[1], kv[0]))[0][1]
dd = defaultdict(list)
dd['k'].append(1)
dd['k'].append(2)
m = len(dd['k'])
di = defaultdict(int)
for w in words:
    di[w] += 1
n = di['a']
df = defaultdict(lambda: np.zeros(2))
df['q'] += 1
o = df['q']
od = OrderedDict()
od['z'] = 1
od['a'] = 2
p = list(od.keys())[0] == 'z'
od.move_to_end('z')
q = list(od)[0] == 'a'
r = od.popitem(last=False)[1]
P = namedtuple('P', ['x', 'y'])
pt = P(1, y=2)
s = pt.x + pt.y
t = pt._replace(x=5).x
u = pt._asdict()['y']
x1, y1 = pt
Q = namedtuple('Q', 'a b c')
v = Q(1, 2, 3).c
dq = deque(maxlen=3)
for i2 in range(5):
    dq.append(i2)
w1 = dq[0]
w2 = len(dq)
dq.appendleft(9)
w3 = dq[0]
dq2 = deque([1, 2, 3])
dq2.rotate(1)
w4 = dq2[0]
w5 = dq2.popleft()
w6 = dq2.pop()
w7 = np.mean(deque([1.0, 2.0]))
dq2.extend([7, 8])
w8 = sum(dq2)
cc = Counter()
for ch in 'banana':
    cc[ch] += 1
w9 = cc['a']
w10 = max(cc, key=cc.get) == 'a'
tot = sum(cc.values())
probs = np.array([cc[k] / tot for k in sorted(cc)])
ent = -np.sum(probs * np.log(probs))
w11 = cc.total()
w12 = list(cc.elements())[0] == 'b'
cc.subtract('aa')
w13 = cc['a']
w14 = (Counter('aab') - Counter('ab'))['a']
w15 = (Counter('aab') & Counter('ab'))['a']
w16 = 'a' in cc

#%% itertools
import itertools
from itertools import product, combinations, permutations, chain, accumulate, islice, count, cycle, zip_longest, repeat, groupby, starmap, takewhile, dropwhile, combinations_with_replacement, tee, pairwise
a = len(list(product([1, 2], [3, 4, 5])))
b = sum(x * y for x, y in combinations([1, 2, 3], 2))
c = len(list(permutations(range(4), 2)))
d = sum(chain([1, 2], [3]))
e = list(accumulate([1, 2, 3]))[-1]
f = list(islice(count(5, 2), 3))[2]
g = [x for x, _ in zip(cycle([1, 2]), range(5))][4]
h = list(zip_longest([1, 2], [3], fillvalue=0))[1][1]
i = sum(repeat(2, 3))
j = [(k, len(list(v))) for k, v in groupby('aabccc')][2][1]
k = list(starmap(lambda x, y: x ** y, [(2, 3), (3, 2)]))[1]
l = list(takewhile(lambda x: x < 3, [1, 2, 5, 1]))[1]
m = list(dropwhile(lambda x: x < 3, [1, 2, 5, 1]))[1]
n = len(list(combinations_with_replacement('abc', 2)))
o = list(itertools.chain.from_iterable([[1], [2, 3]]))[2]
p = list(accumulate([1, 2, 3], lambda x, y: x * y))[2]
q = list(itertools.product(*[[0, 1]] * 3))[5]
r = q[0] * 4 + q[1] * 2 + q[2]
s = list(product('ab', repeat=2))[3][1] == 'b'
t = list(pairwise([1, 2, 4]))[1][1]
it1, it2 = tee([1, 2, 3])
u = sum(it1) + sum(it2)
v = list(itertools.compress('abc', [1, 0, 1]))[1] == 'c'
w = list(itertools.filterfalse(lambda x: x % 2, range(4)))[1]
cnt = itertools.count()
x = next(cnt) + next(cnt)
y = list(map(list, itertools.combinations(np.arange(4), 3)))[0][2]
z = list(accumulate([1, 2, 3], initial=10))[3]

#%% functools
from functools import reduce, partial, lru_cache, wraps, cache, cmp_to_key
import functools
a = reduce(lambda x, y: x + y, [1, 2, 3])
b = reduce(np.dot, [np.eye(2) * 2, np.ones((2, 2)), np.eye(2)])
c = partial(pow, 2)(3)
def f(x, y=1, z=2):
    return x + 10 * y + 100 * z
d = partial(f, y=3)(1)
e = partial(f, 1, z=5)(2)
@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
g = fib(20)
@functools.cache
def sq(n):
    return n * n
h = sq(4)
def timer(func):
    @wraps(func)
    def inner(*args, **kwargs):
        return func(*args, **kwargs)
    return inner
@timer
def k(x):
    """doc"""
    return x * 2
i = k(4)
l = reduce(lambda acc, x: acc * x, range(1, 6), 1)
m = reduce(lambda f, g: lambda x: g(f(x)), [lambda x: x + 1, lambda x: x * 2])(3)
n = sorted([3, 1, 2], key=cmp_to_key(lambda p, q: q - p))[0]
o = partial(np.sum, axis=0)(np.ones((3, 2)))
@lru_cache
def g2(n):
    return n + 1
q = g2(3)
import operator
r = reduce(operator.mul, [1, 2, 3, 4])
s = operator.itemgetter(1)([5, 6])
t = sorted([(1, 'b'), (0, 'c')], key=operator.itemgetter(0))[0][0]
u = list(map(operator.add, [1, 2], [3, 4]))[1]
v = operator.attrgetter('real')(3.0)

#%% string module
import string
a = len(string.ascii_lowercase)
b = string.ascii_letters.index('A')
c = len(string.punctuation)
d = string.digits[3] == '3'
chars = string.ascii_lowercase + ' '
e = {ch: i for i, ch in enumerate(chars)}['c']
f = 'Hello, World!'.translate(str.maketrans('', '', string.punctuation)) == 'Hello World'
g = ''.join(ch for ch in 'a.b,c' if ch not in string.punctuation) == 'abc'
h = string.ascii_uppercase[0] == 'A'
i = ' ' in string.whitespace
j = len(string.hexdigits)
k = len(string.printable)
l = string.capwords('ab cd') == 'Ab Cd'
m = string.Template('$x is $y').substitute(x='a', y=1) == 'a is 1'

#%% math
import math
a = math.sqrt(2) + math.exp(1) + math.log(3) + math.log(8, 2) + math.log2(8) + math.log10(100) + math.log1p(0.5) + math.expm1(0.1)
b = math.sin(1) + math.cos(1) + math.tan(1) + math.asin(0.5) + math.acos(0.5) + math.atan(1) + math.atan2(1, 2)
c = math.sinh(1) + math.cosh(1) + math.tanh(1) + math.asinh(1) + math.acosh(2) + math.atanh(0.5)
d = math.floor(2.7) + math.ceil(2.1) + math.trunc(-2.5) + math.factorial(5)
e = math.gcd(12, 18) + math.lcm(4, 6) + math.comb(5, 2) + math.perm(5, 2) + math.isqrt(17)
f = math.hypot(3, 4) + math.hypot(1, 2, 2) + math.fabs(-3) + math.fmod(7, 3) + math.copysign(2, -1) + math.pow(2, 3)
g = math.degrees(math.pi) + math.radians(180) + math.dist([0, 0], [3, 4])
h = math.isnan(float('nan')) and math.isinf(math.inf) and math.isfinite(1.0) and math.isclose(0.1 + 0.2, 0.3)
i = math.erf(0.5) + math.erfc(0.5) + math.gamma(4.5) + math.lgamma(5.5)
j = math.prod([1, 2, 3, 4]) + math.fsum([0.1] * 10)
k = math.modf(2.5)[0] + math.frexp(8.0)[1] + math.ldexp(0.5, 3)
l = math.remainder(7, 3) + math.cbrt(27) + math.exp2(3) + math.tau + math.e
m = math.prod([2.0, 3.0], start=2)

#%% many regular expressions
import re
text = "don't go! at 10:45, 2024-01-31 (e-m: a.b@c-d.org)\nx_1\t[ok]"
patterns = [r'\w+', r'\W+', r'[a-z]+', r'[^a-z]+', r"\w+(?:'\w+)?", r'\d+', r'\d+\.\d+', r'\b\w', r'\w\b', r'.', r'.+', r'^\w+', r'\w+$', r'(?m)^\w+', r'(?m).$', r'(?s)a.*?e',
    r'\S+@\S+', r'(\w+)@(\w+)', r'(\d+)-(\d+)-(\d+)', r'(?:ab|a)\.', r'[\w.-]+@[\w.-]+', r'[]\[]', r'[^]]+', r'[()]', r'\(.*?\)', r'x*', r'\s', r'\s{1,2}', r'a{,2}', r'[A-Z][a-z]*',
    r'\d{2}:\d{2}', r'(?<=\()\w', r'(?<!\w)a', r'\w+(?=:)', r'\w+(?!\w|:)', r'(?P<y>\d{4})-(?P<m>\d\d)', r'(\w)\1', r'[-+]?\d*\.?\d+(?:[eE][-+]?\d+)?', r'["\']', r'\{(\w)\}', r'\A\w', r'\w\Z', r'$', r'^', r'[\s,.;:!?]+', r'(?i)HE', r'[.!?]', r'\t|\n', r'\x41|\u0061', r'[a\]b]+', r'o|n|(e)', r'(a)|(b)', r'']
total = 0
for k, p in enumerate(patterns):
    found = ['|'.join(m) if isinstance(m, tuple) else m for m in re.findall(p, text)]
    joined = '#'.join(found)
    total = (total * 31 + sum((i + 1) * ord(c) for i, c in enumerate(joined)) + len(found)) % 1000003
a = total
total = 0
for k, p in enumerate(patterns):
    joined = '#'.join('~' if s is None else s for s in re.split(p, text))
    total = (total * 31 + sum((i + 1) * ord(c) for i, c in enumerate(joined))) % 1000003
b = total
total = 0
for k, p in enumerate(patterns):
    joined = re.sub(p, '<>', text)
    total = (total * 31 + sum((i + 1) * ord(c) for i, c in enumerate(joined))) % 1000003
c = total
total = 0
for k, p in enumerate(patterns):
    m = re.search(p, text)
    total = (total * 31 + (m.start() + 100 * m.end() if m else 7)) % 1000003
    m = re.match(p, text)
    total = (total * 31 + (m.start() + 100 * m.end() if m else 7)) % 1000003
d = total
