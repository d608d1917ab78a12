/** Plans: the same numbers as without one, in fewer arrays, which later runs use again. */
import assert from "node:assert/strict";
import { evaluate, type Values } from "../../src/autodiff/evaluate";
import { entriesOf, planOf } from "../../src/autodiff/plan";
import { Arena, arenaOf } from "../../src/autodiff/plan-arena";
import { Contents } from "../../src/autodiff/plan-contents";
import { ValueMemory } from "../../src/autodiff/plan-memory";
import { PlanRun } from "../../src/autodiff/plan-run";
import { reverse } from "../../src/autodiff/reverse";
import type { Node } from "../../src/core/node";
import { shapeOf, sizeOf } from "../../src/core/shape";
import { count, type Tensor, tensor } from "../../src/core/tensor";
import { generator, seedOf } from "../../src/numeric/random";
import { Region } from "../../src/numeric/region";
import { catalogue } from "../../src/ops";
import { Written } from "../ops/cases";
import { randomProgram } from "../ops/programs";

const nothing = (): boolean => false;

function carryOut(targets: readonly Node[], arena: Arena): Values {
  const values: Values = new Map();
  const run = new PlanRun(planOf(targets, nothing), catalogue, values, arena);
  for (const step of run.plan.steps) {
    const made = run.compute(step);
    if (step.slot === null) arena.hold(made.data);
  }
  run.end();
  return values;
}

/** A chain of matrices, X → tanh → times 2 → …, of which only the end is wanted. */
function chain(length: number, n = 20): { w: Written; nodes: Node[] } {
  const w = new Written();
  let X = w.apply("input", [], { shape: shapeOf([n, n]), data: null, seed: "x", distribution: "normal" });
  const nodes = [X];
  for (let i = 0; i < length; i++) {
    X = i % 2 === 0 ? w.apply("tanh", [X]) : w.apply("add", [X, X]);
    nodes.push(X);
  }
  return { w, nodes };
}

describe("a plan", () => {
  it("gives the numbers of every value, adjoint and temporary's reader of random programs", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const { w, leaves, cost } = randomProgram(seed, 5, 25);
      const sweep = reverse(w.graph, catalogue, cost, (leaf) => leaves.includes(leaf));
      const targets = [cost, ...[...sweep.adjoints.values()].map((a) => a.node)];
      const arena = new Arena();
      const known: Values = new Map();
      for (let round = 0; round < 2; round++) {
        const values = carryOut(targets, arena);
        for (const node of targets) {
          const expected = evaluate(node, catalogue, known);
          assert.deepEqual(values.get(node.number), expected, `seed ${seed}, ${node.op}`);
        }
        for (const node of new Set(targets.map((t) => t.number))) arena.drop((values.get(node) as Tensor).data);
      }
    }
  });
  it("lets temporaries share two buffers, whatever the length of a chain", () => {
    const { nodes } = chain(50);
    const plan = planOf(nodes.slice(-1), nothing);
    assert.equal(plan.steps.length, 51);
    assert.deepEqual([plan.slots.length, plan.kept, entriesOf(plan)], [2, 400, 1200]);
  });
  it("never lets a result lie where an operand does", () => {
    const { w, nodes } = chain(12);
    const wide = w.apply("matmul", [nodes[3] as Node, nodes[9] as Node]);
    const plan = planOf([wide], nothing);
    const slotOf = new Map(plan.steps.map((s) => [s.node.number, s.slot]));
    for (const { node, slot } of plan.steps) {
      if (slot !== null) for (const a of node.args) assert.notEqual(slotOf.get(a.number), slot);
    }
    const values = carryOut([wide], new Arena());
    assert.deepEqual(values.get(wide.number), evaluate(wide, catalogue, new Map()));
    assert.deepEqual([...values.keys()], [wide.number]);
  });
  it("leaves out what is known", () => {
    const { nodes } = chain(6);
    const plan = planOf(nodes.slice(-1), (node) => node === nodes[4]);
    assert.deepEqual(
      plan.steps.map((s) => s.node),
      nodes.slice(5),
    );
  });
  it("copies a view of a temporary that is kept", () => {
    const w = new Written();
    const { nodes } = chain(1);
    const X = w.apply("input", [], { shape: shapeOf([20, 20]), data: null, seed: "x", distribution: "normal" });
    const Y = w.apply("tanh", [X]);
    const flat = w.apply("reshape", [Y], { shape: shapeOf([400]), order: "C" });
    const more = w.apply("sum", [w.apply("exp", [w.apply("exp", [X])])], { axes: [0, 1], keep: false });
    const values = carryOut([flat, more], new Arena());
    const tanh = evaluate(nodes[1] as Node, catalogue, new Map());
    assert.deepEqual(values.get(flat.number)?.data, tanh.data);
  });
});

