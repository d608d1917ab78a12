/** Layers and functions of torch.nn beyond the plainest ones. */

/** `torch.nn.functional` */
export const layerFunctions = `
def weighted_cross_entropy(input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean', label_smoothing=0.0):
    kept = target != ignore_index
    if weight is None and label_smoothing == 0 and np.all(kept):
        return torch.nn.functional.cross_entropy(input, target, reduction=reduction)
    n = input.shape[1]
    logp = np.moveaxis(log_softmax(input, 1), 1, -1)
    y = np.where(kept, target, 0)
    w = (np.ones(n) if weight is None else weight)
    each = w[y] * kept
    losses = -each * np.take_along_axis(logp, y[..., None], axis=-1)[..., 0]
    if label_smoothing != 0:
        losses = (1 - label_smoothing) * losses - label_smoothing / n * kept * np.sum(logp * w, axis=-1)
    return losses if reduction == 'none' else np.sum(losses) if reduction == 'sum' else np.sum(losses) / np.sum(each)

def mish(x):
    return x * np.tanh(np.logaddexp(0.0, x))

def hardtanh(x, min_val=-1.0, max_val=1.0):
    return np.clip(x, min_val, max_val)

def relu6(x):
    return np.clip(x, 0.0, 6.0)

def prelu(x, weight):
    return np.where(x > 0, x, weight * x)

def glu(x, dim=-1):
    a, b = np.split(x, 2, axis=dim)
    return a * sigmoid(b)

def softmin(x, dim=-1):
    return softmax(-x, dim)

def gumbel_softmax(logits, tau=1, hard=False, dim=-1):
    return softmax((logits - np.log(-np.log(np.random.random(logits.shape)))) / tau, dim)

def huber_loss(x, y, reduction='mean', delta=1.0):
    d = np.abs(x - y)
    return reduced(np.where(d <= delta, 0.5 * d ** 2, delta * (d - 0.5 * delta)), reduction)

def pairwise_distance(x, y, p=2.0, eps=1e-6, keepdim=False):
    return np.linalg.norm(x - y + eps, p, axis=-1, keepdims=keepdim)

def triplet_margin_loss(anchor, positive, negative, margin=1.0, p=2.0, reduction='mean'):
    d = pairwise_distance(anchor, positive, p) - pairwise_distance(anchor, negative, p)
    return reduced(np.maximum(d + margin, 0.0), reduction)

def margin_ranking_loss(x, y, target, margin=0.0, reduction='mean'):
    return reduced(np.maximum(-target * (x - y) + margin, 0.0), reduction)

def hinge_embedding_loss(x, target, margin=1.0, reduction='mean'):
    return reduced(np.where(target == 1, x, np.maximum(margin - x, 0.0)), reduction)

def cosine_embedding_loss(x, y, target, margin=0.0, reduction='mean'):
    c = cosine_similarity(x, y)
    return reduced(np.where(target == 1, 1 - c, np.maximum(c - margin, 0.0)), reduction)

def bilinear(x, y, weight, bias=None):
    z = np.einsum('bi,oij,bj->bo', x, weight, y)
    return z if bias is None else z + bias

def group_norm(x, num_groups, weight=None, bias=None, eps=1e-5):
    g = x.reshape(x.shape[0], num_groups, -1)
    y = ((g - np.mean(g, axis=-1, keepdims=True)) / np.sqrt(np.var(g, axis=-1, keepdims=True) + eps)).reshape(x.shape)
    shape = (1, -1) + (1,) * (np.ndim(x) - 2)
    return y if weight is None else y * weight.reshape(shape) + bias.reshape(shape)

def adaptive_avg_pool2d(x, output_size):
    n, m = two(output_size)
    n, m = x.shape[-2] if n is None else n, x.shape[-1] if m is None else m
    def places(size, parts):
        return [(i * size // parts, -(-(i + 1) * size // parts)) for i in range(parts)]
    rows = [np.mean(x[..., a:b, :], axis=-2) for a, b in places(x.shape[-2], n)]
    x = np.stack(rows, axis=-2)
    return np.stack([np.mean(x[..., a:b], axis=-1) for a, b in places(x.shape[-1], m)], axis=-1)

def pixel_shuffle(x, r):
    N, C, H, W = x.shape
    return x.reshape(N, C // r ** 2, r, r, H, W).permute(0, 1, 4, 2, 5, 3).reshape(N, C // r ** 2, H * r, W * r)

def conv_transpose2d(x, weight, bias=None, stride=1, padding=0):
    (sh, sw), (ph, pw) = two(stride), two(padding)
    (N, C, H, W), (kh, kw) = x.shape, weight.shape[2:]
    y = np.zeros((N, weight.shape[1], (H - 1) * sh + kh, (W - 1) * sw + kw))
    for i in range(kh):
        for j in range(kw):
            part = np.einsum('nchw,cf->nfhw', x, weight[:, :, i, j])
            y[:, :, i:i + (H - 1) * sh + 1:sh, j:j + (W - 1) * sw + 1:sw] += part
    y = y[:, :, ph:y.shape[2] - ph, pw:y.shape[3] - pw]
    return y if bias is None else y + bias.reshape(1, -1, 1, 1)
`;

