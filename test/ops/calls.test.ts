/** How files call these families in both languages: the values of the language itself, and adjoints that agree with differences. */
import assert from "node:assert/strict";
import { checkAdjoint } from "../../src/autodiff/check";
import { evaluate, type Values } from "../../src/autodiff/evaluate";
import { reverse } from "../../src/autodiff/reverse";
import type { Node } from "../../src/core/node";
import { type Tensor, tensor } from "../../src/core/tensor";
import type { Dialect } from "../../src/lang/common/dialect";
import { trace } from "../../src/lang/common/follow";
import { defaultLimits, type Trace } from "../../src/lang/common/trace";
import type { Module } from "../../src/lang/common/tree";
import { matlab } from "../../src/lang/matlab/dialect";
import { parseMatlab } from "../../src/lang/matlab/parse";
import { python } from "../../src/lang/python/dialect";
import { parsePython } from "../../src/lang/python/parse";
import { draw } from "../../src/numeric/random";
import { catalogue } from "../../src/ops";
import { close } from "../numeric/judge";
import { numpy, octave } from "../oracles";
import { type Answer, askNumpy, askOctave, squeezed } from "./languages";

const numpyCalls = `
np.sort(X)
np.sort(X, axis=0)
np.sort(X, axis=None)
np.sort(v)[::-1]
np.argsort(X, axis=1) * X
X[np.arange(3), np.argsort(X, axis=1)[:, 0]]
np.sort(X, axis=1)[:, -2:]
np.take_along_axis(X, np.argsort(X, axis=0), axis=0)
np.median(X)
np.median(X, axis=0)
np.median(X, axis=1, keepdims=True)
np.quantile(X, 0.3)
np.quantile(v, 0.25)
np.percentile(X, 40, axis=1)
np.percentile(X, 90, axis=0, keepdims=True)
np.var(X)
np.var(X, axis=0, ddof=1)
np.std(X, axis=1, keepdims=True)
X.std(axis=0, ddof=1)
X.var()
np.cov(X)
np.corrcoef(X)
np.average(X, axis=0, weights=np.array([1.0, 2.0, 3.0]))
np.ptp(X, axis=0)
np.nansum(np.where(X > 0, X, np.nan), axis=0)
np.nanmean(np.where(X > 0.2, X, np.nan))
np.nanmax(np.where(X > 0, X, np.nan))
np.nanmin(X, axis=1)
np.nanprod(np.where(X > 0, X, np.nan))
np.maximum.accumulate(X, axis=1)
np.minimum.accumulate(v)
np.cumsum(X, axis=1)
np.cumprod(v)
np.diff(X, axis=0)
np.prod(X, axis=1)
np.trapezoid(v, dx=0.5) if hasattr(np, "trapezoid") else np.trapz(v, dx=0.5)
np.logaddexp(X, 0.3)
np.clip(X, -0.5, 0.5)
np.clip(X, None, 0.5)
np.clip(X, a_min=-0.2, a_max=None)
X.clip(-0.5, 0.5)
np.fmax(X, 0.1)
np.hypot(X, 2.0)
np.heaviside(X, 0.5)
np.sinc(X)
np.copysign(X, -1.0)
np.nan_to_num(X)
np.exp2(X)
np.reciprocal(X)
np.deg2rad(X)
np.cbrt(X)
np.log2(np.abs(X))
np.arcsinh(X)
np.arccosh(1.5 + X**2)
np.arctanh(np.tanh(X))
np.float_power(np.abs(X), 1.5)
np.fmod(X, 0.7)
np.mod(X, 0.7)
np.remainder(X, 0.7)
np.trunc(X) * X
np.rint(X) * X
np.floor(X) * X
np.tile(X, (2, 3))
np.repeat(X, 2, axis=1)
np.roll(X, 1, axis=1)
np.roll(X, 2)
np.pad(X, 1)
np.pad(X, ((1, 0), (2, 1)), mode="edge")
np.pad(X, ((0, 1), (2, 1)), mode="reflect")
np.pad(v, (2, 1), constant_values=1.5)
np.pad(X, ((0, 1), (2, 1)), mode="symmetric")
np.pad(X, ((0, 1), (2, 1)), mode="wrap")
np.rot90(X, 2)
np.rot90(X, k=-1)
np.flip(X)
np.flip(X, axis=0)
np.fliplr(X)
np.rot90(X)
np.stack((X, 2 * X), axis=1)
np.split(v, 3)[1]
np.moveaxis(X[None], 0, -1)
np.swapaxes(X, 0, 1)
np.squeeze(X[None])
np.expand_dims(X, 1)
np.tril(X, k=1)
np.triu(X, k=-1)
X[X > 0]
np.where(X > 0, np.log(np.where(X > 0, X, 1)), 0)
np.take(X, [0, 2, 0], axis=0)
np.bincount(np.array([0, 1, 1, 3, 0, 1]), weights=v)
np.count_nonzero(X > 0) * X
np.any(X > 0) * X
np.max(X, axis=0)
np.min(X)
scipy.special.erfc(X)
scipy.special.erfinv(np.tanh(X))
scipy.special.gammaln(1 + X**2)
scipy.special.gamma(1 + X**2)
scipy.special.digamma(1 + X**2)
scipy.special.polygamma(2, 1 + X**2)
scipy.special.betaln(1 + X**2, 2.0)
scipy.special.gammainc(1 + X**2, 2.0)
scipy.special.gammaincc(2.0, X**2)
scipy.special.gammaincinv(1.5, 1 / (1 + np.exp(-X)))
scipy.special.gammainccinv(1.5, 1 / (1 + np.exp(-X)))
scipy.special.betainc(2.0, 1 + X**2, 0.3)
scipy.special.betaincinv(2.0, 1 + X**2, 0.3)
scipy.special.stdtr(2.5, X)
scipy.special.xlogy(X, 2.0)
scipy.special.rel_entr(X**2, 2.0)
scipy.special.kl_div(X**2, 2.0)
scipy.special.entr(X**2)
scipy.special.logit(1 / (1 + np.exp(-X)))
scipy.special.log_expit(X)
scipy.special.expit(X)
`;