describe("an arena", () => {
  it("allocates nothing from the second run on", () => {
    let allocated = 0;
    const arena = new Arena((n) => {
      allocated += 1;
      return new Float64Array(n);
    });
    const { nodes } = chain(9);
    const [middle, end] = [nodes[5] as Node, nodes[9] as Node];
    const perRun: number[] = [];
    for (let i = 0; i < 4; i++) {
      const before = allocated;
      const values = carryOut([middle, end], arena);
      perRun.push(allocated - before);
      for (const node of [middle, end]) arena.drop((values.get(node.number) as Tensor).data);
    }
    // Two values that stay and two buffers that temporaries share.
    assert.deepEqual(perRun, [4, 0, 0, 0]);
    assert.equal(arena.bytes, 0);
    assert.equal(arena.spareBytes, 4 * 400 * 8);
    arena.trim(400 * 8);
    assert.equal(arena.spareBytes, 400 * 8);
  });
  it("does not use an array again while another value lives in it", () => {
    const arena = new Arena();
    const data = arena.array(300);
    arena.hold(data);
    arena.hold(data);
    arena.drop(data);
    assert.notEqual(arena.array(300), data);
    arena.drop(data);
    assert.equal(arena.array(300), data);
  });
});

describe("an arena where kernels work", () => {
  it("gives the same numbers, and nothing it holds lies elsewhere", () => {
    const arena = arenaOf(2 ** 22);
    const { w, nodes } = chain(4);
    const product = w.apply("matmul", [nodes[4] as Node, nodes[2] as Node]);
    const targets = [product, w.apply("inv", [product]), w.apply("sum", [product], { axes: [0], keep: false })];
    const values = carryOut(targets, arena);
    const heap = carryOut(targets, new Arena());
    for (const { number } of targets) {
      assert.deepEqual(values.get(number), heap.get(number));
      assert.equal(arena.holds((values.get(number) as Tensor).data), arena.kernels !== null);
    }
  });
  it("falls back to the heap when it is full, and back when there is room again", () => {
    const arena = arenaOf(2 ** 16);
    const inside = arena.array(8000);
    const outside = arena.array(8000);
    assert.deepEqual([arena.holds(inside), arena.holds(outside)], [arena.kernels !== null, false]);
    arena.hold(inside);
    arena.drop(inside);
    assert.equal(arena.holds(arena.array(7000)), arena.kernels !== null);
  });
});

describe("a region", () => {
  it("never gives out a byte twice, and joins what is free", () => {
    const region = new Region(128, 128 + 64 * 100);
    const { uniform } = generator(seedOf("region"));
    const taken = new Map<number, number>();
    for (let i = 0; i < 5000; i++) {
      const bytes = 1 + Math.floor(uniform() * 640);
      const at = region.take(bytes);
      if (at !== null) {
        for (const [other, size] of taken) assert.ok(at + bytes <= other || other + size <= at);
        assert.ok(at >= 128 && at % 64 === 0 && at + bytes <= 128 + 6400);
        taken.set(at, bytes);
      }
      if (at !== null && uniform() < 0.3) continue;
      const [first] = [...taken].sort(() => uniform() - 0.5);
      if (!first) continue;
      region.give(...first);
      taken.delete(first[0]);
    }
    for (const piece of taken) region.give(...piece);
    assert.equal(region.take(6400), 128);
    assert.equal(region.take(1), null);
  });
});

