/** Random programs of the catalogue's operations: each gradient against differences, and with and without simplification. */
import assert from "node:assert/strict";
import { checkAdjoint } from "../../src/autodiff/check";
import { evaluate, type Values } from "../../src/autodiff/evaluate";
import { reverse } from "../../src/autodiff/reverse";
import type { Node } from "../../src/core/node";
import type { Catalogue } from "../../src/core/operation";
import { catalogue } from "../../src/ops";
import { close } from "../numeric/judge";
import { randomProgram } from "./programs";

/** More with ADJOINT_PROGRAMS. */
const programs = Number(process.env.ADJOINT_PROGRAMS ?? 200);

/** The catalogue whose rules build everything just as they are written. */
const plain: Catalogue = new Map(
  [...catalogue].map(([name, o]) => {
    const { simplify: _, ...rest } = o;
    return [name, rest];
  }),
);

describe("random programs", () => {
  for (let seed = 1; seed <= programs; seed++) {
    it(`seed ${seed}`, () => {
      const { w, leaves, cost, values, listing } = randomProgram(seed, 5, 25);
      const isVariable = (leaf: Node) => leaves.includes(leaf);
      const short = reverse(w.graph, catalogue, cost, isVariable);
      const long = reverse(w.graph, plain, cost, isVariable);
      const longValues: Values = new Map();
      for (const X of leaves) {
        const bar = short.adjoints.get(X.id)?.node;
        const other = long.adjoints.get(X.id)?.node;
        assert.equal(bar === undefined, other === undefined);
        if (!bar || !other) continue;
        const ours = evaluate(bar, catalogue, values);
        // A kink within the step spoils differences: then a shorter step must do.
        const check = [2e-3, 2e-4, 2e-5, 2e-6]
          .map((step) => checkAdjoint(cost, X, ours, catalogue, values, { step }))
          .reduce((a, b) => (a.maxRelativeError <= b.maxRelativeError ? a : b));
        const what = `seed ${seed}, leaf v${X.id}: ${JSON.stringify(check)}\n${listing}`;
        // Where a cost hardly depends on a leaf, rounding hides more than that.
        assert.ok(check.maxRelativeError <= Math.max(1e-6, 2 * check.resolution), what);
        close(evaluate(other, plain, longValues), ours, 1e-9, what);
      }
    });
  }
});
