#%% tensors
import torch
import torch.nn.functional as F
x = torch.tensor([[1.0, -2.0, 0.5], [0.3, 0.4, -0.1]], requires_grad=True)
W = torch.tensor([[0.1, 0.2], [0.3, -0.4], [0.5, 0.6]])
a = x @ W
b = torch.matmul(x, W).sum(dim=1, keepdim=True)
c = x.mean(dim=0)
d = torch.relu(x).sum()
e = torch.sigmoid(x).view(-1)
f = x.view(3, 2)
g = x.permute(1, 0)
h = x.transpose(0, 1)
i = x.unsqueeze(0).squeeze(0)
j = torch.cat([x, x], dim=1)
k = torch.stack([x, x], dim=0).size(0)
l = torch.softmax(x, dim=1)
m = F.log_softmax(x, dim=-1)
n = torch.einsum('ij,jk->ik', x, W)
o, p = x.max(dim=1)
q = x.std()
r = x.var(0, unbiased=False)
s = torch.clamp(x, min=0.0)
t = x.clamp(0, 1).exp().log1p()
u = F.cross_entropy(x, torch.tensor([2, 0]))
v = F.mse_loss(x, torch.zeros(2, 3))
w = x.t().shape[0]
y = torch.zeros(2, 3).add_(1.5)
z = torch.norm(x)
aa = x.pow(2).sum().sqrt().item()
ab = torch.arange(4).float() / 2
ac = x.size()[1]
ad = torch.where(x > 0, x, torch.zeros_like(x))
ae = x.flatten().numel()
af = x.repeat(2, 1).size(0)
ag = x.expand(4, 2, 3).size(0)
ah = torch.chunk(x, 3, dim=1)[1]
ai = x.split(2, dim=1)[1]
aj = F.layer_norm(x, (3,))
ak = torch.logsumexp(x, dim=1)
al = x.gather(1, torch.tensor([[2], [0]]))
am = x.masked_fill(x < 0, -9.0)
an = torch.linalg.norm(x, dim=1)
ao = x.argmax(dim=1)
ap = torch.full((2,), 3.0)
aq = x.sum(1).size(0)
ar = F.one_hot(torch.tensor([0, 2]), 3)
at = torch.outer(torch.ones(2), torch.ones(3))
au = F.gelu(x)
av = F.silu(x) + F.leaky_relu(x, 0.2) + F.elu(x) + F.softplus(x)
aw = F.binary_cross_entropy_with_logits(x, torch.ones(2, 3))
#-- numpy
from scipy.special import erf
x = np.array([[1.0, -2.0, 0.5], [0.3, 0.4, -0.1]])
W = np.array([[0.1, 0.2], [0.3, -0.4], [0.5, 0.6]])
a = x @ W
b = (x @ W).sum(1, keepdims=True)
c = x.mean(0)
d = np.maximum(x, 0).sum()
e = (1 / (1 + np.exp(-x))).ravel()
f = x.reshape(3, 2)
g = x.T
h = x.T
i = x
j = np.concatenate([x, x], 1)
k = 2
l = np.exp(x) / np.exp(x).sum(1, keepdims=True)
m = np.log(l)
n = x @ W
o, p = x.max(1), x.argmax(1)
q = x.std(ddof=1)
r = x.var(0)
s = np.maximum(x, 0)
t = np.log1p(np.exp(np.clip(x, 0, 1)))
u = -(m[0, 2] + m[1, 0]) / 2
v = (x ** 2).mean()
w = 3
y = np.full((2, 3), 1.5)
z = np.sqrt((x ** 2).sum())
aa = z
ab = np.arange(4) / 2
ac = 3
ad = np.maximum(x, 0)
ae = 6
af = 4
ag = 4
ah = x[:, 1:2]
ai = x[:, 2:]
aj = (x - x.mean(1, keepdims=True)) / np.sqrt(x.var(1, keepdims=True) + 1e-5)
ak = np.log(np.exp(x).sum(1))
al = np.array([[0.5], [0.3]])
am = np.where(x < 0, -9.0, x)
an = np.sqrt((x ** 2).sum(1))
ao = x.argmax(1)
ap = np.full(2, 3.0)
aq = 2
ar = np.eye(3)[[0, 2]]
at = np.ones((2, 3))
au = 0.5 * x * (1 + erf(x / np.sqrt(2)))
av = x / (1 + np.exp(-x)) + np.where(x >= 0, x, 0.2 * x) + np.where(x > 0, x, np.exp(x) - 1) + np.log(1 + np.exp(x))
aw = np.log(1 + np.exp(-x)).mean()

#%% a module with layers
import torch
from torch import nn, optim
class Net(nn.Module):
    def __init__(self, n_in, n_hidden, n_out):
        super(Net, self).__init__()
        self.fc1 = nn.Linear(n_in, n_hidden)
        self.act = nn.Tanh()
        self.fc2 = nn.Linear(n_hidden, n_out)
    def forward(self, x):
        return self.fc2(self.act(self.fc1(x)))
torch.manual_seed(0)
net = Net(3, 4, 2)
with torch.no_grad():
    net.fc1.weight[...] = torch.arange(12).view(4, 3) / 10
    net.fc1.bias[...] = 0.1
    net.fc2.weight[...] = torch.ones(2, 4)
    net.fc2.bias[...] = torch.tensor([1.0, -1.0])