describe("contents", () => {
  const contentOf = (contents: Contents, build: (w: Written) => Node): number =>
    contents.of(build(new Written()), new Map());
  const leaf = (w: Written, seed: string): Node =>
    w.apply("input", [], { shape: shapeOf([3]), data: null, seed, distribution: "normal" });

  it("are the same for the same computation in another graph, whatever else is in it", () => {
    const contents = new Contents();
    const one = contentOf(contents, (w) => w.apply("exp", [leaf(w, "x")]));
    const other = contentOf(contents, (w) => {
      w.apply("tanh", [leaf(w, "y")]);
      return w.apply("exp", [leaf(w, "x")]);
    });
    assert.equal(one, other);
  });
  it("tell operations, operands, attributes, seeds and data apart", () => {
    const contents = new Contents();
    const data = (last: number): Tensor =>
      tensor(
        [100],
        Float64Array.from({ length: 100 }, (_, i) => (i < 99 ? i : last)),
      );
    const constant = (w: Written, t: Tensor): Node => w.apply("constant", [], { value: t });
    const builds: ((w: Written) => Node)[] = [
      (w) => w.apply("exp", [leaf(w, "x")]),
      (w) => w.apply("exp", [leaf(w, "y")]),
      (w) => w.apply("tanh", [leaf(w, "x")]),
      (w) => w.apply("subtract", [leaf(w, "x"), leaf(w, "y")]),
      (w) => w.apply("subtract", [leaf(w, "y"), leaf(w, "x")]),
      (w) => w.apply("sum", [leaf(w, "x")], { axes: [0], keep: false }),
      (w) => w.apply("sum", [leaf(w, "x")], { axes: [0], keep: true }),
      (w) => constant(w, data(1)),
      (w) => constant(w, data(2)),
      (w) => constant(w, tensor([10, 10], data(1).data)),
    ];
    const ids = builds.map((build) => contentOf(contents, build));
    assert.equal(new Set(ids).size, builds.length);
    assert.deepEqual(
      builds.map((build) => contentOf(contents, build)),
      ids,
    );
  });
  it("are found in a chain of any length", () => {
    const { nodes } = chain(30_000, 1);
    const known = new Map<number, number>();
    const last = new Contents().of(nodes.at(-1) as Node, known);
    assert.equal(known.get((nodes.at(-1) as Node).number), last);
    assert.equal(new Set(known.values()).size, 30_001);
  });
});

describe("the memory of values", () => {
  const bytesOf = (node: Node): number => count(sizeOf(node.shape)) * 8;

  it("forgets what nobody holds when room is needed, and what is complete only then", () => {
    const memory = new ValueMemory();
    const { nodes } = chain(3);
    const [a, b] = [nodes[1] as Node, nodes[2] as Node];
    const value = (node: Node): Tensor => ({ size: sizeOf(node.shape), data: new Float64Array(400) });
    const first = memory.open();
    first.keep(a, value(a));
    first.drop();
    const second = memory.open();
    second.keep(b, value(b));
    second.settle();
    const third = memory.open();
    assert.ok(third.get(a) && third.get(b));
    third.drop();
    assert.ok(memory.makeRoom(bytesOf(a), 2 * bytesOf(a)));
    assert.equal(memory.open().get(a), null);
    assert.ok(second.get(b));
    assert.ok(memory.makeRoom(2 * bytesOf(a), 2 * bytesOf(a)));
    assert.equal(second.values.size, 0);
  });
  it("does not make room at the cost of an analysis under way", () => {
    const memory = new ValueMemory();
    const { nodes } = chain(1);
    const node = nodes[1] as Node;
    const holding = memory.open();
    holding.keep(node, { size: [20, 20], data: new Float64Array(400) });
    assert.equal(memory.makeRoom(bytesOf(node), bytesOf(node)), false);
    assert.ok(holding.get(node));
  });
  it("lets the past go by itself", () => {
    const memory = new ValueMemory();
    const { nodes } = chain(1);
    const node = nodes[1] as Node;
    const holding = memory.open();
    holding.keep(node, { size: [20, 20], data: new Float64Array(400) });
    holding.drop();
    for (let i = 0; i < 5; i++) memory.open().drop();
    assert.equal(memory.arena.bytes, 0);
    assert.equal(memory.open().get(node), null);
  });
});
