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
