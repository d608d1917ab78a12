/** Convolutions, windows, layers and losses by name: the same values as SciPy, Octave, and torch's definitions in NumPy. */

import assert from "node:assert/strict";
import type { Diagnostic } from "../../src/core/diagnostic";
import type { Tensor } from "../../src/core/tensor";
import { askOctave } from "../ops/languages";
import { numpy, octave } from "../oracles";
import { follow as followMatlab } from "./matlab/run";
import { ask, number } from "./python/oracle";
import { follow as followPython } from "./python/run";

const head = `import numpy as np
import scipy.signal, scipy.special
from scipy.spatial.distance import cdist
import torch
import torch.nn.functional as F
a = np.sin(np.arange(9.0) + 1)
k2 = np.array([0.5, -1.0]); k3 = np.array([0.25, 1.0, -0.5])
A = np.cos(np.arange(30.0)).reshape(5, 6)
K = np.array([[1.0, -2.0, 0.5], [0.0, 1.0, 3.0]])
E = np.array([[1.0, -2.0], [0.5, 3.0]])
x = np.sin(np.arange(2 * 4 * 6 * 5) * 0.7).reshape(2, 4, 6, 5)
w = np.cos(np.arange(6 * 4 * 3 * 2) * 1.3).reshape(6, 4, 3, 2)
wg = np.cos(np.arange(6 * 2 * 3 * 2) * 1.3).reshape(6, 2, 3, 2)
b = np.arange(6.0)
L = np.sin(np.arange(12.0) * 3).reshape(4, 3)
y = np.array([0, 2, 1, 2])
P = np.exp(L) / np.exp(L).sum(1, keepdims=True)
g = np.array([1.0, 2.0, 0.5]); s = np.array([0.1, -0.2, 0.3])
Q = np.sin(np.arange(24.0)).reshape(2, 3, 4)
V = np.cos(np.arange(24.0)).reshape(2, 3, 4)
`;

/** What torch defines, in NumPy. */
const definitions = `
import sys, types
import numpy as np, scipy.signal, scipy.special
def _pair(v, n): return tuple(v) if isinstance(v, (tuple, list)) else (v,) * n
class F:
    def _conv(x, w, bias, stride, padding, dilation, groups):
        n = x.ndim - 2
        stride, padding, dilation = _pair(stride, n), _pair(padding, n), _pair(dilation, n)
        x = np.pad(x, [(0, 0), (0, 0)] + [(p, p) for p in padding])
        size = [(x.shape[2+i] - dilation[i]*(w.shape[2+i]-1) - 1)//stride[i] + 1 for i in range(n)]
        out = np.zeros((x.shape[0], w.shape[0], *size))
        per = w.shape[0] // groups
        for f in range(w.shape[0]):
            c0 = (f // per) * w.shape[1]
            for o in np.ndindex(*size):
                where = tuple(slice(o[i]*stride[i], o[i]*stride[i] + dilation[i]*(w.shape[2+i]-1) + 1, dilation[i]) for i in range(n))
                out[(slice(None), f) + o] = (x[(slice(None), slice(c0, c0 + w.shape[1])) + where] * w[f]).reshape(x.shape[0], -1).sum(1)
        return out if bias is None else out + bias.reshape(-1, *([1]*n))
    def conv2d(x, w, bias=None, stride=1, padding=0, dilation=1, groups=1): return F._conv(x, w, bias, stride, padding, dilation, groups)
    def conv1d(x, w, bias=None, stride=1, padding=0, dilation=1, groups=1): return F._conv(x, w, bias, stride, padding, dilation, groups)
    def _pool(x, k, stride, padding, how, fill):
        k = _pair(k, 2); stride = _pair(stride or k, 2); padding = _pair(padding, 2)
        x = np.pad(x, [(0, 0)]*(x.ndim-2) + [(p, p) for p in padding], constant_values=fill)
        v = np.lib.stride_tricks.sliding_window_view(x, k, (-2, -1))[..., ::stride[0], ::stride[1], :, :]
        return how(v, axis=(-2, -1))
    def max_pool2d(x, k, stride=None, padding=0): return F._pool(x, k, stride, padding, np.max, -np.inf)
    def avg_pool2d(x, k, stride=None, padding=0): return F._pool(x, k, stride, padding, np.mean, 0)
    def softmax(x, dim): return scipy.special.softmax(x, axis=dim)
    def log_softmax(x, dim): return scipy.special.log_softmax(x, axis=dim)
    def cross_entropy(x, y, reduction='mean'):
        l = scipy.special.log_softmax(x, axis=1)
        l = -l[np.arange(len(y)), y] if y.ndim == 1 else -(y*l).sum(1)
        return l if reduction == 'none' else getattr(np, reduction)(l)
    def nll_loss(l, y): return np.mean(-l[np.arange(len(y)), y])
    def binary_cross_entropy(p, y): return np.mean(-(y*np.log(p) + (1-y)*np.log(1-p)))
    def binary_cross_entropy_with_logits(x, y): return np.mean(np.logaddexp(0, x) - x*y)
    def mse_loss(x, y, reduction='mean'): return getattr(np, reduction)((x-y)**2)
    def l1_loss(x, y): return np.mean(abs(x-y))
    def linear(x, w, b=0): return x @ w.T + b
    def layer_norm(x, shape, weight=1, bias=0, eps=1e-5):
        ax = tuple(range(x.ndim - len(shape), x.ndim))
        return (x - x.mean(ax, keepdims=True))/np.sqrt(x.var(ax, keepdims=True) + eps)*weight + bias
    def batch_norm(x, m, v, weight=1, bias=0, training=False, eps=1e-5):
        if training: m, v = x.mean(0), x.var(0)
        return (x - m)/np.sqrt(v + eps)*weight + bias
    def scaled_dot_product_attention(q, k, v, is_causal=False):
        s = q @ np.swapaxes(k, -1, -2)/np.sqrt(q.shape[-1])
        if is_causal: s = s + np.where(np.tri(*s.shape[-2:]) > 0, 0, -np.inf)
        return scipy.special.softmax(s, axis=-1) @ v
    def embedding(i, w): return w[i]
torch = types.ModuleType("torch"); torch.nn = types.ModuleType("torch.nn")
torch.nn.functional = F; sys.modules.update({"torch": torch, "torch.nn": torch.nn, "torch.nn.functional": F})
torch.softmax = F.softmax
torch.cdist = lambda x, y: scipy.spatial.distance.cdist(x, y)
import scipy.spatial.distance
`;

