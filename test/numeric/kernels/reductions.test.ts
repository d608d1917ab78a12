import assert from "node:assert/strict";
import { type Tensor, tensor, zeros } from "../../../src/core/tensor";
import { logsumexp, max, mean, sum } from "../../../src/numeric/reduce";
import { softmax } from "../../../src/numeric/softmax";
import { close, normals } from "../judge";
import { lengths, on, onKernels, sameTensor, specials } from "./twins";

type Reduction = (X: Tensor, axes: readonly number[], out?: Float64Array) => Tensor;

const exact: Readonly<Record<string, Reduction>> = {
  sum: (X, axes, out) => sum(X, axes, false, out),
  mean: (X, axes, out) => mean(X, axes, true, out),
  max: (X, axes, out) => max(X, axes, false, "propagate", out),
};

describe("reductions in WebAssembly", () => {
  const cases: readonly (readonly [readonly number[], readonly number[]])[] = [
    ...[...lengths, 127, 128, 129, 257, 1000, 5001].map((n) => [[n], [0]] as const),
    ...lengths.flatMap((n) => [[[n, 7], [0]] as const, [[n, 7], [1]] as const, [[9, n], [0]] as const]),
    [[300, 17], [0]],
    [[5, 300, 11], [1]],
    [
      [2, 3, 4],
      [0, 2],
    ],
    [
      [40, 50],
      [0, 1],
    ],
  ];
  for (const [name, f] of Object.entries(exact)) {
    it(`${name}: gives its twin's bits over any axes`, () => {
      for (const [size, axes] of cases) same(f, normals(size, name), axes);
    });
    it(`${name}: gives its twin's bits at special values`, () => {
      for (const n of [1, 2, 3, 9]) {
        for (const x of specials) {
          const data = normals([n, 10], "s").data.map((v, i) => (i % 7 === 3 ? x : v));
          same(f, tensor([n, 10], data), [0]);
          same(f, tensor([n, 10], data), [1]);
        }
      }
    });
  }
  it("sums are as accurate as pairwise ones", () => {
    const n = 1_000_000;
    const X = tensor(
      [n],
      Float64Array.from({ length: n }, () => 0.1),
    );
    const { copied, inPlace } = onKernels((place) => sum(place(X), [0]).data[0] as number);
    assert.equal(copied, inPlace);
    assert.ok(Math.abs(copied - 100_000) <= 1e-8);
  });
  it("log-sum-exp: is its twin's, and safe where exponentials overflow", () => {
    for (const [size, axes] of cases) {
      const X = normals(size, "l");
      const { copied, inPlace } = onKernels((place) => logsumexp(place(X), axes));
      close(copied, on("plain", () => logsumexp(X, axes)) as Tensor, 1e-15 * 8);
      sameTensor(inPlace, copied);
    }
    const inf = Number.POSITIVE_INFINITY;
    const rows = [
      [1000, 1000],
      [-1000, -1000],
      [-inf, -inf],
      [inf, 0],
      [Number.NaN, 1],
    ];
    const { copied } = onKernels(() => logsumexp(tensor([5, 2], rows.flat()), [1]));
    close(copied, tensor([5], [1000 + Math.LN2, -1000 + Math.LN2, -inf, inf, Number.NaN]));
  });
  it("softmax: is its twin's along every axis, and sums to 1", () => {
    for (const n of lengths) {
      const X = normals([5, n, 2], "m");
      for (const axis of [0, 1, 2]) softmaxHolds(X, axis);
      softmaxHolds(normals([n, 9], "m"), 1);
    }
    softmaxHolds(normals([3, 5000], "m"), 1);
    softmaxHolds(tensor([2, 2], [1000, 1001, -1e308, 1e308]), 1);
  });
});

function softmaxHolds(X: Tensor, axis: number): void {
  const { copied, inPlace } = onKernels((place) => softmax(place(X), axis, place(zeros(X.size)).data));
  close(copied, on("plain", () => softmax(X, axis)) as Tensor, 1e-15);
  close(inPlace, copied, 0);
  const totals = sum(copied, [axis]);
  if (X.data.length > 0)
    close(
      totals,
      tensor(
        totals.size,
        totals.data.map(() => 1),
      ),
      1e-14,
    );
}

function same(f: Reduction, X: Tensor, axes: readonly number[]): void {
  const expected = on("plain", () => f(X, axes)) as Tensor;
  const { copied, inPlace } = onKernels((place) => {
    const Z = f(place(X), axes, place(zeros(expected.size)).data);
    return { size: Z.size, data: Z.data.slice() };
  });
  sameTensor(copied, expected);
  sameTensor(inPlace, expected);
}
