/** Kinks, ties, poles and empty arrays: value, gradient and sentence of every operation that has one. */
import assert from "node:assert/strict";
import { checkAdjoint } from "../../src/autodiff/check";
import { evaluate, type Values } from "../../src/autodiff/evaluate";
import type { Attrs, Node } from "../../src/core/node";
import { isFault, type Operation } from "../../src/core/operation";
import { shapeOf } from "../../src/core/shape";
import { fromNested, type Nested, type Tensor, tensor, toNested } from "../../src/core/tensor";
import { catalogue } from "../../src/ops";
import { allCases, build, Written } from "./cases";

const { NaN: nan, POSITIVE_INFINITY: inf, NEGATIVE_INFINITY: minusInf } = Number;
const over = { axes: [0], keep: false };
const within = { axes: [1], keep: false };

/** An operation at an edge: operands, its value, what Σ Z owes each operand (`null`: no gradient), and what is said about where. */
interface Edge {
  readonly op: string;
  readonly args: readonly Nested[];
  readonly attrs?: Attrs;
  readonly Z: Nested;
  readonly bars: readonly (Nested | null)[];
  readonly at: readonly number[] | null;
  readonly says: RegExp;
}

const e = Math.E;
const edges: readonly Edge[] = [
  { op: "abs", args: [[1, 0]], Z: [1, 0], bars: [[1, 0]], at: [1], says: /kink\{at\}: the gradient is 0/ },
  { op: "relu", args: [[1, 0]], Z: [1, 0], bars: [[1, 0]], at: [1], says: /kink\{at\}: the gradient is 0/ },
  { op: "leaky_relu", args: [[0, 2]], attrs: { slope: 0.5 }, Z: [0, 2], bars: [[0.5, 1]], at: [0], says: /slope from the left/ },
  { op: "elu", args: [[0, 2]], attrs: { alpha: 0.5 }, Z: [0, 2], bars: [[0.5, 1]], at: [0], says: /slope from the left/ },
  { op: "selu", args: [[0]], Z: [0], bars: [[1.7580993408473766]], at: [0], says: /slope from the left/ },
  { op: "hardsigmoid", args: [[3, -4]], Z: [1, 0], bars: [[0, 0]], at: [0], says: /kink/ },
  { op: "softmax", args: [[[minusInf, minusInf], [0, 0]]], attrs: { axes: [1], keep: true }, Z: [[nan, nan], [0.5, 0.5]], bars: [[[nan, nan], [0, 0]]], at: [0, 0], says: /−Inf throughout\{at\}: the value is NaN/ },
  { op: "log_softmax", args: [[[minusInf, minusInf], [0, 0]]], attrs: { axes: [1], keep: true }, Z: [[nan, nan], [Math.log(0.5), Math.log(0.5)]], bars: [[[nan, nan], [0, 0]]], at: [0, 0], says: /−Inf throughout\{at\}: the value is NaN/ },
  { op: "sqrt", args: [[4, 0]], Z: [2, 0], bars: [[0.25, inf]], at: [1], says: /infinite slope/ },
  { op: "sqrt", args: [[4, -1]], Z: [2, nan], bars: [[0.25, nan]], at: [1], says: /negative number\{at\}: value and gradient are NaN/ },
  { op: "cbrt", args: [[0]], Z: [0], bars: [[inf]], at: [0], says: /infinite slope/ },
  { op: "log", args: [[1, 0]], Z: [0, minusInf], bars: [[1, inf]], at: [1], says: /pole\{at\}/ },
  { op: "log", args: [[-1]], Z: [nan], bars: [[-1]], at: [0], says: /negative number\{at\}: the value is NaN/ },
  { op: "log2", args: [[0]], Z: [minusInf], bars: [[inf]], at: [0], says: /pole/ },
  { op: "log10", args: [[0]], Z: [minusInf], bars: [[inf]], at: [0], says: /pole/ },
  { op: "log1p", args: [[-1]], Z: [minusInf], bars: [[inf]], at: [0], says: /pole/ },
  { op: "asin", args: [[1]], Z: [Math.PI / 2], bars: [[inf]], at: [0], says: /infinite slope/ },
  { op: "acos", args: [[2]], Z: [nan], bars: [[nan]], at: [0], says: /between -1 and 1 only/ },
  { op: "acosh", args: [[1]], Z: [0], bars: [[inf]], at: [0], says: /infinite slope/ },
  { op: "atanh", args: [[1]], Z: [inf], bars: [[inf]], at: [0], says: /infinite/ },
  { op: "logit", args: [[0, 0.5]], Z: [minusInf, 0], bars: [[inf, 4]], at: [0], says: /infinite/ },
  { op: "erfinv", args: [[1]], Z: [inf], bars: [[inf]], at: [0], says: /infinite/ },
  { op: "entr", args: [[0, 1]], Z: [0, 0], bars: [[inf, -1]], at: [0], says: /infinite slope/ },
  { op: "gammaln", args: [[0]], Z: [inf], bars: [[nan]], at: [0], says: /pole/ },
  { op: "gamma", args: [[-1]], Z: [nan], bars: [[nan]], at: [0], says: /pole/ },
  { op: "digamma", args: [[-1]], Z: [nan], bars: [[inf]], at: [0], says: /pole/ },
  { op: "polygamma", args: [[-1]], attrs: { n: 1 }, Z: [inf], bars: [[nan]], at: [0], says: /pole/ },
  { op: "divide", args: [[1, 2], [4, 0]], Z: [0.25, inf], bars: [[0.25, inf], [-0.0625, minusInf]], at: [1], says: /division by 0\{at\}/ },
  { op: "over", args: [[1, 2], [4, 0]], Z: [0.25, 0], bars: [[0.25, 0], [-0.0625, 0]], at: [1], says: /taken as 0/ },
  { op: "power", args: [[0], [0]], Z: [1], bars: [[0], [0]], at: [0], says: /0 to the power 0/ },
  { op: "power", args: [[0], [1]], Z: [0], bars: [[1], [0]], at: null, says: /^$/ },
  { op: "power", args: [[0], [2]], Z: [0], bars: [[0], [0]], at: null, says: /^$/ },
  { op: "power", args: [[0], [0.5]], Z: [0], bars: [[inf], [0]], at: [0], says: /infinite slope at 0/ },
  { op: "power", args: [[0], [-1]], Z: [inf], bars: [[minusInf], [nan]], at: [0], says: /negative power of 0/ },
  { op: "power", args: [[-2], [3]], Z: [-8], bars: [[12], [nan]], at: null, says: /^$/ },
  { op: "power", args: [[-2], [0.5]], Z: [nan], bars: [[nan], [nan]], at: [0], says: /no real power/ },
  { op: "atan2", args: [[0], [0]], Z: [0], bars: [[0], [0]], at: [0], says: /no angle at the origin/ },
  { op: "hypot", args: [[0], [0]], Z: [0], bars: [[0], [0]], at: [0], says: /kink/ },
  { op: "maximum", args: [[1, 2], [1, 1]], Z: [1, 2], bars: [[0.5, 1], [0.5, 0]], at: [0], says: /tie\{at\}: the gradient is split evenly/ },
  { op: "minimum", args: [[1, 2], [1, 1]], Z: [1, 1], bars: [[0.5, 0], [0.5, 1]], at: [0], says: /tie/ },
  { op: "fmax", args: [[1, nan], [1, 3]], Z: [1, 3], bars: [[0.5, 0], [0.5, 1]], at: [0], says: /tie/ },
  { op: "fmin", args: [[1, 2], [1, nan]], Z: [1, 2], bars: [[0.5, 1], [0.5, 0]], at: [0], says: /tie/ },
  { op: "mod", args: [[4], [2]], Z: [0], bars: [[1], [-2]], at: [0], says: /jumps\{at\}/ },
  { op: "mod", args: [[4], [0]], Z: [4], bars: [[1], [minusInf]], at: [0], says: /by 0/ },
  { op: "rem", args: [[-4], [2]], Z: [-0], bars: [[1], [2]], at: [0], says: /jumps\{at\}/ },
  { op: "copysign", args: [[0], [-1]], Z: [-0], bars: [[0], null], at: [0], says: /kink/ },
  { op: "heaviside", args: [[0, 1], [0.25, 0.5]], Z: [0.25, 1], bars: [null, [1, 0]], at: null, says: /^$/ },
  { op: "xlogy", args: [[0], [0]], Z: [0], bars: [[0], [0]], at: [0], says: /0 · log 0/ },
  { op: "xlogy", args: [[0], [e]], Z: [0], bars: [[1], [0]], at: null, says: /^$/ },
  { op: "xlogy", args: [[2], [0]], Z: [minusInf], bars: [[minusInf], [inf]], at: [0], says: /pole/ },
  { op: "rel_entr", args: [[0], [1]], Z: [0], bars: [[minusInf], [0]], at: [0], says: /infinite slope/ },
  { op: "clip", args: [[0, 5, 1], 0, 1], Z: [0, 1, 1], bars: [[1, 0, 1], 0, 1], at: [0], says: /at a bound/ },
  { op: "sinc", args: [[0, 1]], attrs: { n: 0 }, Z: [1, Math.sin(Math.PI) / Math.PI], bars: [[0, -1]], at: null, says: /^$/ },
  { op: "max", args: [[[1, 5, 5], [2, 1, 0]]], attrs: within, Z: [5, 2], bars: [[[0, 0.5, 0.5], [1, 0, 0]]], at: [0, 1], says: /^max has a tie\{at\}: the gradient is split evenly$/ },
  { op: "min", args: [[[1, 5, 5], [0, 1, 0]]], attrs: within, Z: [1, 0], bars: [[[1, 0, 0], [0.5, 0, 0.5]]], at: [1, 0], says: /^min has a tie/ },
  { op: "norm", args: [[0, 0]], attrs: over, Z: 0, bars: [[0, 0]], at: [], says: /gradient is 0 there/ },
  { op: "std", args: [[[1, 2], [1, 4]]], attrs: { ...over, ddof: 1 }, Z: [0, Math.SQRT2], bars: [[[0, -Math.SQRT1_2], [0, Math.SQRT1_2]]], at: [0], says: /all entries are equal/ },
  { op: "mean", args: [[]], attrs: over, Z: nan, bars: [[]], at: null, says: /mean of no entries/ },
  { op: "sum", args: [[]], attrs: over, Z: 0, bars: [[]], at: null, says: /^$/ },
  { op: "prod", args: [[]], attrs: over, Z: 1, bars: [[]], at: null, says: /^$/ },
  { op: "prod", args: [[2, 0, 3]], attrs: over, Z: 0, bars: [[0, 6, 0]], at: null, says: /^$/ },
  { op: "prod", args: [[0, 0, 3]], attrs: over, Z: 0, bars: [[0, 0, 0]], at: null, says: /^$/ },
  { op: "cumprod", args: [[2, 0, 3]], attrs: { axis: 0 }, Z: [2, 0, 0], bars: [[1, 8, 0]], at: null, says: /^$/ },
  { op: "cumprod", args: [[]], attrs: { axis: 0 }, Z: [], bars: [[]], at: null, says: /^$/ },
  { op: "var", args: [[]], attrs: { ...over, ddof: 0 }, Z: nan, bars: [[]], at: null, says: /^$/ },
  { op: "argsort", args: [[]], attrs: { axis: 0, descending: false }, Z: [], bars: [null], at: null, says: /^$/ },
  { op: "add", args: [[], []], Z: [], bars: [[], []], at: null, says: /^$/ },
  { op: "cumsum", args: [[]], attrs: { axis: 0 }, Z: [], bars: [[]], at: null, says: /^$/ },
  { op: "cummax", args: [[1, 3, 3, 2]], attrs: { axis: 0 }, Z: [1, 3, 3, 3], bars: [[1, 3, 0, 0]], at: [2], says: /first of the equal entries/ },
  { op: "cummin", args: [[3, 1, 1]], attrs: { axis: 0 }, Z: [3, 1, 1], bars: [[1, 2, 0]], at: [2], says: /first of the equal entries/ },
  { op: "sort", args: [[2, 1, 2]], attrs: { axis: 0, descending: false }, Z: [1, 2, 2], bars: [[1, 1, 1]], at: [2], says: /two equal entries meet/ },
  { op: "sort", args: [[]], attrs: { axis: 0, descending: false }, Z: [], bars: [[]], at: null, says: /^$/ },
]; // biome-ignore format: a table

