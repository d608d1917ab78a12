/** Numbers: right ones, statistics, where they stop being finite, and when they are withheld. */
import assert from "node:assert/strict";
import { tensor } from "../../src/core/tensor";
import { firstNonFinite, summarise } from "../../src/engine/summary";
import { analysesIn, analysisOf, bench, codes, rowOf } from "./harness";

const head = "import numpy as np\n";

describe("numbers", () => {
  it("come after the shapes, which have none", async () => {
    const b = bench();
    b.analyse(`${head}x = np.array([1.0, 2.0])\nc = np.sum(x**2)\n`);
    await b.settle();
    const [shapes, numbers, ...more] = analysesIn(b.replies);
    assert.deepEqual([shapes?.phase, numbers?.phase, more.length], ["shapes", "numbers", 0]);
    assert.deepEqual([shapes?.cost?.value, numbers?.cost?.value], [null, 5]);
    assert.ok(shapes?.rows.every((r) => r.value === null && r.adjoint.summary === null));
    assert.deepEqual(rowOf(numbers ?? b.last(), "x").adjoint.summary?.entries, [[2, 4]]);
  });
  it("are posted for a row when asked for", async () => {
    const b = bench();
    b.analyse(`${head}x = np.array([1.0, 2.0])\nc = np.sum(x**2)\n`);
    await b.settle();
    b.engine.handle({ type: "values", id: 7, uri: "file:///m", key: "x#1", of: "adjoint" });
    b.engine.handle({ type: "values", id: 8, uri: "file:///m", key: "nope#1", of: "value" });
    const replies = b.replies.filter((r) => r.type === "values");
    assert.deepEqual(replies, [
      { type: "values", id: 7, size: [2], data: Float64Array.of(2, 4) },
      { type: "values", id: 8, size: [], data: null },
    ]);
  });
  it("name the first NaN and where it came from", async () => {
    const analysis = await analysisOf(
      `${head}x = np.array([1.0, 2.0, -0.12])\ny = np.log(x)\nz = y * 2\nc = np.sum(z)\n`,
    );
    const finding = analysis.findings.find((f) => f.code === "nan-origin");
    assert.equal(finding?.message, "First NaN: log met x[2] = −0.12");
    assert.deepEqual(
      finding?.related.map((r) => r.message),
      ["spreads to y", "spreads to z", "spreads to c"].slice(1),
    );
    assert.equal(finding?.range.line, 3);
  });
  it("do not blame a NaN that an extremum passed over", async () => {
    const text = "X = [1 NaN; 2 5];\nm = max(X);\nc = sum(log(m - 3));\n";
    const analysis = await analysisOf(text, {}, "matlab");
    const [finding] = analysis.findings.filter((f) => f.code === "nan-origin");
    assert.equal(finding?.message, "First NaN: log met (m - 3)(1) = −1");
  });
  it("leave a mask of infinities alone", async () => {
    const analysis = await analysisOf(
      `${head}x = np.array([1.0, 2.0])\nm = np.array([0.0, -np.inf])\nc = np.sum(np.exp(x + m))\n`,
    );
    assert.deepEqual(codes(analysis), []);
  });
  it("name an infinite gradient", async () => {
    const analysis = await analysisOf(`${head}x = np.array([[1.0, 2.0], [3.0, 0.0]])\nc = np.sum(np.sqrt(x))\n`);
    assert.deepEqual(
      analysis.findings.map((f) => f.message),
      ["Gradient is infinite here: sqrt at x[1, 1] = 0"],
    );
  });
  it("are withheld where they are too many", async () => {
    const analysis = await analysisOf(`${head}x = np.zeros((4000, 3000))\nc = np.sum(x**2)\n`);
    assert.equal(analysis.withheld?.reason, "tooLarge");
    assert.ok((analysis.withheld?.bytes ?? 0) >= 4000 * 3000 * 8);
    assert.match(
      analysis.withheld?.message ?? "",
      /^x is 4,000 × 3,000: 96 MB; above 32 MB .*adjoint\.limits\.elements/,
    );
    assert.deepEqual([rowOf(analysis, "x").value, rowOf(analysis, "x").adjoint.formula], [null, "2 x"]);
  });
  it("are withheld where one operation would keep the engine from listening", async () => {
    const analysis = await analysisOf(`${head}A = np.random.randn(1900, 1900)\nc = np.sum(A @ A)\n`, {
      maxElements: 1e9,
    });
    assert.match(analysis.withheld?.message ?? "", /billion operations/);
  });
  it("stop when the time is over", async () => {
    const loop = "for i in range(150):\n    x = np.tanh(x @ A)\n";
    const analysis = await analysisOf(
      `${head}A = np.random.randn(90, 90)\nx = np.random.randn(90, 90)\n${loop}c = np.sum(x)\n`,
      { maxSeconds: 0.02, maxElements: 1e9 },
    );
    assert.equal(analysis.withheld?.reason, "cancelled");
    assert.equal(analysis.phase, "numbers");
  });
});

