import assert from "node:assert/strict";
import { type Tensor, tensor } from "../../../src/core/tensor";
import { cancellable } from "../../../src/numeric/cancel";
import { cholesky, choleskyAdjoint } from "../../../src/numeric/cholesky";
import { inverse, solve } from "../../../src/numeric/linear";
import { factorLU } from "../../../src/numeric/lu";
import { matmul } from "../../../src/numeric/matmul";
import { solveLower, solveUpper } from "../../../src/numeric/triangular";
import { at, matrixOf, put, type View } from "../../../src/numeric/view";
import { close, normals } from "../judge";
import { copyOf, inside, lengths, on, onKernels } from "./twins";

const sizes = [...lengths, 9, 16, 23, 24, 25, 33, 100];

describe("triangular systems in WebAssembly", () => {
  const layouts = ["rows", "columns", "gaps"] as const;
  for (const [name, solver, upper] of [
    ["lower", solveLower, false],
    ["upper", solveUpper, true],
  ] as const) {
    it(`${name}: are solved as by the twin, whatever the steps; the other triangle is not read`, () => {
      sizes.forEach((n, i) => {
        for (const cols of [1, 2, 3, 8, 17]) {
          for (const unit of [false, true]) {
            const [T, B] = [
              triangle(n, upper, layouts[i % 3] ?? "rows"),
              inside(n, cols, layouts[cols % 3] ?? "rows", "b"),
            ];
            const result = (place?: (X: Tensor) => Tensor): Tensor => {
              const X = copyOf(B, place);
              solver(copyOf(T, place), X, unit);
              return tensor([X.data.length], X.data.slice());
            };
            const { copied, inPlace } = onKernels(result);
            const expected = on("plain", () => result()) as Tensor;
            close(copied, expected, 1e-12, `${n} ${cols} ${unit}`);
            close(inPlace, expected, 1e-12, `${n} ${cols} ${unit}`);
          }
        }
      });
    });
  }
});

describe("factorisations in WebAssembly", () => {
  it("LU: has the twin's pivots and factors, at any shape", () => {
    for (const m of sizes) {
      for (const n of [0, 1, 3, 8, 20, 65, m]) {
        const A = matrixOf(normals([m, n], "lu"));
        const ours = onKernels(() => factorLU(A)).copied;
        const twin = on("plain", () => factorLU(A)) as typeof ours;
        assert.deepEqual(ours.pivots, twin.pivots);
        close(tensor([m, n], ours.lu.data), tensor([m, n], twin.lu.data), 1e-11);
      }
    }
  });
  it("LU: passes over a column without a pivot, and lets NaN through", () => {
    const A = normals([40, 40], "s");
    for (let i = 0; i < 40; i++) A.data[i * 40 + 20] = 0;
    const { copied } = onKernels(() => factorLU(matrixOf(A)));
    assert.equal(at(copied.lu, 20, 20), 0);
    A.data[5] = Number.NaN;
    assert.ok(onKernels(() => factorLU(matrixOf(A))).copied.lu.data.some(Number.isNaN));
  });
  it("solutions and inverses: undo the product", () => {
    for (const n of sizes) {
      const [A, X] = [regular(n), normals([n, 3], "x")];
      const B = matmul(A, X);
      close(onKernels(() => solve(A, B)).copied, X, 1e-10);
      const I = tensor(
        [n, n],
        Float64Array.from({ length: n * n }, (_, i) => (i % (n + 1) === 0 ? 1 : 0)),
      );
      close(matmul(A, onKernels(() => inverse(A)).copied), I, 1e-10);
    }
  });
  it("Cholesky: is the twin's, reads the lower triangle only, and says when a matrix is not positive definite", () => {
    for (const n of sizes) {
      const A = positive(n);
      const spoilt = tensor(
        [n, n],
        A.data.map((a, i) => (i % n > Math.floor(i / n) ? Number.NaN : a)),
      );
      const { copied } = onKernels(() => cholesky(spoilt));
      close(copied, on("plain", () => cholesky(A)) as Tensor, 1e-13);
      if (n < 2) continue;
      A.data[n * n - 1] = -1;
      assert.ok(onKernels(() => cholesky(A)).copied.data.every(Number.isNaN));
    }
  });
  for (const convention of ["triangular", "symmetric"] as const) {
    it(`the reverse of Cholesky, ${convention}: is that of the formula`, () => {
      for (const n of sizes) {
        const [L, Lbar] = [cholesky(positive(n)), normals([n, n], "bar")];
        const { copied } = onKernels(() => choleskyAdjoint(L, Lbar, convention));
        close(copied, on("plain", () => choleskyAdjoint(L, Lbar, convention)) as Tensor, 1e-12);
      }
    });
  }
  it("can be stopped on their way, and work afterwards", () => {
    const A = positive(300);
    const works: readonly (() => unknown)[] = [() => cholesky(A), () => factorLU(matrixOf(A)), () => inverse(A)];
    for (const work of works) {
      assert.equal(
        cancellable(() => true, work),
        null,
      );
    }
    close(cholesky(A), on("plain", () => cholesky(A)) as Tensor, 1e-13);
  });
});

/** A well conditioned triangle; what lies on the other side of the diagonal must not matter. */
function triangle(n: number, upper: boolean, layout: "rows" | "columns" | "gaps"): View {
  const T = inside(n, n, layout, "t");
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      if (i === j) put(T, i, j, 2 + (i % 3));
      else put(T, i, j, i < j === upper ? at(T, i, j) / n : Number.NaN);
    }
  }
  return T;
}

function regular(n: number): Tensor {
  const A = normals([n, n], "r");
  for (let i = 0; i < n; i++) A.data[i * (n + 1)] = (A.data[i * (n + 1)] as number) + 2 * Math.sqrt(n) + 1;
  return A;
}

function positive(n: number): Tensor {
  const B = normals([n, n], "p");
  const A = matmul(B, B, { transposeY: true });
  for (let i = 0; i < n; i++) A.data[i * (n + 1)] = (A.data[i * (n + 1)] as number) + n;
  return A;
}
