/** What a row says: its place, its adjoint and why there is none, its formulas, terms and costs. */
import assert from "node:assert/strict";
import { analysisOf, codes, rowOf } from "./harness";

const head = "import numpy as np\n";

const layer = `${head}N, D, H = 7, 5, 4
X = np.random.randn(N, D)
W = np.random.randn(D, H) * 0.1
a = X @ W
h = np.tanh(a)
c = np.sum(h**2)
`;

describe("the rows of a file", () => {
  it("come in source order, what has no name after its statement", async () => {
    const { rows } = await analysisOf(`${head}x = np.ones(3)\ny = np.exp(2 * x)\nc = np.sum(y)\n`);
    assert.deepEqual(
      rows.map((r) => [r.key, r.role]),
      [
        ["x#1", "input"],
        ["y#1", "step"],
        ["y#1/multiply", "step"],
        ["c#1", "cost"],
      ],
    );
  });
  it("find in no time where a value comes from that is made of others many times over", async () => {
    const search = `import torch
x = torch.tensor([1.0, 2.0], requires_grad=True)
opt = torch.optim.LBFGS([x], max_iter=6)
def closure():
    opt.zero_grad()
    loss = torch.sum((x ** 2 - 3) ** 2)
    loss.backward()
    return loss
opt.step(closure)
c = torch.sum(x ** 2)
`;
    const started = performance.now();
    assert.equal(rowOf(await analysisOf(search), "x").source, "given");
    assert.ok(performance.now() - started < 5000);
  });
  it("tell given, random and computed values apart", async () => {
    const analysis = await analysisOf(layer);
    const source = (name: string) => rowOf(analysis, name).source;
    assert.deepEqual(["N", "X", "W", "a"].map(source), ["given", "random", "random", "computed"]);
  });
  it("take an initialisation for an input", async () => {
    const analysis = await analysisOf(layer);
    assert.deepEqual(
      analysis.rows.filter((r) => r.role === "input").map((r) => r.name),
      ["N", "D", "H", "X", "W"],
    );
  });
  it("have a place, a text and a shape", async () => {
    const row = rowOf(await analysisOf(layer), "h");
    assert.deepEqual(row.range, { line: 6, column: 1, endLine: 6, endColumn: 2 });
    assert.deepEqual([row.text, row.shape, row.size], ["np.tanh(a)", ["N", "H"], [7, 4]]);
  });
  it("have one key each, also where a function is called twice", async () => {
    const { rows } = await analysisOf(
      `${head}def f(x):\n    for i in range(2):\n        x = np.tanh(x)\n    return x\nx = np.ones(3)\nc = 0.0\nfor k in range(3):\n    c = c + np.sum(f(f(x)))\n`,
    );
    assert.equal(new Set(rows.map((r) => r.key)).size, rows.length);
  });
  it("give a size no gradient, and say so", async () => {
    const { adjoint } = rowOf(await analysisOf(layer), "N");
    assert.deepEqual([adjoint.status, adjoint.why], ["none", "an integer that acts as a size has no gradient"]);
  });
});

