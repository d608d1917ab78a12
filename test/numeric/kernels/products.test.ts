import assert from "node:assert/strict";
import { createArena } from "../../../src/numeric/arena";
import { cancellable } from "../../../src/numeric/cancel";
import { gemm, type Mode } from "../../../src/numeric/gemm";
import { at, blank, type View } from "../../../src/numeric/view";
import { copyOf, inside, on, onKernels } from "./twins";

const layouts = ["rows", "columns", "gaps"] as const;
const modes: readonly Mode[] = ["set", "add", "subtract"];

describe("the matrix product in WebAssembly", () => {
  it("gives its twin's bits at sizes around its blocks, whatever the steps and the mode", () => {
    const sizes = [0, 1, 2, 3, 5, 8, 17, 65].flatMap((m) =>
      [0, 1, 3, 4, 17, 66].flatMap((n) => [0, 1, 2, 5, 8, 19].map((k) => [m, n, k] as const)),
    );
    sizes.forEach(([m, n, k], i) => {
      const [a, b, c] = [0, 1, 3].map((step) => layouts[Math.floor(i / 3 ** (step % 3)) % 3]);
      check(m, n, k, [a ?? "rows", b ?? "rows", c ?? "rows"], modes[i % 3] as Mode);
    });
  });
  for (const [m, n, k] of [
    [64, 64, 300],
    [65, 64, 257],
    [130, 130, 130],
    [121, 515, 30],
    [3, 700, 600],
    [241, 64, 513],
  ] as const) {
    it(`gives its twin's bits over several panels: ${m}×${k} by ${k}×${n}`, () => {
      for (const layout of layouts) for (const mode of modes) check(m, n, k, [layout, layout, layout], mode);
      check(m, n, k, ["columns", "rows", "rows"], "set");
      check(m, n, k, ["rows", "columns", "rows"], "add");
    });
  }
  it("lets NaN and infinities go where they belong, and nowhere else", () => {
    const X = inside(5, 6, "rows", "x");
    X.data[X.start + X.row] = Number.NaN;
    X.data[X.start + 2 * X.row + 1] = Number.POSITIVE_INFINITY;
    const Z = blank(5, 3);
    gemm(X, inside(6, 3, "rows", "y"), Z);
    for (let i = 0; i < 5; i++) {
      for (let j = 0; j < 3; j++) assert.equal(Number.isFinite(at(Z, i, j)), i !== 1 && i !== 2, `row ${i}`);
    }
    assert.ok(Number.isNaN(at(Z, 1, 0)));
  });
  it("rounds at most once more where it may", function () {
    const [A, B] = [inside(70, 90, "rows", "a"), inside(90, 70, "rows", "b")];
    const product = () => {
      const C = blank(70, 70);
      gemm(A, B, C);
      return C;
    };
    const fast = on("fast", product);
    if (fast === null) this.skip();
    closeTo(fast, on("strict", product) as View, bound(A, B, blank(70, 70)));
  });
  it("can be stopped on its way", () => {
    const A = inside(400, 400, "rows", "a");
    let asked = 0;
    const stop = () => ++asked > 3;
    assert.equal(
      cancellable(stop, () => gemm(A, A, blank(400, 400))),
      null,
    );
    assert.equal(asked, 4);
    gemm(A, A, blank(400, 400));
  });
  it("works between an arena and other memory", () => {
    const arena = createArena(1e6);
    assert.ok(!("error" in arena));
    const [A, B] = [inside(20, 30, "rows", "a"), inside(30, 25, "rows", "b")];
    const expected = blank(20, 25);
    gemm(A, B, expected);
    const inArena = copyOf(A, (X) => arena.place(X));
    assert.ok(arena.holds(inArena.data));
    for (const C of [blank(20, 25), copyOf(blank(20, 25), (X) => arena.place(X))]) {
      gemm(inArena, B, C);
      assert.deepEqual(C.data.slice(), expected.data);
    }
  });
});

type Layout = (typeof layouts)[number];

function check(m: number, n: number, k: number, [a, b, c]: readonly [Layout, Layout, Layout], mode: Mode): void {
  const [A, B, C] = [inside(m, k, a, "a"), inside(k, n, b, "b"), inside(m, n, c, "c")];
  const result = (place: Parameters<typeof copyOf>[1]) => {
    const Z = copyOf(C, place);
    gemm(copyOf(A, place), copyOf(B, place), Z, mode);
    return { ...Z, data: Z.data.slice() };
  };
  const expected = on("plain", () => result(undefined)) as View;
  const { copied, inPlace } = onKernels(result);
  const what = `${m}×${k} by ${k}×${n}, ${[a, b, c].join(", ")}, ${mode}`;
  closeTo(copied, expected, 0, `${what}, copied`);
  closeTo(inPlace, expected, 0, `${what}, in place`);
}

/** What each sum of k products may be off by. */
function bound(A: View, B: View, C: View): number {
  const largest = (X: View) => X.data.reduce((top, x) => Math.max(top, Math.abs(x)), 0);
  return 2.3e-16 * (A.cols + 1) * (largest(A) * largest(B) * A.cols + largest(C));
}

/** All of the array, so that nothing beside the matrix was touched. */
function closeTo(actual: View, expected: View, tolerance: number, what = ""): void {
  expected.data.forEach((e, i) => {
    const a = actual.data[i] as number;
    assert.ok(Object.is(a, e) || Math.abs(a - e) <= tolerance, `${what}: entry ${i} is ${a} instead of ${e}`);
  });
}
