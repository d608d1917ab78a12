/** Every operation against its own declaration: shapes, values, first and second derivatives. */
import assert from "node:assert/strict";
import { create, all as everything, type FactoryFunctionMap } from "mathjs";
import { checkAdjoint } from "../../src/autodiff/check";
import { evaluate, type Values } from "../../src/autodiff/evaluate";
import { checkRule } from "../../src/autodiff/identity";
import { ruleOf } from "../../src/autodiff/rule";
import type { Node } from "../../src/core/node";
import { isFault } from "../../src/core/operation";
import { shapeOf, sizeOf } from "../../src/core/shape";
import { count, type Tensor, tensor, toNested } from "../../src/core/tensor";
import { broadcastTo } from "../../src/numeric/broadcast";
import { draw } from "../../src/numeric/random";
import { catalogue } from "../../src/ops";
import { elementwiseShape } from "../../src/ops/shapes";
import { close, nested } from "../numeric/judge";
import { allCases, build, type Case, isSymmetric } from "./cases";

const cases = allCases();
const differentiable = (c: Case): number[] => [...c.operands.keys()].filter((i) => ruleOf(c.operation, i) !== null);
const [smooth, barred] = [cases.filter((c) => differentiable(c).length > 0), cases.filter((c) => differentiable(c).length === 0 && c.operands.length > 0)]; // biome-ignore format: one thought

describe("the catalogue", () => {
  it("has three samples or more of every operation but the opaque one", () => {
    const poor = [...catalogue.values()].filter((o) => o.samples.length < 3 && o.opaque !== true);
    assert.deepEqual(
      poor.map((o) => o.name),
      [],
    );
  });

  it("names operations and operands consistently", () => {
    for (const [name, o] of catalogue) {
      assert.equal(name, o.name);
      assert.match(o.summary, /^[A-Z0-9\p{L}].*\.$/u, `${name}: the summary is a sentence`);
      for (const p of [...Object.keys(o.vjp), ...Object.keys(o.domain ?? {})])
        assert.ok(o.params.includes(p), `${name} ${p}`);
    }
  });

  for (const c of cases) {
    it(`${c.title}: the shape rule tells the kernel's size`, () => {
      const shape = c.operation.shape(c.sample.args.map(shapeOf), c.sample.attrs ?? {});
      assert.ok(!isFault(shape));
      const Z = c.operation.kernel(c.operands, c.sample.attrs ?? {}, sizeOf(shape));
      assert.deepEqual([...Z.size], sizeOf(shape));
      assert.equal(Z.data.length, count(Z.size));
      assert.ok(c.operation.flops(c.sample.args.map(shapeOf), shape, c.sample.attrs ?? {}).size >= 0);
    });
  }
});

describe("values against mathjs", () => {
  const mathjs = create(everything as FactoryFunctionMap);

  for (const c of cases) {
    // mathjs knows vectors and matrices only; NumPy judges what has more axes.
    if (c.operation.oracle === undefined || c.sample.args.some((a) => a.length > 2 && !isElementwise(c))) continue;
    it(`${c.title}: ${c.operation.oracle}`, () => {
      const { Z } = build(c);
      const ours = evaluate(Z, catalogue, new Map());
      const theirs = isElementwise(c) ? entryByEntry(c, ours.size) : whole(c);
      assert.equal(count(theirs.size), count(ours.size));
      close(tensor(ours.size, theirs.data), ours, 1e-12);
    });
  }

  function isElementwise(c: Case): boolean {
    return c.operation.shape === elementwiseShape;
  }

  function entryByEntry(c: Case, size: readonly number[]): Tensor {
    const formula = mathjs.compile(c.operation.oracle as string);
    const stretched = c.operands.map((t) => broadcastTo(t, size));
    const at = (i: number) => ({
      ...c.sample.attrs,
      ...Object.fromEntries(c.operation.params.map((p, k) => [p, stretched[k]?.data[i] ?? 0])),
    });
    return tensor(
      size,
      Array.from({ length: count(size) }, (_, i) => Number(formula.evaluate(at(i)))),
    );
  }

  function whole(c: Case): Tensor {
    const scope = Object.fromEntries(
      c.operation.params.map((p, i) => [p, mathjs.matrix(toNested(c.operands[i] as Tensor) as number[])]),
    );
    const result: unknown = mathjs.evaluate(c.operation.oracle as string, scope);
    return nested(mathjs.isMatrix(result) ? result.toArray() : result);
  }
});

describe("reverse rules", () => {
  for (const c of smooth) {
    it(`${c.title}: adjoints agree with differences`, () => {
      const { w, args, cost } = build(c);
      const sweep = w.sweep(cost, args);
      const values: Values = new Map();
      for (const i of differentiable(c)) {
        const X = args[i] as Node;
        const bar = evaluate(sweep.adjoints.get(X.id)?.node as Node, catalogue, values);
        assert.deepEqual([...bar.size], sizeOf(X.shape), `shape of the adjoint of operand ${i}`);
        const check = checkAdjoint(cost, X, bar, catalogue, values, { symmetric: isSymmetric(c.operation, i) });
        assert.ok(check.maxRelativeError <= 1e-7, `operand ${i}: ${JSON.stringify(check)}`);
      }
    });

    it(`${c.title}: ⟨Z̄, dZ⟩ = Σ⟨X̄, dX⟩`, () => {
      const { w, args, Z, cost } = build(c);
      const sweep = w.sweep(cost, args);
      const values: Values = new Map();
      const Zbar = evaluate(sweep.adjoints.get(Z.id)?.node as Node, catalogue, values);
      const owed = args.map((X) => {
        const node = sweep.adjoints.get(X.id)?.node;
        return node ? evaluate(node, catalogue, values) : null;
      });
      const check = checkRule({ Z, Zbar, owed }, catalogue, values);
      assert.equal(check.verdict, "agrees", JSON.stringify(check));
      assert.ok(check.relativeError <= 1e-7 && check.leftOut === 0, JSON.stringify(check));
    });

    it(`${c.title}: second derivatives agree with differences of the first`, () => {
      const { w, args, cost } = build(c);
      const first = w.sweep(cost, args);
      const bars = differentiable(c).map((i) => first.adjoints.get((args[i] as Node).id)?.node as Node);
      const second = bars.map((bar, i) => w.functional(bar, `second ${i}`)).reduce((a, b) => w.apply("add", [a, b]));
      const sweep = w.sweep(second, args);
      const values: Values = new Map();
      for (const i of differentiable(c)) {
        const X = args[i] as Node;
        const node = sweep.adjoints.get(X.id)?.node;
        const bar = node ? evaluate(node, catalogue, values) : draw("mask", "none", []);
        const ours = node ? bar : tensor(sizeOf(X.shape), new Float64Array(count(sizeOf(X.shape))));
        const check = checkAdjoint(second, X, ours, catalogue, values, {
          symmetric: isSymmetric(c.operation, i),
        });
        assert.ok(check.maxRelativeError <= 1e-5, `operand ${i}: ${JSON.stringify(check)}`);
      }
    });
  }

  for (const c of barred) {
    it(`${c.title}: no gradient by definition`, () => {
      const { w, args, Z, cost } = build(c);
      const sweep = w.sweep(cost, args);
      for (const X of args) {
        assert.equal(sweep.adjoints.get(X.id), undefined);
        assert.deepEqual(sweep.absence(X), { kind: "blocked", by: Z });
      }
    });
  }
});
