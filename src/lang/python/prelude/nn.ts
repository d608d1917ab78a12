/** torch.nn: layers whose parameters are arrays of torch's shapes, and losses. */

/** Text by module. */
export const nn: Readonly<Record<string, string>> = {
  "torch.nn.functional": `
import numpy as np
from torch import softmax, log_softmax, relu, sigmoid

def tanh(x):
    return np.tanh(x)

def reduced(x, reduction):
    return np.mean(x) if reduction == 'mean' else np.sum(x) if reduction == 'sum' else x

def smooth_l1_loss(x, y, reduction='mean', beta=1.0):
    d = np.abs(x - y)
    return reduced(np.where(d < beta, 0.5 * d ** 2 / beta, d - 0.5 * beta), reduction)

def kl_div(log_q, p, reduction='mean', log_target=False):
    return reduced(p * (np.log(p) - log_q), 'sum') / (len(p) if reduction == 'batchmean' else 1 if reduction == 'sum' else np.size(p))

def cosine_similarity(x, y, dim=1, eps=1e-8):
    return np.sum(x * y, axis=dim) / (np.linalg.norm(x, axis=dim) * np.linalg.norm(y, axis=dim))

def normalize(x, p=2, dim=1, eps=1e-12):
    return x / np.maximum(np.linalg.norm(x, p, axis=dim, keepdims=True), eps)

def pad(x, widths, mode='constant', value=0):
    pairs = [(widths[i], widths[i + 1]) for i in range(0, len(widths), 2)][::-1]
    return np.pad(x, [(0, 0)] * (np.ndim(x) - len(pairs)) + pairs, mode='constant', constant_values=value)

def two(n):
    return (n, n) if isinstance(n, int) else n

def windows(x, kernel_size, stride):
    (kh, kw), (sh, sw) = two(kernel_size), two(kernel_size if stride is None else stride)
    H, W = (x.shape[2] - kh) // sh + 1, (x.shape[3] - kw) // sw + 1
    return np.stack([x[:, :, i:i + sh * (H - 1) + 1:sh, j:j + sw * (W - 1) + 1:sw] for i in range(kh) for j in range(kw)])

`,
  "torch.nn": `
import numpy as np
import torch.nn.functional as F

class Module:
    def __init__(self, *args, **kwargs):
        pass
    def __call__(self, *args, **kwargs):
        return self.forward(*args, **kwargs)
    def parameters(self):
        return [v for k, v in self.named_parameters()]
    def named_parameters(self):
        found = []
        for name, v in vars(self).items():
            if isinstance(v, Module):
                found = found + [(str(name) + '.' + k, p) for k, p in v.named_parameters()]
            elif isinstance(v, np.ndarray):
                found = found + [(str(name), v)]
        return found
    def children(self):
        return [v for v in vars(self).values() if isinstance(v, Module)]
    def modules(self):
        return [self] + [m for c in self.children() for m in c.modules()]
    def train(self, mode=True):
        return self
    def eval(self):
        return self
    def to(self, *args, **kwargs):
        return self
    def cuda(self, *args):
        return self
    def cpu(self):
        return self
    def float(self):
        return self
    def double(self):
        return self
    def zero_grad(self, *args, **kwargs):
        for p in self.parameters():
            p.grad = None
    def requires_grad_(self, requires_grad=True):
        for p in self.parameters():
            p.requires_grad_(requires_grad)
        return self
    def apply(self, fn):
        return self
    def state_dict(self):
        return dict(self.named_parameters())
    def load_state_dict(self, *args, **kwargs):
        pass
    def register_buffer(self, name, tensor, persistent=True):
        setattr(self, name, tensor)
    def register_parameter(self, name, param):
        setattr(self, name, param)
    def add_module(self, name, module):
        setattr(self, name, module)

def Parameter(data, requires_grad=True):
    return data.requires_grad_(requires_grad)

def uniform(bound, *shape):
    return Parameter(bound * (2 * np.random.random(shape) - 1))

class Linear(Module):
    def __init__(self, in_features, out_features, bias=True, device=None, dtype=None):
        self.in_features, self.out_features = in_features, out_features
        bound = 1 / np.sqrt(in_features)
        self.weight = uniform(bound, out_features, in_features)
        self.bias = uniform(bound, out_features) if bias else None
    def forward(self, x):
        return F.linear(x, self.weight, self.bias)

class Conv2d(Module):
    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True):
        kh, kw = F.two(kernel_size)
        bound = 1 / np.sqrt(in_channels * kh * kw)
        self.weight = uniform(bound, out_channels, in_channels, kh, kw)
        self.bias = uniform(bound, out_channels) if bias else None
        self.how = (stride, padding, dilation)
    def forward(self, x):
        return F.conv2d(x, self.weight, self.bias, *self.how)

class Embedding(Module):
    def __init__(self, num_embeddings, embedding_dim, padding_idx=None):
        self.weight = Parameter(np.random.standard_normal((num_embeddings, embedding_dim)))
    def forward(self, x):
        return self.weight[x]

class LayerNorm(Module):
    def __init__(self, normalized_shape, eps=1e-5, elementwise_affine=True, bias=True):
        self.normalized_shape, self.eps = normalized_shape, eps
        self.weight, self.bias = Parameter(np.ones(normalized_shape)), Parameter(np.zeros(normalized_shape))
    def forward(self, x):
        return F.layer_norm(x, self.normalized_shape, self.weight, self.bias, self.eps)

class BatchNorm1d(Module):
    def __init__(self, num_features, eps=1e-5, momentum=0.1, affine=True, track_running_stats=True):
        self.eps = eps
        self.weight, self.bias = Parameter(np.ones(num_features)), Parameter(np.zeros(num_features))
    def forward(self, x):
        axes = tuple(i for i in range(np.ndim(x)) if i != 1)
        shape = tuple(-1 if i == 1 else 1 for i in range(np.ndim(x)))
        y = (x - np.mean(x, axis=axes, keepdims=True)) / np.sqrt(np.var(x, axis=axes, keepdims=True) + self.eps)
        return y * self.weight.reshape(shape) + self.bias.reshape(shape)

class BatchNorm2d(BatchNorm1d):
    pass

class Dropout(Module):
    def __init__(self, p=0.5, inplace=False):
        self.p = p
    def forward(self, x):
        return F.dropout(x, self.p)

class Sequential(Module):
    def __init__(self, *layers):
        for i, l in enumerate(layers):
            setattr(self, str(i), l)
        self.layers = list(layers)
    def __getitem__(self, i):
        return self.layers[i]
    def __len__(self):
        return len(self.layers)
    def __iter__(self):
        return iter(self.layers)
    def append(self, l):
        setattr(self, str(len(self.layers)), l)
        self.layers.append(l)
        return self
    def forward(self, x):
        for l in self.layers:
            x = l(x)
        return x

class ModuleList(Sequential):
    def __init__(self, layers=()):
        super().__init__(*layers)

class ModuleDict(Module):
    def __init__(self, modules):
        for k, m in modules.items():
            setattr(self, k, m)
    def __getitem__(self, k):
        return getattr(self, k)

class Flatten(Module):
    def __init__(self, start_dim=1, end_dim=-1):
        self.start = start_dim
    def forward(self, x):
        return x.reshape(x.shape[:self.start] + (-1,))

class Identity(Module):
    def forward(self, x):
        return x

class MaxPool2d(Module):
    def __init__(self, kernel_size, stride=None, padding=0):
        self.how = (kernel_size, stride)
    def forward(self, x):
        return F.max_pool2d(x, *self.how)

class AvgPool2d(MaxPool2d):
    def forward(self, x):
        return F.avg_pool2d(x, *self.how)

class Softmax(Module):
    def __init__(self, dim=-1):
        self.dim = dim
    def forward(self, x):
        return F.softmax(x, self.dim)

class LogSoftmax(Softmax):
    def forward(self, x):
        return F.log_softmax(x, self.dim)

class LeakyReLU(Module):
    def __init__(self, negative_slope=0.01, inplace=False):
        self.slope = negative_slope
    def forward(self, x):
        return F.leaky_relu(x, self.slope)

${activations()}
${losses()}
class RNNCell(Module):
    def __init__(self, input_size, hidden_size, bias=True, nonlinearity='tanh'):
        bound = 1 / np.sqrt(hidden_size)
        self.weight_ih, self.weight_hh = uniform(bound, hidden_size, input_size), uniform(bound, hidden_size, hidden_size)
        self.bias_ih, self.bias_hh = uniform(bound, hidden_size), uniform(bound, hidden_size)
    def forward(self, x, h):
        return np.tanh(x @ self.weight_ih.T + self.bias_ih + h @ self.weight_hh.T + self.bias_hh)

class LSTMCell(Module):
    def __init__(self, input_size, hidden_size, bias=True):
        bound = 1 / np.sqrt(hidden_size)
        self.weight_ih, self.weight_hh = uniform(bound, 4 * hidden_size, input_size), uniform(bound, 4 * hidden_size, hidden_size)
        self.bias_ih, self.bias_hh = uniform(bound, 4 * hidden_size), uniform(bound, 4 * hidden_size)
    def forward(self, x, state):
        h, c = state
        gates = x @ self.weight_ih.T + self.bias_ih + h @ self.weight_hh.T + self.bias_hh
        i, f, g, o = np.split(gates, 4, axis=-1)
        c = F.sigmoid(f) * c + F.sigmoid(i) * np.tanh(g)
        return F.sigmoid(o) * np.tanh(c), c
`,
  "torch.nn.init": [
    "xavier_uniform_",
    "xavier_normal_",
    "kaiming_uniform_",
    "kaiming_normal_",
    "normal_",
    "uniform_",
    "orthogonal_",
  ]
    .map((name) => `def ${name}(tensor, *args, **kwargs):\n    return tensor\n`)
    .concat(["def zeros_(tensor):\n    tensor[...] = 0\n    return tensor\n"])
    .join("\n"),
};

/** Activations without parameters, as modules. */
function activations(): string {
  const names = ["ReLU relu", "Tanh tanh", "Sigmoid sigmoid", "GELU gelu", "SiLU silu", "ELU elu", "Softplus softplus"];
  return names
    .map((pair) => {
      const [title, name] = pair.split(" ");
      return `class ${title}(Module):\n    def forward(self, x):\n        return F.${name}(x)\n`;
    })
    .join("\n");
}

/** Losses as modules. */
function losses(): string {
  const names = [
    "CrossEntropyLoss cross_entropy",
    "MSELoss mse_loss",
    "L1Loss l1_loss",
    "SmoothL1Loss smooth_l1_loss",
    "NLLLoss nll_loss",
    "BCELoss binary_cross_entropy",
    "BCEWithLogitsLoss binary_cross_entropy_with_logits",
    "KLDivLoss kl_div",
  ];
  return names
    .map((pair) => {
      const [title, name] = pair.split(" ");
      const head = `class ${title}(Module):\n    def __init__(self, reduction='mean'):\n        self.reduction = reduction\n`;
      return `${head}    def forward(self, x, y):\n        return F.${name}(x, y, reduction=self.reduction)\n`;
    })
    .join("\n");
}