criterion = nn.CrossEntropyLoss()
optimizer = optim.SGD(net.parameters(), lr=0.1)
x = torch.linspace(-1, 1, 15).view(5, 3)
y = torch.tensor([0, 1, 1, 0, 1])
optimizer.zero_grad()
out = net(x)
loss = criterion(out, y)
loss.backward()
optimizer.step()
n = sum(p.numel() for p in net.parameters())
#-- numpy
W1 = np.arange(12).reshape(4, 3) / 10
x = np.linspace(-1, 1, 15).reshape(5, 3)
y = np.array([0, 1, 1, 0, 1])
out = np.tanh(x @ W1.T + 0.1) @ np.ones((4, 2)) + np.array([1.0, -1.0])
loss = -(out - np.log(np.exp(out).sum(1, keepdims=True)))[np.arange(5), y].mean()
n = 12 + 4 + 8 + 2

#%% convolution and pooling
import torch
import torch.nn as nn
import torch.nn.functional as F
x = torch.arange(32).float().view(1, 2, 4, 4) / 10
conv = nn.Conv2d(2, 3, kernel_size=3, padding=1, stride=2)
conv.weight[...] = torch.arange(54).view(3, 2, 3, 3) / 50
conv.bias[...] = 0.5
a = conv(x)
b = F.max_pool2d(x, 2)
c = F.avg_pool2d(x, 2)
model = nn.Sequential(nn.Flatten(), nn.ReLU(), nn.LayerNorm(32))
d = model(x)
bn = nn.BatchNorm2d(2)
e = bn(torch.cat([x, 2 * x]))
emb = nn.Embedding(5, 3)
emb.weight[...] = torch.arange(15).view(5, 3).float()
f = emb(torch.tensor([[0, 4], [2, 2]]))
#-- numpy
x = np.arange(32.0).reshape(1, 2, 4, 4) / 10
w = np.arange(54).reshape(3, 2, 3, 3) / 50
p = np.pad(x, ((0, 0), (0, 0), (1, 1), (1, 1)))
a = np.zeros((1, 3, 2, 2))
for o in range(3):
    for i in range(2):
        for j in range(2):
            a[0, o, i, j] = (p[0, :, 2 * i:2 * i + 3, 2 * j:2 * j + 3] * w[o]).sum() + 0.5
r = x.reshape(1, 2, 2, 2, 2, 2)
b = r.max(axis=(3, 5))
c = r.mean(axis=(3, 5))
v = np.maximum(x.reshape(1, 32), 0)
d = (v - v.mean(1, keepdims=True)) / np.sqrt(v.var(1, keepdims=True) + 1e-5)
z = np.concatenate([x, 2 * x])
e = (z - z.mean((0, 2, 3), keepdims=True)) / np.sqrt(z.var((0, 2, 3), keepdims=True) + 1e-5)
f = np.arange(15.0).reshape(5, 3)[[[0, 4], [2, 2]]]

#%% jax
import jax
import jax.numpy as jnp
from jax import grad, jit, vmap, value_and_grad, random
X = jnp.arange(6.0).reshape(3, 2) / 10
y = jnp.array([1.0, 0.0, 1.0])
@jit
def loss(w, X, y):
    p = jax.nn.sigmoid(X @ w)
    return -jnp.mean(y * jnp.log(p) + (1 - y) * jnp.log(1 - p))
w = jnp.array([0.3, -0.2])
value, g = value_and_grad(loss)(w, X, y)
a = loss(w, X, y)
b = vmap(lambda x: x @ w)(X)
c = X.at[0, 1].set(5.0)
d = X.at[1].add(1.0).sum()
carry, ys = jax.lax.scan(lambda h, x: (h + x.sum(), h * 2), 0.0, X)
key = random.PRNGKey(0)
key, sub = random.split(key)
e = random.normal(sub, (3, 2)).shape[0]
#-- numpy
X = np.arange(6.0).reshape(3, 2) / 10
y = np.array([1.0, 0.0, 1.0])
w = np.array([0.3, -0.2])
p = 1 / (1 + np.exp(-X @ w))
value = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
a = value
b = X @ w
c = X.copy()
c[0, 1] = 5
d = X.sum() + 2
carry = X.sum()
ys = 2 * np.array([0, X[0].sum(), X[:2].sum()])
e = 3
#%% extrema and their places by name
import torch
x = torch.tensor([[1.0, 5.0, 2.0], [4.0, 0.0, 3.0]])
m = x.max(1, keepdim=True).values
i = x.max(1).indices
v, j = torch.min(x, 0)
s = x.sort(1).values
k = torch.topk(x, 2, dim=1).indices
#-- numpy
x = np.array([[1.0, 5.0, 2.0], [4.0, 0.0, 3.0]])
m = x.max(1, keepdims=True)
i = x.argmax(1)
v, j = x.min(0), x.argmin(0)
s = np.sort(x, 1)
k = np.argsort(-x, 1)[:, :2]
#%% backward leaves gradients, which add up until they are emptied
import torch
X = torch.tensor([[1.0, 2.0], [3.0, 4.0], [5.0, 6.5]])
y = torch.tensor([0.5, 0.1, -0.4])
W = torch.tensor([0.1, -0.2], requires_grad=True)
b = torch.tensor(0.3, requires_grad=True)
losses = []
for i in range(4):
    p = torch.tanh(X @ W + b)
    loss = ((p - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        W -= 0.1 * W.grad
        b -= 0.1 * b.grad
    if i % 2 == 1:
        W.grad.zero_()
        b.grad = None
    losses.append(loss.item())
history = torch.tensor(losses)
gW = W.grad
none = 1.0 if b.grad is None else 0.0
x_none = 1.0 if X.grad is None else 0.0
#-- numpy
X = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.5]])
y = np.array([0.5, 0.1, -0.4])
W, b = np.array([0.1, -0.2]), 0.3
gW, gb, losses = np.zeros(2), 0.0, []
for i in range(4):
    p = np.tanh(X @ W + b)
    losses.append(((p - y) ** 2).mean())
    d = 2 / 3 * (p - y) * (1 - p ** 2)
    gW, gb = gW + X.T @ d, gb + d.sum()
    W, b = W - 0.1 * gW, b - 0.1 * gb
    if i % 2 == 1:
        gW, gb = np.zeros(2), 0.0
