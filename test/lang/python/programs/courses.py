#%% bag of words naive bayes
import re
import string
from collections import Counter, defaultdict
docs = ["The movie was great, great fun!", "Terrible movie: boring & bad.", "Great acting; fun plot.", "Bad plot, boring acting..."]
labels = np.array([1, 0, 1, 0])
stop = {'the', 'was'}
def tokenize(s):
    s = s.lower().translate(str.maketrans('', '', string.punctuation))
    return [w for w in re.findall(r'[a-z]+', s) if w not in stop]
tokens = [tokenize(d) for d in docs]
counts = Counter(w for ts in tokens for w in ts)
vocab = {w: i for i, (w, c) in enumerate(sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])))}
X = np.zeros((len(docs), len(vocab)))
for d, ts in enumerate(tokens):
    for w in ts:
        X[d, vocab[w]] += 1
log_prior = np.log(np.array([np.mean(labels == k) for k in range(2)]))
log_lik = np.zeros((2, len(vocab)))
for k in range(2):
    n = X[labels == k].sum(axis=0) + 1.0
    log_lik[k] = np.log(n / n.sum())
scores = X @ log_lik.T + log_prior
pred = scores.argmax(axis=1)
acc = np.mean(pred == labels)
report = f"accuracy: {acc:.2%} on {len(docs)} docs"
ok = report == 'accuracy: 100.00% on 4 docs'
idf = np.log(len(docs) / (X > 0).sum(axis=0))
tfidf = X / X.sum(axis=1, keepdims=True) * idf
top = sorted(vocab, key=vocab.get)[0]
first = top == 'acting'
#%% char rnn data
from itertools import chain, islice
text = "hello world, hello numpy"
chars = sorted(set(text))
char_to_ix = {ch: i for i, ch in enumerate(chars)}
ix_to_char = {i: ch for ch, i in char_to_ix.items()}
V = len(chars)
H = 5
rng = np.random.RandomState(1)
params = {}
for name, shape in [('Wxh', (H, V)), ('Whh', (H, H)), ('Why', (V, H))]:
    params[name] = rng.randn(*shape) * 0.1
for name in ['bh', 'by']:
    params[name] = np.zeros((H if name[1] == 'h' else V, 1))
def loss_fn(inputs, targets, hprev):
    xs, hs, ps = {}, {-1: hprev}, {}
    loss = 0
    for t in range(len(inputs)):
        xs[t] = np.zeros((V, 1)); xs[t][inputs[t]] = 1
        hs[t] = np.tanh(params['Wxh'] @ xs[t] + params['Whh'] @ hs[t - 1] + params['bh'])
        y = params['Why'] @ hs[t] + params['by']
        ps[t] = np.exp(y) / np.sum(np.exp(y))
        loss += -np.log(ps[t][targets[t], 0])
    grads = {'d' + k: np.zeros_like(v) for k, v in params.items()}
    dhnext = np.zeros_like(hs[0])
    for t in reversed(range(len(inputs))):
        dy = np.copy(ps[t]); dy[targets[t]] -= 1
        grads['dWhy'] += dy @ hs[t].T
        grads['dby'] += dy
        dh = params['Why'].T @ dy + dhnext
        draw = (1 - hs[t] ** 2) * dh
        grads['dbh'] += draw
        grads['dWxh'] += draw @ xs[t].T
        grads['dWhh'] += draw @ hs[t - 1].T
        dhnext = params['Whh'].T @ draw
    return loss, grads, hs[len(inputs) - 1]
inputs = [char_to_ix[c] for c in text[:6]]
targets = [char_to_ix[c] for c in text[1:7]]
loss, grads, h = loss_fn(inputs, targets, np.zeros((H, 1)))
gnorm = np.sqrt(sum(np.sum(g ** 2) for g in grads.values()))
key = max(grads, key=lambda k: np.abs(grads[k]).max())
best = grads[key].max()
back = ''.join(ix_to_char[i] for i in inputs) == 'hello '
msg = 'iter %d, loss: %.6f' % (0, loss)
val = float(msg.split(': ')[1])
#%% spectral denoise
t = np.linspace(0, 1, 32, endpoint=False)
f = np.sin(2 * np.pi * 3 * t) + 0.5 * np.cos(2 * np.pi * 7 * t)
def dft(x):
    N = len(x)
    n = np.arange(N)
    M = np.exp(-2j * np.pi * n.reshape(N, 1) * n / N)
    return M @ x
F = dft(f)
psd = (F * np.conj(F)).real / 32
mask = psd > 2
F_clean = F * mask
def idft(X):
    N = len(X)
    x = np.zeros(N, dtype=complex)
    for n in range(N):
        for k in range(N):
            if mask[k]:
                x[n] += X[k] * np.exp(2j * np.pi * k * n / N)
    return x / N