const matlabCalls = `
sort(X)
sort(X, 2)
sort(X, 1, 'descend')
sort(v)
median(X)
median(X, 2)
median(v)
var(X)
var(X, 1)
var(X, 0, 2)
std(X)
std(v)
std(X, 1, 2)
cov(X)
mean(X, 2)
max(X, [], 2)
min(X)
max(max(X))
range(X)
cummax(X)
cummin(X, 2)
cumsum(X, 2)
cumprod(v)
prod(X)
diff(X)
trapz(v)
trapz(X)
trapz(X, 2)
min(max(X, -0.5), 0.5)
hypot(X, 2)
erf(X)
erfc(X)
erfinv(tanh(X))
gammaln(1 + X.^2)
gamma(1 + X.^2)
psi(1 + X.^2)
psi(1, 1 + X.^2)
betaln(1 + X.^2, 2)
cbrt(X)
nthroot(X, 3)
log2(abs(X))
log10(abs(X))
log1p(X.^2)
expm1(X)
asinh(X)
acosh(1.5 + X.^2)
atanh(tanh(X))
sec(X)
csc(X)
cot(X)
mod(X, 0.7)
rem(X, 0.7)
fix(X) .* X
round(X) .* X
sign(X) .* X
abs(X)
sinc(X)
repmat(X, 2, 3)
circshift(X, 1)
circshift(X, 1, 2)
flip(X)
fliplr(X)
flipud(X)
rot90(X)
tril(X, 1)
triu(X, -1)
X(X > 0)
cat(3, X, 2 * X)
permute(X, [2 1])
squeeze(X)
accumarray([1; 2; 2; 4; 1; 2], v)
quantile(v, 0.3)
prctile(v, 40)
sumsq(X)
any(X(:) > 0) * X
nnz(X > 0) * X
merge(X > 0, log(abs(X)), 0)
dot(X, 2 * X)
meshgrid(v, v)
`;