loss = losses[-1]
history = np.array(losses)
none = x_none = 1.0
#%% what is detached stays, what is not asked for has none
import torch
a = torch.tensor([1.0, 2.0], requires_grad=True)
k = torch.tensor([3.0, 4.0])
u = a * a.detach() + k
c = (u ** 2).sum()
c.backward()
g = a.grad
d = a.data * 2
e = torch.ones(2, requires_grad=True)
f = torch.tensor([5.0, 7.0])
(e * f).backward(torch.tensor([1.0, -1.0]))
h = e.grad
r = 1.0 if a.requires_grad and not k.requires_grad else 0.0
#-- numpy
a, k = np.array([1.0, 2.0]), np.array([3.0, 4.0])
u = a * a + k
c = (u ** 2).sum()
g = 2 * u * a
d, f = a * 2, np.array([5.0, 7.0])
e = np.ones(2)
h = f * np.array([1.0, -1.0])
r = 1.0
#%% torch.autograd.grad, differentiated again
import torch
x = torch.tensor([1.0, 2.0, -0.5], requires_grad=True)
w = torch.tensor(2.0, requires_grad=True)
y = (w * torch.sin(x)).sum()
gx, gw = torch.autograd.grad(y, [x, w], create_graph=True)
penalty = (gx ** 2).sum() + gw
penalty.backward()
px = x.grad
pw = w.grad
z = torch.tensor(1.5, requires_grad=True)
d1, = torch.autograd.grad(z ** 4, z, create_graph=True)
d2, = torch.autograd.grad(d1, z, create_graph=True)
d3 = torch.autograd.grad(d2, z)[0]
#-- numpy
x, w = np.array([1.0, 2.0, -0.5]), 2.0
y = (w * np.sin(x)).sum()
gx, gw = w * np.cos(x), np.sin(x).sum()
penalty = (gx ** 2).sum() + gw
px = -2 * w ** 2 * np.cos(x) * np.sin(x) + np.cos(x)
pw = 2 * (w * np.cos(x) ** 2).sum()
z = 1.5
d1, d2, d3 = 4 * z ** 3, 12 * z ** 2, 24 * z
#%% optimizers change parameters as theirs do
import torch
def run(make, **options):
    p = torch.tensor([1.0, -2.0], requires_grad=True)
    opt = make([p], **options)
    for i in range(4):
        opt.zero_grad()
        ((p - 3) ** 2 * torch.tensor([1.0, 0.5])).sum().backward()
        opt.step()
    return p
sgd = run(torch.optim.SGD, lr=0.1)
momentum = run(torch.optim.SGD, lr=0.1, momentum=0.9, weight_decay=0.01)
nesterov = run(torch.optim.SGD, lr=0.1, momentum=0.9, nesterov=True)
adam = run(torch.optim.Adam, lr=0.1)
decayed = run(torch.optim.Adam, lr=0.1, weight_decay=0.1)
adamw = run(torch.optim.AdamW, lr=0.1)
rmsprop = run(torch.optim.RMSprop, lr=0.1)
adagrad = run(torch.optim.Adagrad, lr=0.1)
#-- numpy
def run(step):
    p, s = np.array([1.0, -2.0]), {}
    for i in range(4):
        p = step(p, 2 * (p - 3) * np.array([1.0, 0.5]), s, i + 1)
    return p
def with_momentum(nesterov, decay):
    def step(p, d, s, t):
        d = d + decay * p
        s['b'] = d if t == 1 else 0.9 * s['b'] + d
        return p - 0.1 * (d + 0.9 * s['b'] if nesterov else s['b'])
    return step
def adam_with(coupled, decoupled):
    def step(p, d, s, t):
        p, d = p * (1 - 0.1 * decoupled), d + coupled * p
        s['m'] = 0.9 * s.get('m', 0) + 0.1 * d
        s['v'] = 0.999 * s.get('v', 0) + 0.001 * d ** 2
        return p - 0.1 * (s['m'] / (1 - 0.9 ** t)) / (np.sqrt(s['v'] / (1 - 0.999 ** t)) + 1e-8)
    return step
def rms(p, d, s, t):
    s['v'] = 0.99 * s.get('v', 0) + 0.01 * d ** 2
    return p - 0.1 * d / (np.sqrt(s['v']) + 1e-8)
