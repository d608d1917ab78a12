import assert from "node:assert/strict";
import { Matrix, inverse as otherInverse, solve as otherSolve } from "ml-matrix";
import { count, scalar, type Tensor, tensor, zeros } from "../../src/core/tensor";
import { choleskyAdjoint } from "../../src/numeric/cholesky";
import {
  cholesky,
  determinant,
  determinantSign,
  inverse,
  logDeterminant,
  solve,
  solveTriangular,
  solveVector,
} from "../../src/numeric/linear";
import { matmul } from "../../src/numeric/matmul";
import { draw } from "../../src/numeric/random";
import { eye, permute, tril, triu } from "../../src/numeric/rearrange";
import { againstNumpy, type Claim, close, near, nested, normals } from "./judge";

const SIZES = [1, 2, 3, 5, 8, 16, 17, 25, 33, 60, 101];

describe("systems of equations", () => {
  it("agree with NumPy, also in batches", function () {
    const given: Record<string, Tensor> = {};
    const claims: Claim[] = [];
    [...SIZES.map((n) => [n, n]), [2, 4, 4], [2, 1, 3, 3], [0, 3, 3], [0, 0]].forEach((size, i) => {
      const A = draw("regular", "A", size);
      const n = size[size.length - 1] as number;
      const B = normals([...size.slice(0, -1), 2]);
      const C = normals([n, 3]);
      Object.assign(given, { [`a${i}`]: A, [`b${i}`]: B, [`c${i}`]: C });
      claims.push([inverse(A), `np.linalg.inv(a${i})`], [solve(A, B), `np.linalg.solve(a${i}, b${i})`]);
      claims.push([solve(A, C), `np.linalg.solve(a${i}, np.broadcast_to(c${i}, a${i}.shape[:-2] + c${i}.shape))`]);
      claims.push([determinant(A), `np.linalg.det(a${i})`], [logDeterminant(A), `np.linalg.slogdet(a${i})[1]`]);
      claims.push([determinantSign(A), `np.linalg.slogdet(a${i})[0]`]);
    });
    againstNumpy(this, given, claims);
  });

  it("agree with ml-matrix where pivots matter", () => {
    const A = normals([30, 30]);
    const other = new Matrix(30, 30).fill(0);
    for (let i = 0; i < 900; i++) other.set(Math.floor(i / 30), i % 30, A.data[i] as number);
    const B = normals([30, 4]);
    const right = new Matrix(30, 4).fill(0);
    for (let i = 0; i < 120; i++) right.set(Math.floor(i / 4), i % 4, B.data[i] as number);
    close(inverse(A), nested(otherInverse(other).to2DArray()), 1e-11);
    close(solve(A, B), nested(otherSolve(other, right).to2DArray()), 1e-11);
  });

  it("give back the right side", () => {
    for (const n of SIZES) {
      const A = draw("regular", "r", [n, n]);
      close(matmul(A, inverse(A)), eye(n), 1e-12);
      const b = normals([n]);
      const x = solveVector(A, b);
      close(matmul(A, { size: [n, 1], data: x.data }), { size: [n, 1], data: b.data }, 1e-12);
    }
    close(
      solveVector(
        nested([
          [0, 2],
          [4, 0],
        ]),
        nested([2, 4]),
      ),
      nested([1, 1]),
    );
    assert.deepEqual(solve(normals([2, 3, 3]), normals([3, 1])).size, [2, 3, 1]);
  });

  it("answer for singular matrices without an exception", () => {
    const A = nested([
      [1, 2],
      [2, 4],
    ]);
    close(determinant(A), scalar(0));
    close(logDeterminant(A), scalar(-Infinity));
    close(determinantSign(A), scalar(0));
    assert.ok(inverse(A).data.every((x) => x === Infinity));
    assert.ok(solve(A, nested([[1], [1]])).data.every((x) => !Number.isFinite(x)));
    close(determinant(zeros([3, 3])), scalar(0));
    close(determinant(zeros([0, 0])), scalar(1));
    assert.ok(Number.isNaN(determinant(tensor([2, 2], [Number.NaN, 1, 1, 1])).data[0]));
  });

  it("neither overflow nor vanish in the logarithm", () => {
    const A = tensor([400, 400], eye(400).data.map((x) => 10 * x)); // biome-ignore format: short
    near(logDeterminant(A).data[0] as number, 400 * Math.log(10));
    close(determinant(nested([[-2]])), scalar(-2));
    close(
      determinant(
        nested([
          [0, 1],
          [1, 0],
        ]),
      ),
      scalar(-1),
    );
  });

  it("read one triangle only", () => {
    for (const n of SIZES) {
      const A = draw("regular", "t", [n, n]);
      const B = normals([n, 3]);
      for (const lower of [true, false]) {
        const T = lower ? tril(A) : triu(A);
        for (const transpose of [true, false]) {
          const X = solveTriangular(A, B, { lower, transpose });
          close(matmul(T, X, { transposeX: transpose }), B, 1e-11, `${n} ${lower} ${transpose}`);
        }
        const unit = lower ? tril(A, -1) : triu(A, 1);
        const U = tensor([n, n], unit.data.map((x, i) => x * 0.3 + (eye(n).data[i] as number))); // biome-ignore format: short
        const Y = solveTriangular(U, B, { lower, unit: true });
        close(matmul(U, Y), B, 1e-11);
      }
    }
  });
});