const python: readonly string[] = [
  ...["full", "same", "valid"].flatMap((mode) => [
    `np.convolve(a, k2, '${mode}')`,
    `np.convolve(a, k3, mode='${mode}')`,
    `np.correlate(a, k2, '${mode}')`,
    `np.correlate(a, k3, '${mode}')`,
    `scipy.signal.convolve2d(A, K, mode='${mode}')`,
    `scipy.signal.correlate2d(A, K, '${mode}')`,
    `scipy.signal.convolve2d(A, E, '${mode}')`,
    `scipy.signal.correlate2d(A, E, '${mode}')`,
    `scipy.signal.convolve(A, K, '${mode}')`,
    `scipy.signal.correlate(A, K, '${mode}')`,
    `scipy.signal.correlate(A, E, mode='${mode}')`,
  ]),
  "np.convolve(k2, a)",
  "np.convolve(k2, a, 'valid')",
  "np.lib.stride_tricks.sliding_window_view(a, 4)",
  "np.lib.stride_tricks.sliding_window_view(A, (2, 3))",
  "np.lib.stride_tricks.sliding_window_view(A, 3, axis=1)",
  "F.conv2d(x, w)",
  "F.conv2d(x, w, b, stride=2, padding=1)",
  "F.conv2d(x, w, stride=(1, 2), padding=(2, 0), dilation=(2, 1))",
  "F.conv2d(x, wg, groups=2)",
  "F.conv1d(x[:, :, :, 0], w[:, :, :, 1], b)",
  "F.max_pool2d(x, 2)",
  "F.max_pool2d(x, 3, stride=2, padding=1)",
  "F.avg_pool2d(x, (3, 2), stride=(1, 2))",
  "F.softmax(L, dim=1)",
  "torch.softmax(L, dim=0)",
  "F.log_softmax(L, dim=-1)",
  "scipy.special.softmax(L, axis=1)",
  "F.cross_entropy(L, y)",
  "F.cross_entropy(L, y, reduction='sum')",
  "F.cross_entropy(L, P)",
  "F.nll_loss(F.log_softmax(L, dim=1), y)",
  "F.binary_cross_entropy(P, 1 - P)",
  "F.binary_cross_entropy_with_logits(L, P)",
  "F.mse_loss(L, P)",
  "F.l1_loss(L, P)",
  "F.linear(L, L)",
  "F.layer_norm(L, (3,), g, s)",
  "F.layer_norm(L, (4, 3))",
  "F.batch_norm(L, None, None, g, s, training=True)",
  "F.batch_norm(L, s, g)",
  "F.scaled_dot_product_attention(Q, Q, V)",
  "F.scaled_dot_product_attention(Q, V, Q, is_causal=True)",
  "F.embedding(y, L)",
  "cdist(L, L[:2] + 1)",
  "cdist(L, P, 'sqeuclidean')",
  "torch.cdist(L, P)",
];