describe("edges", () => {
  for (const row of edges) {
    const title = `${row.op}(${row.args.map((a) => JSON.stringify(a)).join(", ")})`;
    it(`${title}: value, gradient and sentence`, () => {
      const { w, args, Z, values } = built(row.op, row.args, row.attrs);
      same(evaluate(Z, catalogue, values), row.Z, "value");
      const cost = summed(w, Z);
      const sweep = w.sweep(cost, args);
      row.bars.forEach((bar, i) => {
        const node = sweep.adjoints.get((args[i] as Node).id)?.node;
        assert.equal(node === undefined, bar === null, `operand ${i}: whether there is a gradient`);
        if (node && bar !== null) same(evaluate(node, catalogue, values), bar, `adjoint of operand ${i}`);
      });
      const operation = catalogue.get(row.op) as Operation;
      const edge = operation.edge?.(args.map((a) => evaluate(a, catalogue, values)), evaluate(Z, catalogue, values), Z.attrs); // biome-ignore format: one call
      assert.match(edge?.sentence ?? "", row.says);
      assert.deepEqual(edge?.at ?? null, row.at);
    });
  }

  it("has a row for every operation that has an edge", () => {
    const told = new Set(edges.filter((row) => row.says.source !== "^$").map((row) => row.op));
    const silent = [...catalogue.values()].filter((o) => o.edge && elementwiseFamilies(o) && !told.has(o.name));
    assert.deepEqual(
      silent.map((o) => o.name),
      [],
    );
  });

  it("says nothing about samples, which are drawn where operations are smooth", () => {
    for (const c of allCases().filter((one) => elementwiseFamilies(one.operation))) {
      const { Z } = build(c);
      const edge = c.operation.edge?.(c.operands, evaluate(Z, catalogue, new Map()), Z.attrs) ?? null;
      assert.equal(edge, null, `${c.title}: ${JSON.stringify(edge)}`);
    }
  });

  it("has no extremum of nothing", () => {
    for (const op of ["max", "min"]) {
      const shape = catalogue.get(op)?.shape([shapeOf([0, 3])], over);
      assert.ok(shape && isFault(shape));
      assert.match(shape.message, /of no entries/);
    }
    for (const op of ["argmax", "argmin"]) {
      const shape = catalogue.get(op)?.shape([shapeOf([0])], { axis: 0 });
      assert.ok(shape && isFault(shape));
    }
  });
});

