/** torch.nn: layers whose parameters are arrays of torch's shapes, and losses. */

import { layerFunctions, layers } from "./nn-layers";
import { recurrent } from "./nn-recurrent";

/** Text by module. */
export const nn: Readonly<Record<string, string>> = {
  "torch.nn.functional": `
import numpy as np
import torch
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
${layerFunctions}`,
  "torch.nn": `
import copy
import numpy as np
import torch.nn.functional as F

class Module:
    training = True
    buffer_names = ()
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
            elif isinstance(v, np.ndarray) and name not in self.buffer_names:
                found = found + [(str(name), v)]
        return found
    def named_buffers(self):
        found = [(k, getattr(self, k)) for k in self.buffer_names if getattr(self, k) is not None]
        for name, m in self.named_children():
            found = found + [(name + '.' + k, b) for k, b in m.named_buffers()]
        return found
    def buffers(self):
        return [b for k, b in self.named_buffers()]
    def children(self):
        return [v for v in vars(self).values() if isinstance(v, Module)]
    def named_children(self):
        return [(str(k), v) for k, v in vars(self).items() if isinstance(v, Module)]
    def modules(self):
        return [self] + [m for c in self.children() for m in c.modules()]
    def named_modules(self, prefix=''):
        found = [(prefix, self)]
        for k, m in self.named_children():
            found = found + m.named_modules(prefix + '.' + k if prefix else k)
        return found
    def train(self, mode=True):
        self.training = mode
        for m in self.children():
            m.train(mode)
        return self
    def eval(self):
        return self.train(False)
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
        for m in self.children():
            m.apply(fn)
        fn(self)
        return self
    def state_dict(self):
        return dict(self.named_parameters() + self.named_buffers())
    def load_state_dict(self, state, *args, **kwargs):
        if isinstance(state, dict):
            for k, v in self.named_parameters() + self.named_buffers():
                if k in state:
                    v.copy_(state[k])
    def register_buffer(self, name, tensor, persistent=True):
        self.buffer_names = self.buffer_names + (name,)
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
        self.eps, self.momentum, self.affine = eps, momentum, affine
        if affine:
            self.weight, self.bias = Parameter(np.ones(num_features)), Parameter(np.zeros(num_features))
        self.register_buffer('running_mean', np.zeros(num_features))
        self.register_buffer('running_var', np.ones(num_features))
    def forward(self, x):
        axes = tuple(i for i in range(np.ndim(x)) if i != 1)
        shape = tuple(-1 if i == 1 else 1 for i in range(np.ndim(x)))
        if self.training:
            mean, var = np.mean(x, axis=axes, keepdims=True), np.var(x, axis=axes, keepdims=True)
            n, m = np.size(x) // x.shape[1], self.momentum
            self.running_mean = (1 - m) * self.running_mean + m * mean.detach().reshape(-1)
            self.running_var = (1 - m) * self.running_var + m * var.detach().reshape(-1) * (n / max(n - 1, 1))
        else:
            mean, var = self.running_mean.reshape(shape), self.running_var.reshape(shape)
        y = (x - mean) / np.sqrt(var + self.eps)
        return y * self.weight.reshape(shape) + self.bias.reshape(shape) if self.affine else y

class BatchNorm2d(BatchNorm1d):
    pass

class Dropout(Module):
    def __init__(self, p=0.5, inplace=False):
        self.p = p
    def forward(self, x):
        return F.dropout(x, self.p, training=self.training)

class Sequential(Module):
    def __init__(self, *layers):
        named = layers[0].items() if len(layers) == 1 and isinstance(layers[0], dict) else enumerate(layers)
        self.layers = []
        for name, l in named:
            setattr(self, str(name), l)
            self.layers.append(l)
    def __getitem__(self, i):
        return Sequential(*self.layers[i]) if isinstance(i, slice) else self.layers[i]
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
    def __contains__(self, k):
        return hasattr(self, k)
    def keys(self):
        return [k for k in vars(self) if k != 'training']
    def items(self):
        return [(k, getattr(self, k)) for k in self.keys()]
    def values(self):
        return [getattr(self, k) for k in self.keys()]

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
        self.how = (kernel_size, stride, padding)
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
${layers}${recurrent}`,
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
    .concat([
      "import numpy as np\n",
      "def constant_(tensor, val):\n    tensor[...] = val\n    return tensor\n",
      "def zeros_(tensor):\n    return constant_(tensor, 0)\n",
      "def ones_(tensor):\n    return constant_(tensor, 1)\n",
      "def eye_(tensor):\n    tensor[...] = np.eye(*tensor.shape)\n    return tensor\n",
    ])
    .join("\n"),
};

/** Activations without parameters, as modules. */
function activations(): string {
  const names = [
    "ReLU relu",
    "Tanh tanh",
    "Sigmoid sigmoid",
    "GELU gelu",
    "SiLU silu",
    "ELU elu",
    "Softplus softplus",
    "SELU selu",
    "Mish mish",
    "Hardtanh hardtanh",
    "ReLU6 relu6",
    "LogSigmoid logsigmoid",
    "Softsign softsign",
  ];
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
    "MSELoss mse_loss",
    "L1Loss l1_loss",
    "SmoothL1Loss smooth_l1_loss",
    "NLLLoss nll_loss",
    "BCELoss binary_cross_entropy",
    "BCEWithLogitsLoss binary_cross_entropy_with_logits",
    "KLDivLoss kl_div",
    "HuberLoss huber_loss",
  ];
  return names
    .map((pair) => {
      const [title, name] = pair.split(" ");
      const head = `class ${title}(Module):\n    def __init__(self, reduction='mean'):\n        self.reduction = reduction\n`;
      return `${head}    def forward(self, x, y):\n        return F.${name}(x, y, reduction=self.reduction)\n`;
    })
    .join("\n");
}