describe("the adjoint of a row", () => {
  it("is written in values where that is short", async () => {
    assert.equal(rowOf(await analysisOf(layer), "h").adjoint.formula, "2 h");
  });
  it("is written over the adjoints of named values where it would be long", async () => {
    const deep = layer.replace(
      "c = np.sum(h**2)",
      "V = np.random.randn(H, H)\ng = np.sin(h @ V) * 3\nc = np.sum(np.exp(g))",
    );
    assert.equal(rowOf(await analysisOf(deep), "W").adjoint.formula, "Xᵀ ā".normalize("NFC"));
  });
  it("has a term for every use", async () => {
    const analysis = await analysisOf(
      `${head}x = np.random.randn(3)\ny = np.exp(x)\nz = np.sin(x)\nc = np.sum(y * z)\n`,
    );
    const { terms } = rowOf(analysis, "x").adjoint;
    assert.deepEqual(
      terms.map((t) => [t.user, t.line]),
      [
        ["z#1", 4],
        ["y#1", 3],
      ],
    );
    assert.ok(terms.every((t) => t.formula !== "" && t.latex !== "" && (t.norm ?? 0) > 0));
  });
  it("is sent on to the operands", async () => {
    const analysis = await analysisOf(layer);
    const product = rowOf(analysis, "a");
    assert.deepEqual(
      product.sends.map((s) => [s.target, s.formula, s.flops.pretty]),
      [
        ["W̄", "Xᵀ ā", "2 DNH"],
        ["X̄", "ā Wᵀ", "2 NHD"],
      ].map(([t, ...rest]) => [t?.normalize("NFC"), ...rest]),
    );
  });
  it("is none where nothing uses the value", async () => {
    const { adjoint } = rowOf(await analysisOf(`${head}x = np.ones(3)\nq = x * 2\nc = np.sum(x)\n`), "q");
    assert.deepEqual([adjoint.status, adjoint.why], ["none", "nothing on the way to c uses it"]);
  });
  it("is none behind an operation without a gradient, which is named with its line", async () => {
    const analysis = await analysisOf(`${head}x = np.random.randn(3)\nq = np.floor(x)\nc = np.sum(q**2)\n`);
    const { adjoint } = rowOf(analysis, "x");
    assert.deepEqual(
      [adjoint.status, adjoint.why],
      ["none", "np.floor(x) on line 3 has no gradient, and x reaches c only through it"],
    );
    assert.deepEqual(codes(analysis), ["3 no-gradient"]);
  });
  it("is none behind a step of an optimizer, of which nobody is warned", async () => {
    const program = `import torch
import torch.nn as nn
net = nn.LayerNorm(3)
opt = torch.optim.SGD(net.parameters(), lr=0.1)
x = torch.arange(6).float().view(2, 3) ** 2
for i in range(2):
    opt.zero_grad()
    loss = (net(x) ** 2).sum()
    loss.backward()
    opt.step()
`;
    const analysis = await analysisOf(program);
    assert.match(rowOf(analysis, "net.weight").adjoint.why ?? "", /nothing on the way|held fixed/);
    assert.deepEqual(codes(analysis), []);
  });
  it("is zero where the derivative is 0 by construction", async () => {
    const { adjoint } = rowOf(
      await analysisOf(`${head}x = np.random.randn(3)\nc = np.sum(x * 0) + np.sum(np.ones(3))\n`),
      "x",
    );
    assert.deepEqual([adjoint.status, adjoint.summary], ["zero", null]);
  });
  it("is unknown behind a value of unknown meaning", async () => {
    const analysis = await analysisOf(
      `${head}import sklearn\nx = np.random.randn(3)\ny = sklearn.f(x)  # (3,)\nc = np.sum(y)\n`,
    );
    const { adjoint } = rowOf(analysis, "x");
    assert.equal(adjoint.status, "unknown");
    assert.match(adjoint.why ?? "", /^y on line 4 is in the way: /);
    assert.equal(rowOf(analysis, "y").adjoint.status, "ok");
  });
  it("names the choice made at a kink", async () => {
    const analysis = await analysisOf(`${head}x = np.random.randn(3)\nc = np.sum(np.maximum(x, 0))\n`);
    assert.ok(rowOf(analysis, "x").adjoint.convention);
  });
  it("keeps apart what is equal by value but not by use", async () => {
    const analysis = await analysisOf(
      `${head}A = np.eye(2) * 2.0\nK = np.linalg.inv(A)\nL = np.linalg.inv(A)\nc = np.trace(K) + 2 * np.trace(L)\n`,
    );
    const entries = (name: string) => rowOf(analysis, name).adjoint.summary?.entries;
    assert.deepEqual(
      [entries("K"), entries("L")],
      [
        [
          [1, 0],
          [0, 1],
        ],
        [
          [2, 0],
          [0, 2],
        ],
      ],
    );
  });
});

describe("places", () => {
  it("are sorted, inner after outer, and lead to rows", async () => {
    const { places, rows } = await analysisOf(layer);
    const keys = new Set(rows.map((r) => r.key));
    assert.ok(places.length > 8 && places.every((p) => keys.has(p.row)));
    const line = places.filter((p) => p.range.line === 5).map((p) => [p.range.column, p.range.endColumn, p.row]);
    assert.deepEqual(line, [
      [1, 2, "a#1"],
      [5, 10, "a#1"],
      [5, 6, "X#1"],
      [9, 10, "W#1"],
    ]);
  });
});

describe("names of one array", () => {
  it("lead to the write through the other name, once it was read", async () => {
    const { places } = await analysisOf(`${head}a = np.ones(3)\nb = a\ns = np.sum(a)\nb[0] = 9.0\nc = np.sum(a * b)\n`);
    const written = places.flatMap(({ range, row, written: by }) => (by ? [`${range.line} ${row} ${by}`] : []));
    assert.deepEqual(written, ["6 a#1 b#2"]);
  });
});

describe("the costs of a file", () => {
  it("show n³ against n⁴ for a product", async () => {
    const { rows } = await analysisOf(
      `${head}n = 6\nX = np.random.randn(n, n)\nY = np.random.randn(n, n)\nB = np.random.randn(n, n)\nZ = X @ Y\nc = np.sum(Z * B)\n`,
    );
    const { forward, reverse, naive } = rows.find((r) => r.name === "Z")?.flops ?? {};
    assert.deepEqual([forward?.pretty, reverse?.pretty, naive?.pretty], ["2 n³", "4 n³", "4 n⁴"]);
    assert.deepEqual([forward?.count, reverse?.count, naive?.count], [432, 864, 5184]);
  });
});
