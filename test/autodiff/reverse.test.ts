/** The sweep's invariants: one adjoint per occurrence, accumulation, statuses, cost, and sweeps over sweeps. */
import assert from "node:assert/strict";
import { checkAdjoint } from "../../src/autodiff/check";
import { evaluate } from "../../src/autodiff/evaluate";
import { reverse } from "../../src/autodiff/reverse";
import { constant } from "../../src/core/dim";
import type { Node } from "../../src/core/node";
import { sizeOf } from "../../src/core/shape";
import { type Tensor, tensor } from "../../src/core/tensor";
import { eye } from "../../src/numeric/rearrange";
import { catalogue } from "../../src/ops";
import { close } from "../numeric/judge";
import { Written } from "../ops/cases";
import { PythonProgram } from "./python-program";

/** Every named input of a program against differences. */
function agrees(p: PythonProgram, names: readonly string[], tolerance = 1e-7): void {
  for (const name of names) {
    const X = p.node(name);
    const check = checkAdjoint(p.node("c"), X, p.value(p.bar(name)), catalogue, p.values);
    assert.ok(check.maxRelativeError <= tolerance, `${name}: ${JSON.stringify(check)}`);
  }
}

function scaled(t: Tensor, by: number): Tensor {
  return tensor(
    t.size,
    t.data.map((x) => by * x),
  );
}

describe("the sweep", () => {
  it("gives every occurrence its own adjoint: K = inv(A); L = inv(A)", () => {
    const p = new PythonProgram(`
A = np.random.randn(4, 4) + 3 * np.eye(4)
K = np.linalg.inv(A)
L = np.linalg.inv(A)
c = np.trace(K) + 2 * np.trace(L)
`);
    close(p.value(p.bar("K")), eye(4));
    close(p.value(p.bar("L")), scaled(eye(4), 2));
    assert.equal(p.node("K").number, p.node("L").number);
    agrees(p, ["A", "K", "L"]);
  });

  it("adds up what several uses are owed", () => {
    const p = new PythonProgram(`
x = np.random.randn(5)
y = x * x
c = np.sum(y * x) + np.sum(x) + x @ y
`);
    const uses = p.sweep.adjoints.get(p.node("x").id)?.contributions.length;
    assert.equal(uses, 5);
    agrees(p, ["x", "y"]);
  });

  it("sums over the axes along which an operand was stretched", () => {
    const p = new PythonProgram(`
X = np.random.randn(4, 3)
b = np.random.randn(3)
r = np.random.randn(4, 1)
s = np.random.randn(1)
Z = (X + b) * r - s
c = np.sum(Z ** 2)
`);
    for (const [name, size] of [["b", [3]], ["r", [4, 1]], ["s", [1]]] as const) assert.deepEqual(sizeOf(p.bar(name).shape), size); // biome-ignore format: a table
    agrees(p, ["X", "b", "r", "s", "Z"]);
  });

  it("tells values that nothing uses from those that a jump cuts off", () => {
    const p = new PythonProgram(`
x = np.random.randn(5)
y = np.random.randn(5)
s = np.sign(x)
t = x * 2
u = np.tanh(y)
c = np.sum(s) + np.sum(y)
`);
    assert.deepEqual(p.sweep.absence(p.node("t")), { kind: "unreached" });
    assert.deepEqual(p.sweep.absence(p.node("u")), { kind: "unreached" });
    const cut = p.sweep.absence(p.node("x"));
    assert.equal(cut.kind, "blocked");
    assert.equal(cut.kind === "blocked" && cut.by.op, "sign");
    close(p.value(p.bar("y")), tensor([5], [1, 1, 1, 1, 1]));
  });

  it("knows what an opaque value leaves open", () => {
    const w = new Written();
    const [x, y] = [w.leaf(tensor([3], [1, 2, 3]), "x"), w.leaf(tensor([3], [4, 5, 6]), "y")];
    const unknown = w.apply("opaque", [x], { shape: [constant(3)], seed: "u", why: "?" });
    const cost = w.functional(w.apply("add", [unknown, y]), "r");
    const sweep = reverse(w.graph, catalogue, cost, (leaf) => leaf === x || leaf === y || leaf === unknown);
    assert.equal(sweep.unknown.get(x.id), unknown);
    assert.ok(sweep.adjoints.has(y.id));
    assert.ok(!sweep.adjoints.has(x.id));
  });

  it("visits users before operands, and the cost first", () => {
    const p = new PythonProgram("x = np.random.randn(3)\nc = np.sum(np.exp(x) * x)");
    assert.equal(p.sweep.order[0], p.node("c"));
    const ids = p.sweep.order.map((n) => n.id);
    assert.deepEqual(
      ids,
      [...ids].sort((a, b) => b - a),
    );
  });

  it("costs 4n³ for the product of two n×n matrices", () => {
    const p = new PythonProgram(`
n = 6
X = np.random.randn(n, n)
Y = np.random.randn(n, n)
Z = X @ Y
c = np.sum(np.tanh(Z))
`);
    const flops = (Z: Node): number => {
      const operation = catalogue.get(Z.op);
      return operation?.flops(Z.args.map((a) => a.shape), Z.shape, Z.attrs).size ?? 0; // biome-ignore format: one thought
    };
    const owed = ["X", "Y"].map((name) => p.bar(name));
    assert.deepEqual(
      owed.map((n) => n.op),
      ["matmul", "matmul"],
    );
    assert.equal(owed.map(flops).reduce((a, b) => a + b), 4 * 6 ** 3); // biome-ignore format: short
  });
});