rec = idft(F_clean).real
err = np.linalg.norm(rec - f)
peak = np.argsort(psd[:16])[::-1][:2]
info = {f'peak_{i}': int(p) for i, p in enumerate(peak)}
a = info['peak_0'] + 10 * info['peak_1']
#%% hypothesis tests
from scipy import stats
from scipy.special import betainc, gammaincc
x = np.array([5.1, 4.9, 6.2, 5.8, 6.0, 5.5])
y = np.array([4.8, 5.0, 5.1, 4.7, 5.2])
n, m = len(x), len(y)
sp = np.sqrt(((n - 1) * x.var(ddof=1) + (m - 1) * y.var(ddof=1)) / (n + m - 2))
tstat = (x.mean() - y.mean()) / (sp * np.sqrt(1 / n + 1 / m))
p = 2 * stats.t.sf(np.abs(tstat), df=n + m - 2)
crit = stats.t.ppf(1 - 0.05 / 2, n + m - 2)
ci = (x.mean() - y.mean() - crit * sp * np.sqrt(1 / n + 1 / m), x.mean() - y.mean() + crit * sp * np.sqrt(1 / n + 1 / m))
lo, hi = ci
obs = np.array([18, 22, 30, 30])
exp = np.full(4, obs.sum() / 4)
chi = np.sum((obs - exp) ** 2 / exp)
pc = 1 - stats.chi2.cdf(chi, df=len(obs) - 1)
pc2 = gammaincc(3 / 2, chi / 2)
F = x.var(ddof=1) / y.var(ddof=1)
pf = stats.f.sf(F, n - 1, m - 1)
z = stats.norm.ppf(0.975)
verdict = 'reject' if p < 0.05 else 'keep'
out = '{:<8}|{:>8.4f}|{:^10}'.format('t-test', p, verdict)
ok = out.split('|')[2].strip() == 'reject'
pb = betainc(2.0, 3.0, 0.4)
#%% complex step vs analytic for a small net
from functools import partial, reduce
rng = np.random.RandomState(3)
X = rng.randn(6, 2)
y = np.sin(X[:, 0]) * X[:, 1]
sizes = [2, 4, 1]
n = sum(a * b + b for a, b in zip(sizes[:-1], sizes[1:]))
theta = rng.randn(n) * 0.5
def unpack(theta):
    out, at = [], 0
    for a, b in zip(sizes[:-1], sizes[1:]):
        W = theta[at:at + a * b].reshape(a, b)
        at += a * b
        out.append((W, theta[at:at + b]))
        at += b
    return out
def f(theta, X, y):
    h = reduce(lambda h, Wb: np.tanh(h @ Wb[0] + Wb[1]), unpack(theta), X)
    return np.mean((h[:, 0] - y) ** 2)
cost = partial(f, X=X, y=y)
g = np.zeros(n)
for i in range(n):
    e = np.zeros(n, dtype=complex)
    e[i] = 1e-30j
    g[i] = cost(theta + e).imag / 1e-30
J = cost(theta)
(W1, b1), (W2, b2) = unpack(theta)
h1 = np.tanh(X @ W1 + b1)
h2 = np.tanh(h1 @ W2 + b2)
d2 = 2 * (h2[:, 0] - y)[:, None] / len(y) * (1 - h2 ** 2)
d1 = d2 @ W2.T * (1 - h1 ** 2)
ga = np.concatenate([(X.T @ d1).ravel(), d1.sum(0), (h1.T @ d2).ravel(), d2.sum(0)])
diff = np.linalg.norm(g - ga) / np.linalg.norm(g + ga)
ok = f'{diff:.1e}'.endswith('e-16') or diff < 1e-14
#%% deep net by name
from collections import OrderedDict, namedtuple
Layer = namedtuple('Layer', 'n_in n_out act')
spec = "dense(3,5,relu) -> dense(5,4,tanh) -> dense(4,2,linear)"
import re
layers = [Layer(int(a), int(b), c) for a, b, c in re.findall(r'dense\((\d+),(\d+),(\w+)\)', spec)]
rng = np.random.default_rng(0)
params = OrderedDict()
for l, layer in enumerate(layers, start=1):
    params[f'W{l}'] = rng.normal(0, np.sqrt(2 / layer.n_in), size=(layer.n_in, layer.n_out))
    params[f'b{l}'] = np.zeros(layer.n_out)
acts = {'relu': lambda z: np.maximum(z, 0), 'tanh': np.tanh, 'linear': lambda z: z}
L = max(int(re.search(r'\d+', k).group()) for k in params)
def forward(X):
    cache = {'A0': X}
    for l in range(1, L + 1):
        cache['Z%d' % l] = cache[f'A{l - 1}'] @ params['W' + str(l)] + params['b{}'.format(l)]
        cache[f'A{l}'] = acts[layers[l - 1].act](cache[f'Z{l}'])
    return cache[f'A{L}'], cache
X = rng.normal(size=(4, 3))
out, cache = forward(X)
c = np.mean(out ** 2)
n_params = sum(v.size for v in params.values())
summary = '\n'.join(f'{k:>4} {str(v.shape):<8} {v.size:5d}' for k, v in params.items())
rows = summary.splitlines()
nlines = len(rows)
total = sum(int(r.split()[-1]) for r in rows)
by_kind = {}
for k, v in params.items():
    by_kind.setdefault(re.sub(r'\d', '', k), []).append(v.size)