const matlabHead = `a = sin(1:9); c = sin((1:9)'); k2 = [0.5 -1]; k3 = [0.25; 1; -0.5];
A = cos(reshape(0:29, 6, 5)'); K = [1 -2 0.5; 0 1 3]; E = [1 -2; 0.5 3];
T = sin(reshape(0:59, 5, 4, 3)); G = cos(reshape(0:11, 2, 3, 2));
`;

const matlab: readonly string[] = [
  ...["full", "same", "valid"].flatMap((mode) => [
    `conv2(A, K, '${mode}')`,
    `conv2(A, E, '${mode}')`,
    `conv2(A, K(end:-1:1, :), '${mode}')`,
    `convn(T, G, '${mode}')`,
    `conv2(k3, k2, A, '${mode}')`,
    `filter2(K, A, '${mode}')`,
  ]),
  ...["full", "same", "valid"].flatMap((mode) => [`conv(a, k3, '${mode}')`, `conv(c, k2, '${mode}')`]).slice(0, 4),
  "conv(a, k2)",
  "conv(k2, a)",
  "conv(k3, c)",
  "conv(k2, k3)",
  "conv(c, k3, 'same')",
  "conv2(A, K)",
  "filter2(K, A)",
  "convn(A, G)",
];

describe("convolutions, layers and losses by name", () => {
  it("mean in Python what NumPy, SciPy and torch say", function () {
    const oracle = numpy();
    if (!oracle) return this.skip();
    const programs = Object.fromEntries(python.map((code) => [code, `${head}z = ${code}\n`]));
    const answers = ask(oracle, programs, definitions);
    for (const code of python) {
      const held = answers[code]?.values.z;
      assert.ok(held, `${code}: ${answers[code]?.error}`);
      const { trace, last } = followPython(`${head}z = ${code}\n`);
      check(code, trace.diagnostics, last("z"), held.size, held.data.map(number));
    }
  });

  it("mean in MATLAB what Octave says", function () {
    const oracle = octave();
    if (!oracle) return this.skip();
    const questions = matlab.map((code) => ({ code, arrays: {} }));
    const answers = askOctave({ run: (text) => oracle.run(matlabHead + text) }, questions);
    for (const [i, code] of matlab.entries()) {
      const answer = answers[i];
      assert.ok(answer && "data" in answer, `${code}: ${JSON.stringify(answer)}`);
      const { trace, last } = followMatlab(`${matlabHead}z = ${code};\n`);
      check(code, trace.diagnostics, last("z"), answer.size, [...answer.data]);
    }
  });
});

function check(
  code: string,
  said: readonly Diagnostic[],
  value: Tensor | null,
  size: readonly number[],
  data: readonly number[],
): void {
  assert.deepEqual(
    said.map((d) => d.message),
    [],
    code,
  );
  assert.deepEqual([...(value?.size ?? [])], [...size], `size of ${code}`);
  const scale = Math.max(1, ...data.map(Math.abs).filter(Number.isFinite));
  for (const [i, x] of data.entries()) {
    const error = Math.abs((value?.data[i] ?? Number.NaN) - x) / scale;
    assert.ok(error <= 1e-12 || Object.is(value?.data[i], x), `${code}: entry ${i} is ${value?.data[i]}, not ${x}`);
  }
}