describe("the statistics of an array", () => {
  it("are exact", () => {
    const s = summarise(tensor([2, 3], [3, -4, 0, 1, 0, 2]), 1);
    assert.deepEqual([s.norm, s.min, s.minAt, s.max, s.maxAt], [Math.sqrt(30), -4, [1, 2], 3, [1, 1]]);
    assert.deepEqual([s.mean, s.sum, s.sumAbs, s.zeros, s.nans, s.infs, s.bytes], [2 / 6, 2, 10, 2, 0, 0, 48]);
    assert.deepEqual(s.entries, [
      [3, -4, 0],
      [1, 0, 2],
    ]);
  });
  it("count what is not finite and leave it out", () => {
    const s = summarise(tensor([4], [1, Number.NaN, Number.NEGATIVE_INFINITY, 3]), 0);
    assert.deepEqual([s.nans, s.infs, s.min, s.max, s.mean, s.sum], [1, 1, 1, 3, 2, 4]);
    assert.ok(Number.isNaN(s.norm));
    const blocks = new Float64Array(16 * 32 * 4).fill(1);
    blocks.set([Number.NaN, Number.NEGATIVE_INFINITY, 3], 3);
    assert.deepEqual(summarise(tensor([16, 128], blocks), 0).picture?.cells.slice(0, 3), [
      null,
      Number.NEGATIVE_INFINITY,
      1,
    ]);
  });
  it("keep a spike in the picture", () => {
    const data = new Float64Array(400 * 300);
    data[250 * 300 + 123] = -9;
    const { picture, entries, minAt } = summarise(tensor([400, 300], data), 0);
    assert.deepEqual([picture?.rows, picture?.columns, entries, minAt], [16, 32, null, [250, 123]]);
    assert.equal(picture?.cells.filter((x) => x === -9).length, 1);
  });
  it("stack leading axes into rows", () => {
    assert.deepEqual(summarise(tensor([2, 1, 2], [1, 2, 3, 4]), 0).entries, [
      [1, 2],
      [3, 4],
    ]);
    assert.deepEqual(summarise(tensor([], [5]), 0).entries, [[5]]);
  });
  it("hold for tiny and huge numbers", () => {
    assert.equal(Number(summarise(tensor([2], [3e-200, 4e-200]), 0).norm.toPrecision(15)), 5e-200);
    assert.equal(Number(summarise(tensor([2], [3e200, 4e200]), 0).norm.toPrecision(15)), 5e200);
  });
  it("hold for an array without entries", () => {
    const s = summarise(tensor([0, 3], []), 1);
    assert.deepEqual([s.norm, s.sum, s.picture, s.entries], [0, 0, null, []]);
  });
  it("find the first entry that is not finite", () => {
    assert.equal(firstNonFinite(tensor([3], [1, Number.NaN, 2])), 1);
    assert.equal(firstNonFinite(tensor([1], [1])), -1);
  });
});