describe("Cholesky", () => {
  it("agrees with NumPy, also in batches", function () {
    const given: Record<string, Tensor> = {};
    const claims: Claim[] = [];
    [...SIZES.map((n) => [n, n]), [3, 4, 4], [0, 2, 2], [0, 0], [150, 150]].forEach((size, i) => {
      const A = draw("spd", "A", size);
      given[`a${i}`] = A;
      claims.push([cholesky(A), `np.linalg.cholesky(a${i})`], [matmul(cholesky(A), swap(cholesky(A))), `a${i}`]);
    });
    againstNumpy(this, given, claims);
  });

  it("reads the lower triangle, and is NaN where there is no factor", () => {
    close(
      cholesky(
        nested([
          [4, 99],
          [2, 5],
        ]),
      ),
      nested([
        [2, 0],
        [1, 2],
      ]),
    );
    assert.ok(
      cholesky(
        nested([
          [1, 2],
          [2, 1],
        ]),
      ).data.every(Number.isNaN),
    );
    assert.ok(cholesky(zeros([1, 1])).data.every(Number.isNaN));
  });

  it("has the reverse of both conventions: ⟨L̄, dL⟩ = ⟨Ā, dA⟩", () => {
    for (const size of [
      [1, 1],
      [4, 4],
      [30, 30],
      [2, 3, 3],
    ]) {
      const [A, Lbar] = [draw("spd", "c", size), normals(size, "bar")];
      const D = normals(size, "direction");
      const dA = tensor(size, D.data.map((x, i) => x + (swap(D).data[i] as number))); // biome-ignore format: short
      const h = 1e-6;
      const [up, down] = [h, -h].map((s) => cholesky(tensor(size, A.data.map((a, i) => a + s * (dA.data[i] as number))))); // biome-ignore format: short
      const dL = (up as Tensor).data.map((u, i) => (u - ((down as Tensor).data[i] as number)) / (2 * h));
      const expected = inner(Lbar.data, dL);
      const L = cholesky(A);
      const symmetric = choleskyAdjoint(L, Lbar, "symmetric");
      const triangular = choleskyAdjoint(L, Lbar, "triangular");
      near(inner(symmetric.data, dA.data), expected, 1e-6, "symmetric");
      near(inner(triangular.data, dA.data), expected, 1e-6, "triangular");
      close(swap(symmetric), symmetric);
      close(tril(triangular), triangular, 0);
    }
  });
});

function swap(X: Tensor): Tensor {
  const r = X.size.length;
  return permute(X, [...Array(r - 2).keys(), r - 1, r - 2]);
}

function inner(x: Float64Array, y: Float64Array): number {
  return x.reduce((s, v, i) => s + v * (y[i] as number), 0 * count([]));
}
