/** Square roots, logarithms, eigenvalues of general matrices and cofactors, at sizes people use. */
import assert from "node:assert/strict";
import { type Tensor, tensor } from "../../src/core/tensor";
import { cofactors } from "../../src/numeric/cofactors";
import { generalEigenOf } from "../../src/numeric/eigengeneral";
import { expm } from "../../src/numeric/expm";
import { determinant, inverse } from "../../src/numeric/linear";
import { matmul } from "../../src/numeric/matmul";
import { draw } from "../../src/numeric/random";
import { logm, sqrtm } from "../../src/numeric/rootlog";
import { eye } from "../../src/numeric/triangle";
import { againstNumpy, type Claim, close, nested, normals } from "./judge";

const sizes = [1, 2, 3, 7, 20, 40];

/** M diag(1, 1.5, 2 …) M⁻¹: a real spectrum, and far from symmetric. */
function realSpectrum(n: number): Tensor {
  const M = draw("regular", `M${n}`, [n, n]);
  const D = tensor(
    [n, n],
    Float64Array.from({ length: n * n }, (_, at) => (at % (n + 1) === 0 ? 1 + at / (n + 1) / 2 : 0)),
  );
  return matmul(matmul(M, D), inverse(M));
}

describe("square roots and logarithms", () => {
  it("are what they are of, again", () => {
    for (const n of sizes) {
      for (const A of [draw("regular", `A${n}`, [n, n]), draw("spd", `S${n}`, [n, n]), realSpectrum(n)]) {
        const R = sqrtm(A);
        close(matmul(R, R), A, 1e-11, `root of ${n}`);
        close(expm(logm(A)), A, 1e-11, `logarithm of ${n}`);
      }
    }
  });

  it("hold where the matrix is 0, triangular with equal entries, or has no real one", () => {
    close(sqrtm(tensor([2, 2], [0, 0, 0, 0])), tensor([2, 2], [0, 0, 0, 0]));
    close(sqrtm(nested([[4, 1], [0, 4]])), nested([[2, 0.25], [0, 2]])); // biome-ignore format: short
    close(logm(nested([[Math.E, Math.E], [0, Math.E]])), nested([[1, 1], [0, 1]]), 1e-12); // biome-ignore format: short
    for (const A of [
      nested([
        [-1, 0],
        [0, 1],
      ]),
      nested([
        [-2, 1],
        [0, -3],
      ]),
    ]) {
      // biome-ignore format: short
      assert.ok(sqrtm(A).data.every(Number.isNaN));
      assert.ok(logm(A).data.every(Number.isNaN));
    }
    assert.ok(sqrtm(nested([[Number.NaN, 0], [1, 1]])).data.every(Number.isNaN)); // biome-ignore format: short
  });
});

describe("eigenvalues of general matrices", () => {
  it("are NumPy's where they are real, with vectors of length 1", function () {
    const given: Record<string, Tensor> = {};
    const claims: Claim[] = sizes.map((n) => {
      const A = realSpectrum(n);
      given[`a${n}`] = A;
      const { values, vectors: V } = generalEigenOf(A);
      const scaled = tensor(V.size, V.data.map((x, at) => x * (values.data[at % n] as number))); // biome-ignore format: short
      close(matmul(A, V), scaled, 1e-11, `A V of ${n}`);
      for (let j = 0; j < n; j++) {
        const squares = V.data.reduce((s, x, at) => (at % n === j ? s + x * x : s), 0);
        assert.ok(Math.abs(squares - 1) < 1e-12);
      }
      return [tensor([n], values.data.slice().sort()), `np.sort(np.linalg.eigvals(a${n}).real)`, 1e-11];
    });
    againstNumpy(this, given, claims);
  });

  it("are not a number where one of them is complex", () => {
    for (const A of [nested([[0, 1], [-1, 0]]), nested([[0, 1, 0], [0, 0, 1], [1, 0, 0]])]) // biome-ignore format: short
      assert.ok(generalEigenOf(A).values.data.every(Number.isNaN));
  });
});

describe("cofactors", () => {
  it("are det(A) A⁻ᵀ, and those of its two-by-two blocks where A is singular", () => {
    for (const n of [2, 3, 6]) {
      const A = normals([n, n]);
      const det = determinant(A).data[0] as number;
      close(matmul(A, cofactors(A), { transposeY: true }), tensor([n, n], eye(n).data.map((x) => det * x)), 1e-12); // biome-ignore format: short
    }
    const singular = nested([[1, 2, 3], [4, 5, 6], [7, 8, 9]]); // biome-ignore format: short
    close(cofactors(singular), nested([[-3, 6, -3], [6, -12, 6], [-3, 6, -3]]), 1e-13); // biome-ignore format: short
    close(cofactors(nested([[0]])), nested([[1]]));
  });
});