describe("what a condition hides", () => {
  const hidden: readonly (readonly [string, (w: Written, X: Node) => Node])[] = [
    ["log x", (w, X) => w.apply("log", [X])],
    ["1/x", (w, X) => w.apply("divide", [w.number(1), X])],
    ["√x", (w, X) => w.apply("sqrt", [X])],
    ["x^0.3", (w, X) => w.apply("power", [X, w.number(0.3)])],
    ["log √x", (w, X) => w.apply("log", [w.apply("sqrt", [X])])],
    ["−x log x", (w, X) => w.apply("negate", [w.apply("multiply", [X, w.apply("log", [X])])])],
  ];

  for (const [name, make] of hidden) {
    it(`where(x > 0, ${name}, 0) has gradient exactly 0 at 0, and a finite second derivative`, () => {
      const w = new Written();
      const X = w.leaf(tensor([3], [0.5, 0, 2]));
      const Z = w.apply("select", [w.apply("greater", [X, w.number(0)]), make(w, X), w.number(0)]);
      const values: Values = new Map();
      const first = w.sweep(summed(w, Z), [X]).adjoints.get(X.id)?.node as Node;
      const bar = evaluate(first, catalogue, values);
      assert.equal(bar.data[1], 0);
      assert.ok(bar.data.every(Number.isFinite));
      const second = w.sweep(w.functional(first, "second"), [X]).adjoints.get(X.id)?.node as Node;
      const curvature = evaluate(second, catalogue, values);
      assert.equal(curvature.data[1], 0);
      assert.ok(curvature.data.every(Number.isFinite));
    });
  }
});