def ada(p, d, s, t):
    s['v'] = s.get('v', 0) + d ** 2
    return p - 0.1 * d / (np.sqrt(s['v']) + 1e-10)
sgd = run(lambda p, d, s, t: p - 0.1 * d)
momentum = run(with_momentum(False, 0.01))
nesterov = run(with_momentum(True, 0.0))
adam = run(adam_with(0.0, 0.0))
decayed = run(adam_with(0.1, 0.0))
adamw = run(adam_with(0.0, 0.01))
rmsprop = run(rms)
adagrad = run(ada)
#%% a module in training
import torch
import torch.nn as nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(2, 3)
        self.scale = nn.Parameter(torch.tensor([1.0, 2.0, 0.5]))
    def forward(self, x):
        return torch.sigmoid(self.fc(x)) * self.scale
net = Net()
net.fc.weight.data = torch.tensor([[0.1, 0.2], [0.3, -0.4], [-0.5, 0.6]])
net.fc.bias.data = torch.zeros(3)
X = torch.tensor([[1.0, -1.0], [0.5, 2.0]])
opt = torch.optim.SGD(net.parameters(), lr=0.5)
for epoch in range(3):
    opt.zero_grad()
    out = net(X)
    loss = (out ** 2).sum()
    loss.backward()
    opt.step()
weight = net.fc.weight
bias = net.fc.bias
scale = net.scale
gscale = net.scale.grad
#-- numpy
W, b, s = np.array([[0.1, 0.2], [0.3, -0.4], [-0.5, 0.6]]), np.zeros(3), np.array([1.0, 2.0, 0.5])
X = np.array([[1.0, -1.0], [0.5, 2.0]])
for epoch in range(3):
    h = 1 / (1 + np.exp(-(X @ W.T + b)))
    out = h * s
    loss = (out ** 2).sum()
    gscale = (2 * out * h).sum(0)
    d = 2 * out * s * h * (1 - h)
    W, b, s = W - 0.5 * d.T @ X, b - 0.5 * d.sum(0), s - 0.5 * gscale
weight, bias, scale = W, b, s
#%% jax.grad by one argument, several, and structures of them
import jax
import jax.numpy as jnp
X = jnp.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.5]])
y = jnp.array([0.5, 0.1, -0.4])
def loss(params, X, y):
    return jnp.mean((jnp.tanh(X @ params['w'] + params['b']) - y) ** 2)
params = {'w': jnp.array([0.1, -0.2]), 'b': 0.3}
g = jax.grad(loss)(params, X, y)
gw, gb = g['w'], g['b']
gX, gy = jax.grad(loss, argnums=(1, 2))(params, X, y)
step = jax.jit(jax.value_and_grad(loss))
for i in range(3):
    value, grads = step(params, X, y)
    params = jax.tree_util.tree_map(lambda p, d: p - 0.1 * d, params, grads)
w, b = params['w'], params['b']
def both(v):
    u = v ** 2
    return jnp.sum(u), u
ga, aux = jax.grad(both, has_aux=True)(jnp.array([1.0, 2.0]))
(va, aux2), gv = jax.value_and_grad(both, has_aux=True)(jnp.array([1.0, 2.0]))
zero = jax.grad(lambda v, k: jnp.sum(k))(jnp.ones(2), jnp.ones(3))
held = jax.grad(lambda v: jnp.sum(v * jax.lax.stop_gradient(v)))(jnp.array([1.0, 2.0]))
#-- numpy
X = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.5]])
y = np.array([0.5, 0.1, -0.4])
def of(w, b):
    p = np.tanh(X @ w + b)
    d = 2 / 3 * (p - y) * (1 - p ** 2)
    return np.mean((p - y) ** 2), X.T @ d, d.sum(), np.outer(d, w), -2 / 3 * (p - y)
w, b = np.array([0.1, -0.2]), 0.3
_, gw, gb, gX, gy = of(w, b)
for i in range(3):
    value, dw, db, _, _ = of(w, b)
    w, b = w - 0.1 * dw, b - 0.1 * db