describe("a sweep over a sweep", () => {
  it("gives the Hessian of a small network", () => {
    const p = new PythonProgram(`
X = np.random.randn(5, 3)
W1 = np.random.randn(3, 4)
b1 = np.random.randn(4)
W2 = np.random.randn(4, 2)
Y = np.random.randn(5, 2)
h = np.tanh(X @ W1 + b1)
f = h @ W2
c = np.sum((f - Y) ** 2) / 5 + 0.1 * np.sum(W1 ** 2)
`);
    const [W1, W2, b1] = ["W1", "W2", "b1"].map((name) => p.node(name)) as [Node, Node, Node];
    const bar = p.bar("W1");
    for (let at = 0; at < 12; at += 5) {
      const w = p.trace.graph;
      const unit = w.add("constant", [], { value: oneAt([3, 4], at) }, bar.shape, null);
      const weighted = w.add("multiply", [unit, bar], {}, bar.shape, {
        span: { from: 0, to: 0 },
        frames: [],
        iteration: null,
      });
      const entry = w.add("sum", [weighted], { axes: [0, 1], keep: false }, [], {
        span: { from: 0, to: 0 },
        frames: [],
        iteration: null,
      });
      const rows = reverse(w, catalogue, entry, (leaf) => leaf.op === "input");
      for (const V of [W1, W2, b1]) {
        const row = evaluate(rows.adjoints.get(V.id)?.node as Node, catalogue, p.values);
        const check = checkAdjoint(entry, V, row, catalogue, p.values);
        assert.ok(check.maxRelativeError <= 1e-7, JSON.stringify(check));
      }
    }
  });

  it("works a third time", () => {
    const w = new Written();
    const x = w.leaf(tensor([3], [0.3, -0.7, 1.1]), "x");
    let cost = w.functional(w.apply("tanh", [x]), "0");
    for (let order = 1; order <= 3; order++) {
      const bar = w.sweep(cost, [x]).adjoints.get(x.id)?.node as Node;
      const values = new Map<number, Tensor>();
      const check = checkAdjoint(cost, x, evaluate(bar, catalogue, values), catalogue, values);
      assert.ok(check.maxRelativeError <= 1e-7, `order ${order}: ${JSON.stringify(check)}`);
      cost = w.functional(bar, String(order));
    }
  });
});

function oneAt(size: readonly number[], at: number): Tensor {
  const t = tensor(size, new Float64Array(size.reduce((a, b) => a * b, 1)));
  t.data[at] = 1;
  return t;
}
