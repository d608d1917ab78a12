/** What a revision has in common with earlier ones is not computed again: counted in calls of kernels. */
import assert from "node:assert/strict";
import type { Operation } from "../../src/core/operation";
import { catalogue } from "../../src/ops";
import { analysesIn, type Bench, bench, rowOf } from "./harness";

const head = "import numpy as np\n";
const model = `${head}A = np.random.randn(20, 30)
B = np.random.randn(30, 10)
C = A @ B
H = np.tanh(C)
c = np.sum(H**2)
`;

describe("a revision that changes", () => {
  it("a comment computes nothing", async () => {
    const b = bench();
    b.analyse(model);
    await b.settle();
    const before = b.last();
    const called = await calls(b, async () => {
      b.analyse(`# weights\n\n${model.replace("C = A @ B", "C = A @ B  # logits")}`);
      await b.settle();
    });
    assert.deepEqual(called, []);
    assert.equal(b.last().revision, 2);
    assert.equal(b.last().cost?.value, before.cost?.value);
    assert.deepEqual(rowOf(b.last(), "A").adjoint.summary, rowOf(before, "A").adjoint.summary);
  });
  it("the last line computes no product above it again", async () => {
    const b = bench();
    b.analyse(`${model}d = np.sum(C)\n`, { cost: "c" });
    await b.settle();
    const before = rowOf(b.last(), "d").value?.norm ?? Number.NaN;
    const called = await calls(b, async () => {
      b.analyse(`${model}d = np.sum(C * 2)\n`, { cost: "c" });
      await b.settle();
    });
    assert.deepEqual(called.sort(), ["multiply", "sum"]);
    assert.equal(rowOf(b.last(), "d").value?.norm, 2 * before);
  });
  it("the cost computes the adjoints and no value above it", async () => {
    const b = bench();
    b.analyse(model);
    await b.settle();
    const called = await calls(b, async () => {
      b.analyse(model.replace("H**2", "H**3"));
      await b.settle();
    });
    // Two products: the adjoints of A and B.
    assert.equal(called.filter((name) => name === "matmul").length, 2);
    assert.ok(!called.includes("tanh") && !called.includes("input"), called.join());
  });
  it("a size computes what depends on it, and nothing stale is shown", async () => {
    const b = bench();
    b.analyse(model);
    await b.settle();
    b.analyse(model.replace("(20, 30)", "(21, 30)"));
    await b.settle();
    const fresh = bench();
    fresh.analyse(model.replace("(20, 30)", "(21, 30)"));
    await fresh.settle();
    for (const name of ["A", "B", "C", "H", "c"]) {
      assert.deepEqual(rowOf(b.last(), name).value, rowOf(fresh.last(), name).value);
      assert.deepEqual(rowOf(b.last(), name).adjoint, rowOf(fresh.last(), name).adjoint);
    }
  });
  it("the seed changes what is drawn", async () => {
    const b = bench();
    b.analyse(model);
    await b.settle();
    const before = rowOf(b.last(), "A").value?.norm;
    b.analyse(model, { seed: 2 });
    await b.settle();
    assert.notEqual(rowOf(b.last(), "A").value?.norm, before);
  });
  it("data computes what depends on it", async () => {
    const b = bench();
    b.analyse(`${head}X = np.loadtxt("x.csv", delimiter=",")\nc = np.sum(X**2)\n`);
    await b.settle();
    const numbers = (n: number) => new TextEncoder().encode(Array.from({ length: 100 }, (_, i) => i + n).join("\n"));
    const values: (number | null | undefined)[] = [];
    for (const n of [0, 1, 0]) {
      b.engine.handle({ type: "file", uri: "file:///m", path: "x.csv", bytes: numbers(n) });
      await b.settle();
      values.push(b.last().cost?.value);
    }
    assert.deepEqual(values, [328350, 338350, 328350]);
  });
  it("a comment looks for no kink again in values that stay", async () => {
    const b = bench();
    const text = model.replace("np.tanh(C)", "np.maximum(C, 0)");
    let looked = 0;
    const maximum = catalogue.get("maximum") as { edge: NonNullable<Operation["edge"]> };
    const { edge } = maximum;
    maximum.edge = (...args) => {
      looked += 1;
      return edge(...args);
    };
    try {
      b.analyse(text.replace("(20, 30)", "(40, 30)"));
      await b.settle();
      assert.equal(looked, 1);
      b.analyse(`${text.replace("(20, 30)", "(40, 30)")}# more\n`);
      await b.settle();
      assert.equal(looked, 1);
      assert.equal(b.last().revision, 2);
    } finally {
      maximum.edge = edge;
    }
  });
  it("an edit that is taken back computes nothing", async () => {
    const b = bench();
    for (const text of [model, model.replace("tanh", "sin")]) {
      b.analyse(text);
      await b.settle();
    }
    const called = await calls(b, async () => {
      b.analyse(model);
      await b.settle();
    });
    assert.deepEqual(called, []);
  });
  it("nothing lets another file with the same values use them", async () => {
    const b = bench();
    b.analyse(model);
    await b.settle();
    const called = await calls(b, async () => {
      const { defaultOptions } = await import("../../src/protocol/engine");
      const request = { type: "analyse", uri: "file:///n", revision: 9, language: "python", text: model } as const;
      b.engine.handle({ ...request, options: defaultOptions });
      await b.settle();
    });
    assert.deepEqual([called, b.last().uri], [[], "file:///n"]);
  });
});

/** Names of the operations whose kernels are called while `work` is done and until numbers are posted, once for each call. */
async function calls(b: Bench, work: () => Promise<void>): Promise<string[]> {
  const called: string[] = [];
  const before = b.replies.length;
  const posted = (): boolean => analysesIn(b.replies.slice(before)).some((a) => a.phase === "numbers");
  const undo: (() => void)[] = [];
  for (const operation of catalogue.values()) {
    const kernel = operation.kernel;
    const open = operation as { kernel: Operation["kernel"] };
    open.kernel = (...args) => {
      if (!posted()) called.push(operation.name);
      return kernel(...args);
    };
    undo.push(() => {
      open.kernel = kernel;
    });
  }
  try {
    await work();
  } finally {
    for (const step of undo) step();
  }
  return called;
}
