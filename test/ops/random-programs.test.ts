/** Random programs of the catalogue's operations: each gradient against differences, and with and without simplification. */
import assert from "node:assert/strict";
import { checkAdjoint } from "../../src/autodiff/check";
import { evaluate, type Values } from "../../src/autodiff/evaluate";
import { reverse } from "../../src/autodiff/reverse";
import { ruleOf } from "../../src/autodiff/rule";
import type { Node } from "../../src/core/node";
import type { Catalogue, Operation } from "../../src/core/operation";
import { type Tensor, tensor } from "../../src/core/tensor";
import { catalogue } from "../../src/ops";
import { type Program, randomProgram } from "./programs";
import failures from "./random-failures.json";
import { type Recorded, record, replay } from "./recorded";
import { shrink, sizeOf } from "./shrink";

/** More with ADJOINT_PROGRAMS. */
const programs = Number(process.env.ADJOINT_PROGRAMS ?? 1000);

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
      const program = randomProgram(seed, 5, 40);
      const wrong = judge(program);
      assert.equal(wrong, null, wrong === null ? "" : report(program, wrong));
    });
  }

  it("use every operation that can be differentiated and is not opaque", () => {
    const used = new Set<string>();
    for (let seed = 1; seed <= 1000; seed++) for (const n of randomProgram(seed, 5, 40).body) used.add(n.op);
    const missing = [...catalogue.values()].filter((o) => isUsable(o) && !used.has(o.name));
    assert.deepEqual(
      missing.map((o) => o.name),
      [],
    );
  });
});

describe("programs that failed once", () => {
  for (const failed of failures as readonly Recorded[]) {
    it(failed.why, () => {
      const program = replay(failed);
      assert.equal(judge(program), null, program.listing);
    });
  }
});

describe("shrinking", () => {
  /** The catalogue with one rule made wrong. */
  const spoilt: Catalogue = new Map([...catalogue].map(([name, o]) => [name, name === "tanh" ? { ...o, vjp: { X: "Zbar .* Z" } } : o])); // biome-ignore format: one thought

  it("leaves the one operation whose rule is wrong", () => {
    const seed = seedWith("tanh");
    const program = randomProgram(seed, 10, 40);
    const wrong = (p: Program) => judge(p, spoilt);
    assert.notEqual(wrong(program), null);
    const smallest = shrink(program, wrong);
    assert.equal(sizeOf(smallest), 1, smallest.listing);
    assert.match(smallest.listing, /= tanh\(v0\)/);
  });

  it("keeps programs as data that mean the same", () => {
    for (let seed = 1; seed <= 20; seed++) {
      const program = randomProgram(seed, 5, 20);
      const again = replay(JSON.parse(JSON.stringify(record(program, "no reason"))) as Recorded);
      assert.equal(sizeOf(again), sizeOf(program));
      const [a, b] = [program, again].map((p) => p.ends.map((n) => evaluate(n, catalogue, p.values)));
      assert.deepEqual(b, a?.map((t) => tensor([...t.size], t.data))); // biome-ignore format: one thought
    }
  });

  function seedWith(op: string): number {
    for (let seed = 1; ; seed++) {
      const program = randomProgram(seed, 10, 40);
      if (program.w.graph.nodes.some((n) => n.op === op) && judge(program, spoilt) !== null) return seed;
    }
  }
});

/** What is wrong with a program's gradients; `null` when they agree with differences and with those of plain rules. */
function judge(program: Program, rules: Catalogue = catalogue): string | null {
  const { w, leaves, cost, values } = program;
  const isVariable = (leaf: Node) => leaves.includes(leaf);
  const short = reverse(w.graph, rules, cost, isVariable);
  const long = rules === catalogue ? reverse(w.graph, plain, cost, isVariable) : short;
  const longValues: Values = new Map();
  for (const X of leaves) {
    const [bar, other] = [short, long].map((s) => s.adjoints.get(X.id)?.node);
    if ((bar === undefined) !== (other === undefined)) return `leaf v${X.id}: simplification loses or makes an adjoint`;
    if (!bar || !other) continue;
    const ours = evaluate(bar, catalogue, values);
    const wrong = againstDifferences(program, X, ours) ?? apart(evaluate(other, plain, longValues), ours);
    if (wrong !== null) return `leaf v${X.id}: ${wrong}`;
  }
  return null;
}

/** A kink within the step spoils differences: then a shorter step must do. */
function againstDifferences({ cost, values }: Program, X: Node, ours: Tensor): string | null {
  let best: ReturnType<typeof checkAdjoint> | null = null;
  for (const step of [2e-3, 2e-4, 2e-5, 2e-6]) {
    const check = checkAdjoint(cost, X, ours, catalogue, values, { step });
    if (best === null || check.maxRelativeError < best.maxRelativeError) best = check;
    // Where a cost hardly depends on a leaf, rounding hides more than that.
    if (best.maxRelativeError <= Math.max(1e-6, 2 * best.resolution)) return null;
  }
  return `differences do not agree: ${JSON.stringify(best)}`;
}

/** Plain rules multiply 0 by an infinite slope where a condition hides it: NaN there is no disagreement. */
function apart(plainly: Tensor, ours: Tensor): string | null {
  const scale = ours.data.reduce((m, x) => (Number.isFinite(x) ? Math.max(m, Math.abs(x)) : m), 1);
  const at = ours.data.findIndex((x, i) => {
    const y = plainly.data[i] as number;
    return !(Object.is(x, y) || x === y || (Number.isFinite(x) && Number.isNaN(y)) || Math.abs(x - y) <= 1e-9 * scale);
  });
  return at < 0 ? null : `entry ${at} is ${ours.data[at]}, and ${plainly.data[at]} without simplification`;
}

/** What to read, and what to keep, when a program fails. */
function report(program: Program, wrong: string): string {
  const smallest = shrink(program, (p) => judge(p));
  const why = judge(smallest) ?? wrong;
  const kept = JSON.stringify(record(smallest, why));
  return `${wrong}\nthe smallest program that fails: ${why}\n${smallest.listing}\nfor test/ops/random-failures.json:\n${kept}`;
}

function isUsable(o: Operation): boolean {
  return o.samples.length > 0 && o.params.some((_, i) => ruleOf(o, i) !== null);
}
