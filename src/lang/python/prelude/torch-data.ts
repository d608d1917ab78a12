/** Data sets, loaders and distributions of torch. */

/** Text by module. */
export const torchData: Readonly<Record<string, string>> = {
  "torch.utils.data": `
import numpy as np

class Dataset:
    def __iter__(self):
        return iter([self[k] for k in range(len(self))])

class TensorDataset(Dataset):
    def __init__(self, *tensors):
        self.tensors = tensors
    def __len__(self):
        return len(self.tensors[0])
    def __getitem__(self, k):
        return tuple(x[k] for x in self.tensors)

class Subset(Dataset):
    def __init__(self, dataset, indices):
        self.dataset, self.indices = dataset, indices
    def __len__(self):
        return len(self.indices)
    def __getitem__(self, k):
        return self.dataset[self.indices[k]]

def random_split(dataset, lengths, generator=None):
    order, parts, start = [int(k) for k in np.random.permutation(len(dataset))], [], 0
    for n in lengths:
        n = n if isinstance(n, int) else int(n * len(dataset))
        parts.append(Subset(dataset, order[start:start + n]))
        start = start + n
    return parts

def default_collate(batch):
    first = batch[0]
    if isinstance(first, (tuple, list)):
        return [default_collate([b[k] for b in batch]) for k in range(len(first))]
    if isinstance(first, dict):
        return {k: default_collate([b[k] for b in batch]) for k in first}
    return batch if isinstance(first, str) else np.stack([np.asarray(b) for b in batch])

class DataLoader:
    def __init__(self, dataset, batch_size=1, shuffle=False, drop_last=False, collate_fn=None, **kwargs):
        self.dataset, self.batch_size, self.shuffle = dataset, batch_size, shuffle
        self.drop_last, self.collate = drop_last, default_collate if collate_fn is None else collate_fn
    def __len__(self):
        n = len(self.dataset)
        return n // self.batch_size if self.drop_last else -(-n // self.batch_size)
    def __iter__(self):
        n = len(self.dataset)
        order = np.random.permutation(n) if self.shuffle else np.arange(n)
        starts = [i * self.batch_size for i in range(len(self))]
        if isinstance(self.dataset, TensorDataset) and self.collate is default_collate:
            return iter([[x[order[s:s + self.batch_size]] for x in self.dataset.tensors] for s in starts])
        return iter([self.collate([self.dataset[int(k)] for k in order[s:s + self.batch_size]]) for s in starts])
`,
  "torch.distributions": `
import numpy as np
import torch.nn.functional as F

class Distribution:
    def sample(self, sample_shape=()):
        return self.rsample(sample_shape).detach()

class Normal(Distribution):
    def __init__(self, loc, scale, **kwargs):
        self.loc, self.scale = loc, scale
        self.mean, self.stddev, self.variance = loc, scale, scale ** 2
    def rsample(self, sample_shape=()):
        shape = tuple(sample_shape) + np.shape(self.loc + self.scale)
        return self.loc + self.scale * np.random.standard_normal(shape)
    def log_prob(self, x):
        return -(x - self.loc) ** 2 / (2 * self.scale ** 2) - np.log(self.scale) - 0.5 * np.log(2 * np.pi)
    def entropy(self):
        return 0.5 + 0.5 * np.log(2 * np.pi) + np.log(self.scale)

class Bernoulli(Distribution):
    def __init__(self, probs=None, logits=None):
        self.logits = np.log(probs) - np.log1p(-probs) if logits is None else logits
        self.probs = F.sigmoid(logits) if probs is None else probs
    def sample(self, sample_shape=()):
        return (np.random.random(tuple(sample_shape) + np.shape(self.probs)) < self.probs) * 1.0
    def log_prob(self, x):
        return -F.binary_cross_entropy_with_logits(self.logits, x, reduction='none')
    def entropy(self):
        return F.binary_cross_entropy_with_logits(self.logits, self.probs, reduction='none')

class Categorical(Distribution):
    def __init__(self, probs=None, logits=None):
        normal = None if probs is None else probs / np.sum(probs, axis=-1, keepdims=True)
        self.logits = F.log_softmax(logits, -1) if probs is None else np.log(normal)
        self.probs = F.softmax(logits, -1) if probs is None else normal
    def sample(self, sample_shape=()):
        u = np.random.random(tuple(sample_shape) + self.probs.shape[:-1])
        return np.sum(np.cumsum(self.probs.detach(), axis=-1) < u[..., None], axis=-1)
    def log_prob(self, k):
        return np.sum(np.eye(self.logits.shape[-1])[k] * self.logits, axis=-1)
    def entropy(self):
        return -np.sum(self.probs * self.logits, axis=-1)

def kl_divergence(p, q):
    if isinstance(p, Normal):
        ratio = (p.scale / q.scale) ** 2
        return 0.5 * (ratio + ((p.loc - q.loc) / q.scale) ** 2 - 1 - np.log(ratio))
    if isinstance(p, Categorical):
        return np.sum(p.probs * (p.logits - q.logits), axis=-1)
    one = p.probs * (p.logits - q.logits)
    return one + np.logaddexp(0.0, q.logits) - np.logaddexp(0.0, p.logits)
`,
};