/** `torch.nn` */
export const layers = `
class CrossEntropyLoss(Module):
    def __init__(self, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean', label_smoothing=0.0):
        self.register_buffer('weight', weight)
        self.ignore_index, self.reduction, self.label_smoothing = ignore_index, reduction, label_smoothing
    def forward(self, x, y):
        if self.weight is None and self.ignore_index == -100 and self.label_smoothing == 0:
            return F.cross_entropy(x, y, reduction=self.reduction)
        return F.cross_entropy(x, y, weight=self.weight, ignore_index=self.ignore_index, reduction=self.reduction, label_smoothing=self.label_smoothing)

class PReLU(Module):
    def __init__(self, num_parameters=1, init=0.25):
        self.weight = Parameter(np.full(num_parameters, init))
    def forward(self, x):
        shape = (1, -1) + (1,) * (np.ndim(x) - 2) if np.ndim(x) > 1 else (-1,)
        return F.prelu(x, self.weight.reshape(shape))

class GroupNorm(Module):
    def __init__(self, num_groups, num_channels, eps=1e-5):
        self.groups, self.eps = num_groups, eps
        self.weight, self.bias = Parameter(np.ones(num_channels)), Parameter(np.zeros(num_channels))
    def forward(self, x):
        return F.group_norm(x, self.groups, self.weight, self.bias, self.eps)

class InstanceNorm2d(Module):
    def __init__(self, num_features, eps=1e-5):
        self.eps = eps
    def forward(self, x):
        return F.group_norm(x, x.shape[1], eps=self.eps)

class RMSNorm(Module):
    def __init__(self, normalized_shape, eps=None):
        self.eps = 2.220446049250313e-16 if eps is None else eps
        self.weight = Parameter(np.ones(normalized_shape))
    def forward(self, x):
        return x / np.sqrt(np.mean(x ** 2, axis=-1, keepdims=True) + self.eps) * self.weight

class Conv1d(Module):
    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True):
        bound = 1 / np.sqrt(in_channels * kernel_size)
        self.weight = uniform(bound, out_channels, in_channels, kernel_size)
        self.bias = uniform(bound, out_channels) if bias else None
        self.how = (stride, padding, dilation)
    def forward(self, x):
        return F.conv1d(x, self.weight, self.bias, *self.how)

class ConvTranspose2d(Module):
    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, bias=True):
        kh, kw = F.two(kernel_size)
        bound = 1 / np.sqrt(out_channels * kh * kw)
        self.weight = uniform(bound, in_channels, out_channels, kh, kw)
        self.bias = uniform(bound, out_channels) if bias else None
        self.how = (stride, padding)
    def forward(self, x):
        return F.conv_transpose2d(x, self.weight, self.bias, *self.how)

class AdaptiveAvgPool2d(Module):
    def __init__(self, output_size):
        self.output_size = output_size
    def forward(self, x):
        return F.adaptive_avg_pool2d(x, self.output_size)

class Upsample(Module):
    def __init__(self, scale_factor=2, mode='nearest'):
        self.times = F.two(scale_factor)
    def forward(self, x):
        return np.repeat(np.repeat(x, self.times[0], axis=-2), self.times[1], axis=-1)

class Bilinear(Module):
    def __init__(self, in1_features, in2_features, out_features, bias=True):
        bound = 1 / np.sqrt(in1_features)
        self.weight = uniform(bound, out_features, in1_features, in2_features)
        self.bias = uniform(bound, out_features) if bias else None
    def forward(self, x, y):
        return F.bilinear(x, y, self.weight, self.bias)

class CosineSimilarity(Module):
    def __init__(self, dim=1, eps=1e-8):
        self.dim = dim
    def forward(self, x, y):
        return F.cosine_similarity(x, y, self.dim)

class ParameterList(ModuleList):
    def __init__(self, values=()):
        super().__init__(values)

class ParameterDict(ModuleDict):
    pass

class MultiheadAttention(Module):
    def __init__(self, embed_dim, num_heads, dropout=0.0, bias=True, batch_first=False):
        self.heads, self.batch_first = num_heads, batch_first
        bound = np.sqrt(6 / (4 * embed_dim))
        self.in_proj_weight = uniform(bound, 3 * embed_dim, embed_dim)
        self.in_proj_bias = Parameter(np.zeros(3 * embed_dim)) if bias else None
        self.out_proj = Linear(embed_dim, embed_dim, bias)
    def forward(self, query, key, value, need_weights=True, attn_mask=None, is_causal=False):
        parts = [query, key, value] if self.batch_first else [np.swapaxes(x, 0, 1) for x in (query, key, value)]
        weights = np.split(self.in_proj_weight, 3)
        biases = [None] * 3 if self.in_proj_bias is None else np.split(self.in_proj_bias, 3)
        q, k, v = [F.linear(x, w, b) for x, w, b in zip(parts, weights, biases)]
        B, T, E = q.shape
        d = E // self.heads
        q, k, v = [x.reshape(B, -1, self.heads, d).permute(0, 2, 1, 3) for x in (q, k, v)]
        scores = q @ np.swapaxes(k, -1, -2) / np.sqrt(d)
        if attn_mask is not None:
            scores = np.where(attn_mask, -np.inf, scores) if attn_mask.dtype == bool else scores + attn_mask
        p = F.softmax(scores, -1)
        y = self.out_proj((p @ v).permute(0, 2, 1, 3).reshape(B, T, E))
        return y if self.batch_first else np.swapaxes(y, 0, 1), np.mean(p, axis=1)

class TransformerEncoderLayer(Module):
    def __init__(self, d_model, nhead, dim_feedforward=2048, dropout=0.1, activation='relu', batch_first=False, norm_first=False):
        self.self_attn = MultiheadAttention(d_model, nhead, batch_first=batch_first)
        self.linear1, self.linear2 = Linear(d_model, dim_feedforward), Linear(dim_feedforward, d_model)
        self.norm1, self.norm2 = LayerNorm(d_model), LayerNorm(d_model)
        self.drop = Dropout(dropout)
        self.activation, self.norm_first = activation, norm_first
    def attended(self, x, mask):
        return self.drop(self.self_attn(x, x, x, attn_mask=mask)[0])
    def fed(self, x):
        act = {'relu': F.relu, 'gelu': F.gelu}[self.activation] if isinstance(self.activation, str) else self.activation
        return self.drop(self.linear2(self.drop(act(self.linear1(x)))))
    def forward(self, src, src_mask=None):
        if self.norm_first:
            x = src + self.attended(self.norm1(src), src_mask)
            return x + self.fed(self.norm2(x))
        x = self.norm1(src + self.attended(src, src_mask))
        return self.norm2(x + self.fed(x))

class TransformerEncoder(Module):
    def __init__(self, encoder_layer, num_layers, norm=None):
        self.layers = ModuleList([copy.deepcopy(encoder_layer) for _ in range(num_layers)])
        self.norm = norm
    def forward(self, src, mask=None):
        for l in self.layers:
            src = l(src, mask)
        return src if self.norm is None else self.norm(src)
`;