describe("products at zeros", () => {
  const arrays: readonly (readonly [string, Nested])[] = [
    ["one zero", [[2, 0, 3], [1, -1, 2]]], // biome-ignore format: a table
    ["two zeros in a line", [[0, 0, 3], [1, 0, 2]]], // biome-ignore format: a table
    ["nothing but zeros", [[0, 0, 0], [0, 0, 0]]], // biome-ignore format: a table
  ];
  const products: readonly (readonly [string, Attrs])[] = [
    ["prod", within],
    ["prod", { axes: [0, 1], keep: true }],
    ["cumprod", { axis: 1 }],
    ["cumprod", { axis: 0, reverse: true }],
  ];

  for (const [what, X0] of arrays) {
    for (const [op, attrs] of products) {
      it(`${op} ${JSON.stringify(attrs)} with ${what}: first and second derivatives agree with differences`, () => {
        const { w, args, Z, values } = built(op, [X0], attrs);
        const [X] = args as [Node];
        const cost = w.functional(Z, what);
        const first = w.sweep(cost, [X]).adjoints.get(X.id)?.node as Node;
        const check = checkAdjoint(cost, X, evaluate(first, catalogue, values), catalogue, values);
        assert.ok(check.maxRelativeError <= 1e-7, JSON.stringify(check));
        const bend = w.functional(first, "second");
        const second = w.sweep(bend, [X]).adjoints.get(X.id)?.node as Node;
        const again = checkAdjoint(bend, X, evaluate(second, catalogue, values), catalogue, values);
        assert.ok(again.maxRelativeError <= 1e-5, JSON.stringify(again));
      });
    }
  }
});

