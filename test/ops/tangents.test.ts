/** Forward mode and the naive ways for every operation, out of the same rules: they must agree with the sweep and with differences. */
import assert from "node:assert/strict";
import { inner, plus } from "../../src/autodiff/check";
import { slope } from "../../src/autodiff/differences";
import { evaluate, type Values } from "../../src/autodiff/evaluate";
import { contract, denseJacobian, entryByEntry } from "../../src/autodiff/naive";
import { ruleOf } from "../../src/autodiff/rule";
import { tangent } from "../../src/autodiff/tangent";
import type { Node } from "../../src/core/node";
import { sizeOf } from "../../src/core/shape";
import type { Tensor } from "../../src/core/tensor";
import { draw } from "../../src/numeric/random";
import { catalogue } from "../../src/ops";
import { allCases, build, type Case, isSymmetric } from "./cases";

const differentiable = (c: Case): number[] => [...c.operands.keys()].filter((i) => ruleOf(c.operation, i) !== null);
const smooth = allCases().filter((c) => differentiable(c).length > 0);

/** Symmetric where the operation takes its operand for symmetric. */
function direction(c: Case, i: number): Tensor {
  const d = draw("normal", `${c.title} ${i}`, (c.operands[i] as Tensor).size);
  if (!isSymmetric(c.operation, i)) return d;
  const n = d.size[d.size.length - 1] ?? 1;
  const mirror = (at: number): number => at - (at % (n * n)) + (at % n) * n + Math.floor((at % (n * n)) / n);
  return { size: d.size, data: d.data.map((x, at) => x + (d.data[mirror(at)] ?? 0)) };
}

/** A case with its sweep, and its tangent along one direction for each operand. */
function along(c: Case) {
  const { w, args, Z, cost } = build(c);
  const values: Values = new Map();
  const moves = differentiable(c).map((i) => ({ i, v: direction(c, i) }));
  const leaves = moves.map(({ i, v }) => w.leaf(v, `direction ${i}`));
  const inputs = moves.map(({ i }) => args[i] as Node);
  const [node] = tangent(w.graph, catalogue, [Z], inputs, leaves) as [Node];
  const sweep = w.sweep(cost, inputs);
  const bar = (of: Node): Tensor => evaluate(sweep.adjoints.get(of.id)?.node as Node, catalogue, values);
  return { moves, dZ: evaluate(node, catalogue, values), Zbar: bar(Z), bars: inputs.map(bar), Z };
}

function closeTo(ours: Tensor, theirs: Tensor, tolerance: number): void {
  assert.deepEqual([...ours.size], [...theirs.size]);
  const scale = Math.max(1e-300, ...ours.data.map(Math.abs), ...theirs.data.map(Math.abs));
  ours.data.forEach((x, i) => {
    const off = Math.abs(x - (theirs.data[i] ?? Number.NaN));
    assert.ok(off <= tolerance * scale, `entry ${i} is ${x}, not ${theirs.data[i]}`);
  });
}

describe("forward mode from the reverse rules", () => {
  for (const c of smooth) {
    it(`${c.title}: ⟨Z̄, J v⟩ = ⟨Jᵀ Z̄, v⟩`, () => {
      const { moves, dZ, Zbar, bars } = along(c);
      const right = moves.reduce((total, { v }, k) => total + inner(bars[k] as Tensor, v), 0);
      const scale = Math.hypot(...Zbar.data.map((z, i) => z * (dZ.data[i] ?? 0))) + Math.abs(right);
      assert.ok(Math.abs(inner(Zbar, dZ) - right) <= 1e-11 * scale, `${inner(Zbar, dZ)} is not ${right}`);
    });

    it(`${c.title}: J v agrees with differences`, () => {
      const { moves, dZ, Z } = along(c);
      const at = (h: number): Tensor => {
        const shifted = c.operands.map((X, i) => plus(X, moves.find((m) => m.i === i)?.v ?? null, h));
        return c.operation.kernel(shifted, c.sample.attrs ?? {}, sizeOf(Z.shape));
      };
      const byDifferences = dZ.data.map((_, k) => {
        return slope((h) => at(h).data[k] ?? 0, 1e-3).value;
      });
      closeTo(dZ, { size: dZ.size, data: byDifferences }, 1e-7);
    });
  }
});

describe("the naive ways, executed", () => {
  for (const c of smooth) {
    it(`${c.title}: the dense Jacobian contracted with Z̄ is what the rule gives`, () => {
      const { moves, Zbar, bars } = along(c);
      const use = { operation: c.operation, operands: c.operands, attrs: c.sample.attrs ?? {} };
      for (const [k, { i }] of moves.entries()) {
        const J = denseJacobian(use, i, catalogue);
        closeTo(contract(Zbar, J, (bars[k] as Tensor).size), bars[k] as Tensor, 1e-9);
      }
    });

    // Differences of single entries leave the symmetric matrices, for which alone the rule speaks.
    if (differentiable(c).some((i) => isSymmetric(c.operation, i))) continue;
    it(`${c.title}: so are one-entry-at-a-time differences`, () => {
      const { moves, Zbar, bars } = along(c);
      const use = { operation: c.operation, operands: c.operands, attrs: c.sample.attrs ?? {} };
      for (const [k, { i }] of moves.entries()) closeTo(entryByEntry(use, i, Zbar), bars[k] as Tensor, 1e-7);
    });
  }
});