nW = sum(by_kind['W'])
#%% viterbi and edit distance with memo
from functools import lru_cache
from itertools import product
A = np.array([[0.7, 0.3], [0.4, 0.6]])
B = np.array([[0.1, 0.4, 0.5], [0.6, 0.3, 0.1]])
pi = np.array([0.6, 0.4])
obs = [int(c) for c in '0212']
best = max(product(range(2), repeat=len(obs)), key=lambda s: pi[s[0]] * B[s[0], obs[0]] * np.prod([A[s[t - 1], s[t]] * B[s[t], obs[t]] for t in range(1, len(obs))]))
path = ''.join(map(str, best))
code = int(path, 2)
delta = np.log(pi) + np.log(B[:, obs[0]])
psi = []
for o in obs[1:]:
    m = delta[:, None] + np.log(A)
    psi.append(m.argmax(axis=0))
    delta = m.max(axis=0) + np.log(B[:, o])
state = int(delta.argmax())
states = [state]
for back in reversed(psi):
    state = int(back[state])
    states.insert(0, state)
same = list(best) == states
@lru_cache(maxsize=None)
def edit(i, j):
    if i == 0 or j == 0:
        return i + j
    return min(edit(i - 1, j) + 1, edit(i, j - 1) + 1, edit(i - 1, j - 1) + ('kitten'[i - 1] != 'sitting'[j - 1]))
dist = edit(6, 7)
#%% integer sizes done right
import math
n = 37
batch = 8
X = np.arange(n * 2.0).reshape(n, 2)
n_batches = math.ceil(n / batch)
means = np.zeros(n_batches)
for b in range(n_batches):
    rows = X[b * batch:(b + 1) * batch]
    means[b] = rows.mean()
split = int(0.8 * n)
train, test = X[:split], X[split:]
a = train.shape[0]
b2 = test.shape[0]
side = int(np.sqrt(36))
img = np.arange(36.0).reshape(side, side)
half = side // 2
pooled = img.reshape(half, 2, half, 2).mean(axis=(1, 3))
mid = img[side // 2, side // 2]
k = round(n / 2)
pad = (5 - 1) // 2
padded = np.pad(img, pad)
log = {}
for e in range(3):
    log['epoch_%02d' % e] = round(float(means[e]), 2)
last = log['epoch_02']
lr = '%.0e' % (10 ** -3)
lr2 = float(lr)
q = n // 4 + n % 4 + divmod(n, 5)[0]
#%% impedance and filters
f = np.array([50.0, 100.0, 1000.0])
R, L, C = 10.0, 1e-3, 1e-5
w = 2 * np.pi * f
Z = R + 1j * w * L + 1 / (1j * w * C)
mag = np.abs(Z)
phase = np.rad2deg(np.angle(Z))
H = R / Z
gain = 20 * np.log10(np.abs(H))
s = 1j * w
G = 1 / (s ** 2 * L * C + s * R * C + 1)
peak = np.max(np.abs(G))
poles = np.array([-R / (2 * L) + np.sqrt(complex((R / (2 * L)) ** 2 - 1 / (L * C))), -R / (2 * L) - np.sqrt(complex((R / (2 * L)) ** 2 - 1 / (L * C)))])
re, im = poles.real, poles.imag
table = [f'{fi:7.1f} Hz {m:8.3f} {p:7.2f}' for fi, m, p in zip(f, mag, phase)]
n = len(table[0])
third = float(table[2].split()[2])
#%% gamma regression likelihood
from scipy.special import gammaln, gammainc, gammaincinv
from scipy import stats
x = np.array([0.5, 1.2, 2.0, 3.1, 0.9])
t = np.array([1.1, 2.3, 2.9, 6.0, 1.0])
d = np.array([1, 1, 0, 1, 0])
def nll(theta):
    a, b0, b1 = np.exp(theta[0]), theta[1], theta[2]
    mu = np.exp(b0 + b1 * x)
    scale = mu / a
    lp = (a - 1) * np.log(t) - t / scale - gammaln(a) - a * np.log(scale)
    ls = np.log(1 - gammainc(a, t / scale))
    return -np.sum(d * lp + (1 - d) * ls)
theta = np.array([0.3, 0.1, 0.5])
c = nll(theta)
median = gammaincinv(np.exp(theta[0]), 0.5)
h = 1e-6
g = np.round(np.array([(nll(theta + h * e) - nll(theta - h * e)) / (2 * h) for e in np.eye(3)]), 6)
chk = np.isclose(c, -np.sum(np.where(d == 1, stats.gamma.logpdf(t, np.exp(0.3), scale=np.exp(0.1 + 0.5 * x) / np.exp(0.3)), stats.gamma.logsf(t, np.exp(0.3), scale=np.exp(0.1 + 0.5 * x) / np.exp(0.3)))))
