import numpy as np
from dataclasses import dataclass
from typing import Optional, Tuple

@dataclass
class Config:
    n_head: int = 2
    d_model: int = 8
    d_ff: int = 16
    seq_len: int = 5
    batch: int = 3
    vocab: int = 11

cfg = Config(seq_len=6)
rng = np.random.RandomState(0)

def softmax(x, axis=-1):
    x = x - x.max(axis=axis, keepdims=True)
    e = np.exp(x)
    return e / e.sum(axis=axis, keepdims=True)

def layer_norm(x, g, b, eps: float = 1e-5):
    mu = x.mean(-1, keepdims=True)
    var = x.var(-1, keepdims=True)
    return g * (x - mu) / np.sqrt(var + eps) + b

def gelu(x):
    return 0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)))

def attention(q, k, v, mask: Optional[np.ndarray] = None) -> Tuple[np.ndarray, np.ndarray]:
    s = q @ k.swapaxes(-1, -2) / np.sqrt(q.shape[-1])
    if mask is not None:
        s = s + mask
    p = softmax(s)
    return p @ v, p

class Block:
    def __init__(self, cfg, rng):
        d, f = cfg.d_model, cfg.d_ff
        self.h = cfg.n_head
        self.Wqkv = rng.randn(d, 3 * d) * 0.02
        self.Wo = rng.randn(d, d) * 0.02
        self.W1, self.b1 = rng.randn(d, f) * 0.02, np.zeros(f)
        self.W2, self.b2 = rng.randn(f, d) * 0.02, np.zeros(d)
        self.g1, self.g2 = np.ones(d), np.ones(d)
        self.be1, self.be2 = np.zeros(d), np.zeros(d)
    def __call__(self, x):
        B, T, d = x.shape
        h = layer_norm(x, self.g1, self.be1)
        qkv = h @ self.Wqkv
        q, k, v = np.split(qkv, 3, axis=-1)
        heads = lambda z: z.reshape(B, T, self.h, d // self.h).transpose(0, 2, 1, 3)
        mask = np.triu(np.full((T, T), -1e10), k=1)
        o, self.p = attention(*map(heads, (q, k, v)), mask=mask)
        o = o.transpose(0, 2, 1, 3).reshape(B, T, d)
        x = x + o @ self.Wo
        return x + gelu(layer_norm(x, self.g2, self.be2) @ self.W1 + self.b1) @ self.W2 + self.b2

wte = rng.randn(cfg.vocab, cfg.d_model) * 0.02
wpe = rng.randn(cfg.seq_len, cfg.d_model) * 0.01
tokens = rng.randint(0, cfg.vocab, size=(cfg.batch, cfg.seq_len))
blocks = [Block(cfg, rng) for _ in range(2)]
x = wte[tokens] + wpe[np.arange(cfg.seq_len)]
for blk in blocks:
    x = blk(x)
logits = x @ wte.T
probs = softmax(logits)
B, T, V = probs.shape
tgt = np.roll(tokens, -1, axis=1)
nll = -np.log(probs[np.arange(B)[:, None], np.arange(T)[None, :], tgt])
loss = nll[:, :-1].mean()
att = blocks[0].p