interface Language {
  readonly name: string;
  readonly dialect: Dialect;
  readonly head: string;
  readonly sizes: Readonly<Record<string, readonly number[]>>;
  readonly calls: readonly string[];
  parse(text: string): Module;
}

const linesOf = (text: string) => text.trim().split("\n");
const languages: readonly Language[] = [
  {
    name: "NumPy",
    dialect: python,
    head: "import numpy as np\nimport scipy.special\n",
    sizes: { X: [3, 4], v: [6] },
    calls: linesOf(numpyCalls),
    parse: parsePython,
  },
  {
    name: "Octave",
    dialect: matlab,
    head: "",
    sizes: { X: [3, 4], v: [6, 1] },
    calls: linesOf(matlabCalls),
    parse: parseMatlab,
  },
];

for (const language of languages) {
  describe(`calls in ${language.name}`, () => {
    const given = new Map(Object.entries(language.sizes).map(([name, size]) => [name, draw("distinct", name, size)]));
    let answers: readonly Answer[] = [];

    before(function () {
      this.timeout(60_000);
      const oracle = language.name === "NumPy" ? numpy() : octave();
      if (!oracle) return this.skip();
      const questions = language.calls.map((code) => ({ code, arrays: Object.fromEntries(given) }));
      answers = (language.name === "NumPy" ? askNumpy : askOctave)(oracle, questions);
    });

    language.calls.forEach((code, i) => {
      it(code, () => {
        const values: Values = new Map();
        const t = traced(code, language, given, values);
        assert.deepEqual(t.diagnostics.filter((d) => d.code !== "silent-broadcast").map((d) => d.message), []); // biome-ignore format: one thought
        const Z = nodeOf(t, "adjoint_result");
        const answer = answers[i] as Answer;
        assert.ok("data" in answer, JSON.stringify(answer));
        close(squeezed(evaluate(Z, catalogue, values)), squeezed(answer), 1e-12, code);
        checkGradients(t, values, given);
      });
    });
  });
}

/** The adjoints that Σ R ⊙ Z gives X and v, where it depends on them smoothly. */
function checkGradients(t: Trace, values: Values, given: ReadonlyMap<string, Tensor>): void {
  const Z = nodeOf(t, "adjoint_result");
  const cost = nodeOf(t, "adjoint_cost");
  const leaves = [...given.keys()].flatMap((name) => t.bindings.find((b) => b.name === name)?.node ?? []);
  const inputs = leaves.length > 0 ? leaves : t.graph.nodes.filter((n) => n.op === "input");
  const sweep = reverse(t.graph, catalogue, cost, (n) => inputs.includes(n));
  for (const X of inputs) {
    const bar = sweep.adjoints.get(X.id)?.node;
    const found = bar ? evaluate(bar, catalogue, values) : tensor(sizes(X), new Float64Array(sizes(X).reduce((p, n) => p * n, 1))); // biome-ignore format: one thought
    const check = checkAdjoint(cost, X, found, catalogue, values, { step: 1e-4 });
    assert.ok(check.maxRelativeError <= 1e-6, `${X.op}: ${JSON.stringify(check)} of ${Z.op}`);
  }
}

function sizes(X: Node): number[] {
  return X.shape.map((d) => d.size);
}

function traced(code: string, language: Language, given: ReadonlyMap<string, Tensor>, values: Values): Trace {
  const host = {
    evaluate: (n: Node) => evaluate(n, catalogue, values),
    file: () => ({ kind: "missing", why: "" }) as const,
    lastGood: () => null,
    lastKnown: () => null,
    parse: language.parse,
  };
  const options = { entry: null, sizes: {}, values: given, seed: 1, limits: defaultLimits };
  const sum = language.name === "NumPy" ? "np.sum(np.sin(adjoint_result))" : "sum(sin(adjoint_result(:)))";
  const text = `${language.head}adjoint_result = ${code}\nadjoint_cost = ${sum}\n`;
  return trace(language.parse(text), language.dialect, catalogue, host, options);
}

function nodeOf(t: Trace, name: string): Node {
  const node = t.bindings.findLast((b) => b.name === name)?.node;
  assert.ok(node, `${name} has no value`);
  return node;
}