ga = gv = np.array([2.0, 4.0])
aux = aux2 = np.array([1.0, 4.0])
va, zero, held = 5.0, np.zeros(2), np.array([1.0, 2.0])
#%% gradients of gradients, Jacobians and Hessians of jax
import jax
import jax.numpy as jnp
from jax import grad
x = jnp.array([1.0, 2.0, -0.5])
f = lambda v: jnp.sum(jnp.sin(v) * v[0])
H = jax.hessian(f)(x)
J = jax.jacobian(lambda v: v[:2] * v[2])(x)
Jf = jax.jacfwd(lambda v: jnp.array([v[0] * v[1], v[2]]))(x)
d3 = grad(grad(grad(lambda s: s ** 5)))(2.0)
y, pull = jax.vjp(lambda v: v ** 2, x)
u = pull(jnp.array([1.0, 0.0, 2.0]))[0]
each = jax.vmap(jax.grad(lambda s: s ** 3))(x)
p, along = jax.jvp(lambda v, w: v ** 2 * w, (x, x), (jnp.ones(3), jnp.array([0.0, 1.0, 0.0])))
same = grad(lambda v: grad(lambda s: jnp.sum(s ** 2 * v))(v).sum())(x)
#-- numpy
x = np.array([1.0, 2.0, -0.5])
H = np.diag(-np.sin(x) * x[0])
H[0] += np.cos(x)
H[:, 0] += np.cos(x)
J = np.array([[x[2], 0, x[0]], [0, x[2], x[1]]])
Jf = np.array([[x[1], x[0], 0], [0, 0, 1.0]])
d3 = 60 * 2.0 ** 2
p, along = x ** 3, 2 * x ** 2 + x ** 2 * np.array([0.0, 1.0, 0.0])
y, u, each = x ** 2, 2 * x * np.array([1.0, 0.0, 2.0]), 3 * x ** 2
same = 4 * x
#%% the same values do not make the same variable
import jax
import jax.numpy as jnp
A = jnp.eye(2)
B = jnp.eye(2)
f = lambda P, Q: jnp.sum((P @ Q) ** 2 * jnp.array([[1.0, 2.0], [3.0, 4.0]]))
gA = jax.grad(f)(A, B)
gAB = jax.grad(lambda Q: jnp.sum(jax.grad(f)(A, Q) * jnp.array([[1.0, 2.0], [5.0, 7.0]])))(B)
gBA = jax.grad(lambda P: jnp.sum(jax.grad(f)(P, B) * jnp.array([[1.0, 2.0], [5.0, 7.0]])))(A)
n = 2
#-- numpy
K, M = np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[1.0, 2.0], [5.0, 7.0]])
A = B = np.eye(2)
n = 2
def first(P, Q):
    return 2 * (P @ Q * K) @ Q.T
def slopes(of, X):
    G = np.zeros((2, 2))
    for i in range(2):
        for j in range(2):
            E = np.zeros((2, 2))
            E[i, j] = 0.5
            G[i, j] = of(X + E) - of(X - E)
    return G
gA = first(A, B)
gAB = slopes(lambda Q: np.sum(first(A, Q) * M), B)
gBA = slopes(lambda P: np.sum(first(P, B) * M), A)
#%% torch.func
import torch
from torch.func import grad, grad_and_value, hessian, vmap
x = torch.tensor([1.0, 2.0, -0.5])
f = lambda v: (v ** 3).sum()
g = grad(f)(x)
d, c = grad_and_value(f)(x)
H = hessian(f)(x)
each = vmap(grad(lambda s: torch.sin(s)))(x)
#-- numpy
x = np.array([1.0, 2.0, -0.5])
g = d = 3 * x ** 2
c = (x ** 3).sum()
H, each = np.diag(6 * x), np.cos(x)
#%% schedules of learning rates
import torch
from torch.optim import lr_scheduler
def run(make):
    w = torch.tensor([1.0, -2.0], requires_grad=True)
    opt = torch.optim.SGD([w], lr=0.4)
    sched = make(opt)
    for epoch in range(6):
        opt.zero_grad()
        (w ** 2).sum().backward()
        opt.step()
        sched.step()
    return w.detach()
steps = run(lambda o: lr_scheduler.StepLR(o, step_size=2, gamma=0.5))
several = run(lambda o: lr_scheduler.MultiStepLR(o, milestones=[1, 4], gamma=0.1))
exponential = run(lambda o: lr_scheduler.ExponentialLR(o, 0.9))
by_lambda = run(lambda o: lr_scheduler.LambdaLR(o, lr_lambda=lambda n: 1 / (n + 1)))
cosine = run(lambda o: lr_scheduler.CosineAnnealingLR(o, T_max=6, eta_min=0.01))
linear = run(lambda o: lr_scheduler.LinearLR(o, start_factor=0.5, total_iters=4))
#-- numpy
def run(factor):
    w = np.array([1.0, -2.0])
    for n in range(6):
        w = w - 0.4 * factor(n) * 2 * w
    return w
