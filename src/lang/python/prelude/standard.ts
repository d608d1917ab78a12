/** Modules of Python's own library, and of others that programs wrap around theirs, as lines of Python. */

const progress = `
class tqdm:
    def __init__(self, iterable=None, *args, **kwargs):
        self.iterable, self.n = iterable, 0
    def __iter__(self):
        return iter(self.iterable)
    def __len__(self):
        return len(self.iterable)
    def __enter__(self):
        return self
    def __exit__(self, *args):
        pass
    def update(self, n=1):
        self.n += n
    def close(self):
        pass
    def refresh(self):
        pass
    def set_description(self, *args, **kwargs):
        pass
    def set_description_str(self, *args, **kwargs):
        pass
    def set_postfix(self, *args, **kwargs):
        pass
    def set_postfix_str(self, *args, **kwargs):
        pass
    @staticmethod
    def write(*args, **kwargs):
        pass

def trange(*args, **kwargs):
    return tqdm(range(*args))
`;

/** Text by module. */
export const standard: Readonly<Record<string, string>> = {
  tqdm: progress,
  "tqdm.auto": progress,
  "tqdm.notebook": progress,
  argparse: `
import argparse

class Namespace:
    def __init__(self, **kwargs):
        for k, v in kwargs.items():
            setattr(self, k, v)
    def __getattr__(self, name):
        return argparse.given_when_it_runs(name)

class ArgumentParser:
    def __init__(self, *args, **kwargs):
        self.defaults = {}
    def add_argument(self, *names, default=None, action=None, type=None, dest=None, required=False, **kwargs):
        long = [n for n in names if n.startswith('--')]
        first = long[0] if long else names[0] if names else dest
        name = first.lstrip('-').replace('-', '_') if dest is None else dest
        if action in ('store_true', 'store_false'):
            default = action == 'store_false' if default is None else default
        elif action == 'store_const':
            default = default
        elif isinstance(default, str) and type is not None:
            default = type(default)
        elif required or not first.startswith('-'):
            default = argparse.given_when_it_runs(name) if default is None else default
        self.defaults[name] = default
    def add_argument_group(self, *args, **kwargs):
        return self
    def add_mutually_exclusive_group(self, *args, **kwargs):
        return self
    def set_defaults(self, **kwargs):
        self.defaults.update(kwargs)
    def parse_args(self, args=None, namespace=None):
        return Namespace(**self.defaults)
    def parse_known_args(self, args=None, namespace=None):
        return Namespace(**self.defaults), []
    def __getattr__(self, name):
        return argparse.given_when_it_runs
`,
  heapq: `
def rising(heap, k):
    item = heap[k]
    while k > 0 and item < heap[(k - 1) // 2]:
        heap[k] = heap[(k - 1) // 2]
        k = (k - 1) // 2
    heap[k] = item

def sinking(heap, k):
    item, n = heap[k], len(heap)
    while 2 * k + 1 < n:
        child = 2 * k + 1
        if child + 1 < n and not heap[child] < heap[child + 1]:
            child += 1
        heap[k] = heap[child]
        k = child
    heap[k] = item
    return k

def heappush(heap, item):
    heap.append(item)
    rising(heap, len(heap) - 1)

def heappop(heap):
    last = heap.pop()
    if not heap:
        return last
    least, heap[0] = heap[0], last
    rising(heap, sinking(heap, 0))
    return least

def heapify(x):
    items = list(x)
    del x[:]
    for item in items:
        heappush(x, item)

def heappushpop(heap, item):
    heappush(heap, item)
    return heappop(heap)

def heapreplace(heap, item):
    least = heappop(heap)
    heappush(heap, item)
    return least

def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[:n]

def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[:n]
`,
  bisect: `
def bisect_left(a, x, lo=0, hi=None):
    hi = len(a) if hi is None else hi
    while lo < hi:
        mid = (lo + hi) // 2
        lo, hi = (mid + 1, hi) if a[mid] < x else (lo, mid)
    return lo

def bisect_right(a, x, lo=0, hi=None):
    hi = len(a) if hi is None else hi
    while lo < hi:
        mid = (lo + hi) // 2
        lo, hi = (lo, mid) if x < a[mid] else (mid + 1, hi)
    return lo

def bisect(a, x, lo=0, hi=None):
    return bisect_right(a, x, lo, hi)

def insort(a, x):
    a.insert(bisect_right(a, x), x)

def insort_left(a, x):
    a.insert(bisect_left(a, x), x)
`,
  statistics: `
import numpy as np

def mean(data):
    return np.mean(list(data))

def fmean(data):
    return np.mean(list(data))

def median(data):
    return np.median(list(data))

def variance(data):
    return np.var(list(data), ddof=1)

def pvariance(data):
    return np.var(list(data))

def stdev(data):
    return np.std(list(data), ddof=1)

def pstdev(data):
    return np.std(list(data))
`,
  re: `
I = 2
IGNORECASE = 2
M = 8
MULTILINE = 8
S = 16
DOTALL = 16
U = 32
UNICODE = 32
X = 64
VERBOSE = 64
A = 256
ASCII = 256
NOFLAG = 0
`,
  string: `
hexdigits = '0123456789abcdefABCDEF'
octdigits = '01234567'
whitespace = ' \\t\\n\\r\\x0b\\x0c'

class Template:
    def __init__(self, template):
        self.template = template
    def substitute(self, mapping=None, **kws):
        text = self.template
        values = dict(mapping or {}, **kws)
        for k in sorted(values, key=len, reverse=True):
            text = text.replace('\${' + k + '}', str(values[k])).replace('$' + k, str(values[k]))
        return text
    def safe_substitute(self, mapping=None, **kws):
        return self.substitute(mapping, **kws)

def capwords(s, sep=None):
    return (sep or ' ').join(w.capitalize() for w in s.split(sep))

ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\\]^_\`{|}~"""
printable = digits + ascii_letters + punctuation + ' \\t\\n\\r\\x0b\\x0c'
`,
};