/** Edges of factorisations and solves have tests of their own. */
/** Factorisations and norms, whose edges are in linear-algebra.test.ts. */
const factorisations = new Set("eighvec eigvals eigvalsh eigvec lstsq nucnorm pinv pnorm qrq qrr specnorm svdu svdv svdvals".split(" ")); // biome-ignore format: one thought

function elementwiseFamilies(o: Operation): boolean {
  if (factorisations.has(o.name)) return false;
  return !Object.values(o.domain ?? {}).some((d) => d === "spd" || d === "regular" || d === "lower");
}

function built(
  op: string,
  given: readonly Nested[],
  attrs: Attrs = {},
): { w: Written; args: Node[]; Z: Node; values: Values } {
  const w = new Written();
  const args = given.map((a, i) => w.leaf(fromNested(a) as Tensor, `operand ${i}`));
  return { w, args, Z: w.apply(op, args, attrs), values: new Map() };
}

function summed(w: Written, Z: Node): Node {
  return Z.shape.length === 0 ? Z : w.apply("sum", [Z], { axes: [...Z.shape.keys()], keep: false });
}

/** Equal up to rounding; NaN and the infinities exactly. */
function same(actual: Tensor, expected: Nested, what: string): void {
  const wanted = fromNested(expected) as Tensor;
  const text = `${what}: ${JSON.stringify(toNested(actual), String as never)} instead of ${String(expected)}`;
  assert.equal(actual.data.length, wanted.data.length, text);
  wanted.data.forEach((x, i) => {
    const a = actual.data[i] as number;
    assert.ok(
      Object.is(a, x) || a === x || Math.abs(a - x) <= 1e-12 * Math.max(1, Math.abs(x)),
      `${text} (${a}, ${x})`,
    );
  });
}