steps = run(lambda n: 0.5 ** (n // 2))
several = run(lambda n: 1 if n < 1 else 0.1 if n < 4 else 0.01)
exponential = run(lambda n: 0.9 ** n)
by_lambda = run(lambda n: 1 / (n + 1))
cosine = run(lambda n: (0.01 + 0.39 * (1 + np.cos(np.pi * n / 6)) / 2) / 0.4)
linear = run(lambda n: 0.5 + 0.5 * min(n, 4) / 4)
#%% gradients are clipped before a step
import torch
import torch.nn as nn
w = torch.tensor([3.0, 4.0], requires_grad=True)
(w ** 2).sum().backward()
before = w.grad.clone()
norm = nn.utils.clip_grad_norm_([w], 1.0)
g = w.grad.clone()
nn.utils.clip_grad_value_([w], 0.7)
h = w.grad
#-- numpy
before = np.array([6.0, 8.0])
norm = 10.0
g = np.array([6.0, 8.0]) / (10 + 1e-6)
h = np.array([6.0 / (10 + 1e-6), 0.7])
#%% tensors change in place
import torch
x = torch.tensor([[0.5, -1.0, 2.0], [1.5, 0.3, -0.7]])
a = x.clone().fill_(2.0)
b = x.clone().copy_(torch.tensor([1.0, 2.0, 3.0]))
c = x.clone().add_(x, alpha=0.5)
d = x.clone().sub_(1.0).mul_(2.0).div_(4.0)
e = x.clone().clamp_(min=0.0)
f = x.clone().masked_fill_(x < 0, 9.0)
g = x.clone().addcmul_(x, x, value=0.5).addcdiv_(x, torch.full((2, 3), 2.0), value=-1.0)
h = torch.zeros(2, 3).scatter_(1, torch.tensor([[0], [2]]), 1.0)
i = torch.zeros(3, 3).index_add_(0, torch.tensor([2, 2]), x)
j = x.clone()
k = j.view(-1)
k.zero_()
l = x.clone().lerp_(torch.ones(2, 3), 0.25)
m = torch.empty(3).fill_(0.5) + 0.25
#-- numpy
x = np.array([[0.5, -1.0, 2.0], [1.5, 0.3, -0.7]])
a = np.full((2, 3), 2.0)
b = np.array([[1.0, 2.0, 3.0], [1.0, 2.0, 3.0]])
c = 1.5 * x
d = (x - 1) * 2 / 4
e = np.maximum(x, 0)
f = np.where(x < 0, 9, x)
g = x + 0.5 * x * x
g = g - x / 2
h = np.array([[1.0, 0, 0], [0, 0, 1]])
i = np.stack([np.zeros(3), np.zeros(3), x[0] + x[1]])
j = np.zeros((2, 3))
k = np.zeros(6)
l = x + 0.25 * (1 - x)
m = np.full(3, 0.75)
#%% methods that NumPy has under other names
import torch
x = torch.tensor([[0.5, -1.0, 2.0], [1.5, 0.3, -0.7]])
a = x.mul(2).add(1).sub(3).div(2).neg().reciprocal()
b = x.eq(x[0]).sum().item() + x.gt(0).float().sum()
c = (x * 3).long()
d = (x * 3).to(torch.int64).float() / 2
e = x.to(torch.float32).to('cpu').cpu().numpy()
f = x.squeeze(0).new_zeros(2, 2)
g = x.median() + x.median(dim=1).values.sum()
h = x.roll(1, dims=1)
i = x.narrow(1, 1, 2).select(0, 1)
j = x.masked_select(x > 0.4)
k = (x > 1).nonzero()
l = torch.linalg.svdvals(x) + torch.linalg.eigh(x @ x.t())[0].flip(0).sqrt()
m = torch.inverse(x @ x.t()) @ (x @ x.t())
n = x.unfold(1, 2, 1)
o = x.scatter_add(1, torch.tensor([[0, 0], [2, 1]]), torch.ones(2, 2))
p = torch.Tensor([1, 2, 3]) / 2
q = x.to(x.device).expand_as(torch.ones(2, 2, 3)).sum()
r = x.bool().float()
device = torch.device('cuda' if torch.cuda.is_available() else 'cpu')
s = torch.tensordot(x, x.t(), dims=1)
t = x.repeat_interleave(2, dim=0)
#-- numpy
x = np.array([[0.5, -1.0, 2.0], [1.5, 0.3, -0.7]])
a = 1 / -((x * 2 + 1 - 3) / 2)
b = 3 + 4.0
c = np.array([[1, -3, 6], [4, 0, -2]])
d = c / 2
e = x
f = np.zeros((2, 2))
g = 0.3 + 0.5 + 0.3
h = np.roll(x, 1, 1)
i = x[1, 1:]
j = np.array([0.5, 2.0, 1.5])
k = np.array([[0, 2], [1, 0]])
l = 2 * np.linalg.svd(x)[1]
m = np.eye(2)
n = np.stack([x[:, :2], x[:, 1:]], 1)
o = x + np.array([[2.0, 0, 0], [0, 1, 1]])
p = np.array([0.5, 1, 1.5])
q = 2 * x.sum()
r = np.ones((2, 3))
s = x @ x.T
t = np.repeat(x, 2, 0)
#%% batches of data sets
import torch
from torch.utils.data import Dataset, TensorDataset, DataLoader
X = torch.arange(10).float().view(5, 2)
y = torch.tensor([0, 1, 0, 1, 1])
loader = DataLoader(TensorDataset(X, y), batch_size=2)
sums = []
for xb, yb in loader:
    sums.append((xb.sum(dim=1) * yb).sum().item())
a = torch.tensor(sums)
n = len(loader)
class Squares(Dataset):
    def __init__(self, n):
        self.n = n
    def __len__(self):
        return self.n
    def __getitem__(self, i):
        return {'x': torch.tensor([float(i), float(i) ** 2]), 'y': i}
total = torch.zeros(2)
for batch in DataLoader(Squares(5), batch_size=2, drop_last=True):
    total += batch['x'].sum(0)
b = batch['y']
seen = torch.zeros(5)
for k, (xb, yb) in enumerate(DataLoader(TensorDataset(X, y), batch_size=3, shuffle=True)):
    seen[(xb[:, 0] / 2).long()] += 1
#-- numpy
X = np.arange(10.0).reshape(5, 2)
y = np.array([0, 1, 0, 1, 1])
a = np.array([5.0, 13.0, 17.0])
n = 3
total = np.array([6.0, 14.0])
b = np.array([2, 3])
seen = np.ones(5)
#%% modules: buffers, modes, initialisation
import torch
import torch.nn as nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(2, 2)
        self.bn = nn.BatchNorm1d(2)
        self.drop = nn.Dropout(0.5)
        self.register_buffer('scale', torch.tensor([2.0, 3.0]))
    def forward(self, x):
        return self.drop(self.bn(self.fc(x))) * self.scale
def init(m):
    if isinstance(m, nn.Linear):
        nn.init.eye_(m.weight)
        nn.init.constant_(m.bias, 0.5)
net = Net()
net.apply(init)
count = sum(p.numel() for p in net.parameters())
kept = len(net.state_dict())
x = torch.tensor([[0.0, 1.0], [2.0, 5.0], [4.0, 3.0]])
net.drop.eval()
y = net(x).detach()
mean = net.bn.running_mean
var = net.bn.running_var
net.eval()
z = net(x).detach()
training = float(net.bn.training)
from collections import OrderedDict
seq = nn.Sequential(OrderedDict([('first', nn.Linear(2, 2)), ('act', nn.ReLU6())]))
seq.apply(init)
w = seq(x * 3).detach()
pool = nn.MaxPool2d(2, stride=2, padding=1)(torch.arange(16).float().view(1, 1, 4, 4))
#-- numpy
count = 10
kept = 7
x = np.array([[0.0, 1.0], [2.0, 5.0], [4.0, 3.0]])
h = x + 0.5
mean = 0.1 * h.mean(0)
var = 0.9 + 0.1 * h.var(0, ddof=1)
y = (h - h.mean(0)) / np.sqrt(h.var(0) + 1e-5) * np.array([2.0, 3.0])
z = (h - mean) / np.sqrt(var + 1e-5) * np.array([2.0, 3.0])
training = 0.0
w = np.minimum(3 * x + 0.5, 6)
pool = np.array([[[[0.0, 2, 3], [8, 10, 11], [12, 14, 15]]]])
#%% recurrent layers and attention
import torch
import torch.nn as nn
def fill(module):
    for k, p in enumerate(module.parameters()):
        with torch.no_grad():
            p.copy_(torch.sin(torch.arange(p.numel()).float() + k).view_as(p) / 2)
x = torch.cos(torch.arange(12).float()).view(2, 3, 2)
lstm = nn.LSTM(2, 2, batch_first=True)
fill(lstm)
out, (h, c) = lstm(x)
gru = nn.GRU(2, 2, num_layers=2)
fill(gru)
seq, last = gru(x)
mha = nn.MultiheadAttention(2, 2, batch_first=True)
fill(mha)
y, p = mha(x, x, x, attn_mask=torch.triu(torch.ones(3, 3), 1).bool())
#-- numpy
def weights(shapes):
    return [np.sin(np.arange(np.prod(s)) + k).reshape(s) / 2 for k, s in enumerate(shapes)]
sig = lambda z: 1 / (1 + np.exp(-z))
x = np.cos(np.arange(12.0)).reshape(2, 3, 2)
wi, wh, bi, bh = weights([(8, 2), (8, 2), (8,), (8,)])
h = c = np.zeros((2, 2))
out = []
for t in range(3):
    i, f, g, o = np.split(x[:, t] @ wi.T + bi + h @ wh.T + bh, 4, 1)
    c = sig(f) * c + sig(i) * np.tanh(g)
    h = sig(o) * np.tanh(c)
    out.append(h)
out = np.stack(out, 1)
h, c = h[None], c[None]
ws = weights([(6, 2), (6, 2), (6,), (6,)] * 2)
seq, last = x, []
for k in range(2):
    wi, wh, bi, bh = ws[4 * k:4 * k + 4]
    s, outs = np.zeros((3, 2)), []
    for t in range(2):
        ar, az, an = np.split(seq[t] @ wi.T + bi, 3, 1)
        br, bz, bn = np.split(s @ wh.T + bh, 3, 1)
        r, z = sig(ar + br), sig(az + bz)
        s = (1 - z) * np.tanh(an + r * bn) + z * s
        outs.append(s)
    seq = np.stack(outs)
    last.append(s)
last = np.stack(last)
W, b, wo, bo = weights([(6, 2), (6,), (2, 2), (2,)])
q, k, v = np.split(x @ W.T + b, 3, -1)
y, p = np.zeros((2, 3, 2)), np.zeros((2, 3, 3))
for head in range(2):
    s = q[:, :, head, None] * k[:, None, :, head]
    e = np.exp(np.where(np.triu(np.ones((3, 3)), 1) > 0, -np.inf, s))
    a = e / e.sum(-1, keepdims=True)
    p = p + a / 2
    y[:, :, head] = (a * v[:, None, :, head]).sum(-1)
y = y @ wo.T + bo
#%% more optimizers, and schedules that look at the loss
import torch
from torch import optim
from torch.optim import lr_scheduler
def run(make, schedule=None):
    w = torch.tensor([1.0, -2.0], requires_grad=True)
    opt = make([w])
    sched = schedule(opt) if schedule else None
    for step in range(4):
        opt.zero_grad()
        loss = (w ** 2).sum()
        loss.backward()
        opt.step()
        if sched:
            sched.step()
    return w.detach()
delta = run(lambda p: optim.Adadelta(p, lr=1.0))
maxi = run(lambda p: optim.Adamax(p, lr=0.1))
cycle = run(lambda p: optim.SGD(p, lr=0.1), lambda o: lr_scheduler.OneCycleLR(o, max_lr=0.5, total_steps=10, cycle_momentum=False))
o = optim.SGD([torch.ones(2, requires_grad=True)], lr=1.0)
plateau = lr_scheduler.ReduceLROnPlateau(o, factor=0.5, patience=1)
rates = []
for loss in [1.0, 0.9, 0.95, 0.93, 0.92, 0.91]:
    plateau.step(loss)
    rates.append(o.param_groups[0]['lr'])
rates = torch.tensor(rates)
#-- numpy
w, v, u = np.array([1.0, -2.0]), 0, 0
for t in range(4):
    d = 2 * w
    v = 0.9 * v + 0.1 * d ** 2
    step = np.sqrt(u + 1e-6) / np.sqrt(v + 1e-6) * d
    u = 0.9 * u + 0.1 * step ** 2
    w = w - step
delta = w
w, m, u = np.array([1.0, -2.0]), 0, np.zeros(2)
for t in range(1, 5):
    d = 2 * w
    m = 0.9 * m + 0.1 * d
    u = np.maximum(0.999 * u, np.abs(d) + 1e-8)
    w = w - 0.1 / (1 - 0.9 ** t) * m / u
maxi = w
w, low, high, final = np.array([1.0, -2.0]), 0.02, 0.5, 0.02 / 1e4
cos = lambda a, b, s: b + (a - b) / 2 * (1 + np.cos(np.pi * s))
for n in range(4):
    w = w - (cos(low, high, n / 2) if n <= 2 else cos(high, final, (n - 2) / 7)) * 2 * w
cycle = w
rates = np.array([1.0, 1.0, 1.0, 0.5, 0.5, 0.25])
#%% cross entropy with weights, smoothed labels, targets that do not count
import torch
import torch.nn as nn
import torch.nn.functional as F
x = torch.tensor([[0.5, -1.0, 2.0], [1.5, 0.3, -0.7], [0.1, 0.2, 0.4]])
y = torch.tensor([2, 0, 1])
w = torch.tensor([1.0, 2.0, 0.5])
a = nn.CrossEntropyLoss(weight=w)(x, y)
b = nn.CrossEntropyLoss(label_smoothing=0.1)(x, y)
c = F.cross_entropy(x, torch.tensor([2, -1, 1]), ignore_index=-1)
d = F.cross_entropy(x, y, ignore_index=-1)
e = F.cross_entropy(x, y, weight=w, reduction='none')
f = nn.CrossEntropyLoss(reduction='sum')(x, y)
#-- numpy
x = np.array([[0.5, -1.0, 2.0], [1.5, 0.3, -0.7], [0.1, 0.2, 0.4]])
y = np.array([2, 0, 1])
w = np.array([1.0, 2.0, 0.5])
l = x - np.log(np.exp(x).sum(1, keepdims=True))
p = -l[np.arange(3), y]
a = (w[y] * p).sum() / w[y].sum()
b = 0.9 * p.mean() - 0.1 / 3 * l.sum() / 3
c = (p[0] + p[2]) / 2
d = p.mean()
e = w[y] * p
f = p.sum()

#%% L-BFGS with a closure
import torch
X = torch.tensor([[1.0, 0.5], [1.0, -1.0], [1.0, 2.0], [1.0, 0.3]])
y = torch.tensor([1.0, 0.0, 1.0, 0.0])
w = torch.zeros(2, requires_grad=True)
s = torch.zeros(1, requires_grad=True)
opt = torch.optim.LBFGS([w, s], lr=0.8, max_iter=4)
losses = []
def closure():
    opt.zero_grad()
    z = X @ w + torch.exp(s)
    loss = torch.mean(torch.log(1 + torch.exp(z)) - y * z) + 0.1 * torch.sum(w ** 2) + 0.05 * (s ** 2).sum()
    loss.backward()
    return loss
for i in range(2):
    l = opt.step(closure)
    losses.append(l.item())
a = w.detach()
b = s.detach()
c = losses[1]
d = losses[0]
#-- numpy
X = np.array([[1.0, 0.5], [1.0, -1.0], [1.0, 2.0], [1.0, 0.3]])
y = np.array([1.0, 0.0, 1.0, 0.0])
def f(x):
    z = X @ x[:2] + np.exp(x[2])
    return np.mean(np.log(1 + np.exp(z)) - y * z) + 0.1 * np.sum(x[:2] ** 2) + 0.05 * x[2] ** 2
def gradient(x):
    z = X @ x[:2] + np.exp(x[2])
    r = (1 / (1 + np.exp(-z)) - y) / 4
    return np.concatenate([X.T @ r + 0.2 * x[:2], [r.sum() * np.exp(x[2]) + 0.1 * x[2]]])
x, pairs, before, gamma = np.zeros(3), [], None, 1.0
I = np.eye(3)
for n in range(8):
    g = gradient(x)
    if n == 0:
        d = f(x)
    if n == 4:
        c = f(x)
    if n == 0:
        step = -g * min(1.0, 1.0 / np.abs(g).sum()) * 0.8
    else:
        yk, sk = g - before, step
        if yk @ sk > 1e-10:
            pairs.append((sk, yk))
            gamma = (yk @ sk) / (yk @ yk)
        H = gamma * I
        for p, q in pairs:
            V = I - np.outer(q, p) / (p @ q)
            H = V.T @ H @ V + np.outer(p, p) / (p @ q)
        step = -0.8 * H @ g
    before = g
    x = x + step
a = x[:2]
b = x[2:]
del I, X, y, x, gamma, g, H, V, step, yk, sk, p, q, n, before
