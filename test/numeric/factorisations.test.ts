import assert from "node:assert/strict";
import { EigenvalueDecomposition, Matrix, SingularValueDecomposition } from "ml-matrix";
import { scalar, type Tensor, tensor, toNested, zeros } from "../../src/core/tensor";
import { multiply } from "../../src/numeric/broadcast";
import { condition, reciprocalCondition } from "../../src/numeric/condition";
import { symmetricEigen } from "../../src/numeric/eigen";
import { expm } from "../../src/numeric/expm";
import { leastSquares, pinv } from "../../src/numeric/leastsquares";
import { inverse } from "../../src/numeric/linear";
import { matmul } from "../../src/numeric/matmul";
import { qr } from "../../src/numeric/qr";
import { draw } from "../../src/numeric/random";
import { eye, permute } from "../../src/numeric/rearrange";
import { singularValues, svd } from "../../src/numeric/svd";
import { againstNumpy, type Claim, close, near, nested, normals } from "./judge";

const RECTANGLES = [
  [1, 1],
  [2, 2],
  [5, 3],
  [3, 5],
  [7, 7],
  [40, 11],
  [11, 40],
  [33, 33],
  [1, 6],
  [6, 1],
  [0, 3],
  [3, 0],
  [2, 4, 3],
  [2, 1, 3, 4],
];

describe("QR", () => {
  it("agrees with NumPy, signs included", function () {
    compare(this, RECTANGLES, (A, name) => {
      const [thin, full] = [qr(A), qr(A, "full")];
      const claims: Claim[] = [];
      if (A.size.length === 2) {
        claims.push([thin.R, `np.linalg.qr(${name})[1]`], [thin.Q, `np.linalg.qr(${name})[0]`]);
        claims.push(
          [full.R, `np.linalg.qr(${name}, mode="complete")[1]`],
          [full.Q, `np.linalg.qr(${name}, mode="complete")[0]`],
        );
      }
      claims.push([matmul(thin.Q, thin.R), name], [matmul(full.Q, full.R), name]);
      return claims;
    });
  });

  it("keeps columns that are zero below the diagonal", () => {
    const { Q, R } = qr(
      nested([
        [-2, 1],
        [0, -3],
      ]),
    );
    close(Q, eye(2));
    close(
      R,
      nested([
        [-2, 1],
        [0, -3],
      ]),
    );
    close(qr(zeros([3, 2])).R, zeros([2, 2]));
    const huge = qr(nested([[3e200], [4e200]]));
    near(huge.R.data[0] as number, -5e200, 1e-15);
  });
});

describe("symmetric eigenvalues", () => {
  const sizes = [
    [1, 1],
    [2, 2],
    [3, 3],
    [10, 10],
    [61, 61],
    [2, 3, 4, 4],
    [0, 0],
  ];

  it("agree with NumPy and put the matrix together again", function () {
    compare(this, sizes, (G, name) => {
      const { values, vectors: V } = symmetricEigen(symmetric(G));
      const n = G.size[G.size.length - 1] as number;
      const again = matmul(multiply(V, { size: [...values.size.slice(0, -1), 1, n], data: values.data }), V, {
        transposeY: true,
      });
      const unit = multiply(zeros(G.size), scalar(0));
      unit.data.forEach((_, i) => {
        unit.data[i] = Math.floor(i / n) % n === i % n ? 1 : 0;
      });
      close(matmul(V, V, { transposeX: true }), unit, 1e-13, "VᵀV");
      return [
        [values, `np.linalg.eigvalsh(${name} + np.swapaxes(${name}, -1, -2))`],
        [again, `${name} + np.swapaxes(${name}, -1, -2)`],
      ];
    });
  });

  it("agree with ml-matrix", () => {
    const A = symmetric(normals([20, 20]));
    const other = new EigenvalueDecomposition(new Matrix(toNested(A) as number[][]), { assumeSymmetric: true });
    close(symmetricEigen(A).values, nested([...other.realEigenvalues].sort((a, b) => a - b)), 1e-12);
  });

  it("hold for repeated, zero, graded and non-finite cases", () => {
    close(symmetricEigen(eye(4)).values, nested([1, 1, 1, 1]));
    close(symmetricEigen(zeros([3, 3])).vectors, eye(3));
    const graded = nested([
      [1e10, 1, 0],
      [1, 1, 1e-10],
      [0, 1e-10, 1e-12],
    ]);
    const { values, vectors } = symmetricEigen(graded);
    close(matmul(multiply(vectors, values), vectors, { transposeY: true }), graded);
    assert.ok(
      symmetricEigen(
        nested([
          [Number.NaN, 0],
          [0, 1],
        ]),
      ).values.data.every(Number.isNaN),
    );
    close(
      symmetricEigen(
        nested([
          [1, 99],
          [0, 2],
        ]),
      ).values,
      nested([1, 2]),
    );
  });
});

describe("singular values", () => {
  it("agree with NumPy and put the matrix together again", function () {
    compare(this, RECTANGLES, (A, name) => {
      const { U, values, V } = svd(A);
      const k = values.size[values.size.length - 1] as number;
      const scaled = multiply(U, { size: [...values.size.slice(0, -1), 1, k], data: values.data });
      return [
        [values, `np.linalg.svd(${name}, compute_uv=False)`],
        [matmul(scaled, V, { transposeY: true }), name],
        [matmul(U, U, { transposeX: true }), `np.broadcast_to(np.eye(${k}), ${name}.shape[:-2] + (${k}, ${k}))`],
        [matmul(V, V, { transposeX: true }), `np.broadcast_to(np.eye(${k}), ${name}.shape[:-2] + (${k}, ${k}))`],
      ];
    });
  });

  it("agree with ml-matrix", () => {
    const A = normals([20, 12]);
    const other = new SingularValueDecomposition(new Matrix(toNested(A) as number[][]));
    close(singularValues(A), nested(other.diagonal), 1e-12);
  });

  it("hold for deficient, graded and extreme matrices", () => {
    for (const A of [
      zeros([4, 3]),
      matmul(normals([6, 2]), normals([2, 5])),
      nested([
        [1, 1],
        [1, 1],
      ]),
      eye(3),
    ]) {
      const { U, values, V } = svd(A);
      close(matmul(multiply(U, values), V, { transposeY: true }), A);
      close(matmul(U, U, { transposeX: true }), eye(values.data.length));
      close(matmul(V, V, { transposeX: true }), eye(values.data.length));
    }
    for (const scale of [1e-200, 1e200]) {
      const big = tensor([4, 4], normals([4, 4]).data.map((x) => x * scale)); // biome-ignore format: short
      near(singularValues(big).data[3] as number, (singularValues(normals([4, 4])).data[3] as number) * scale, 1e-12);
    }
    const small = singularValues(
      nested([
        [1, 0],
        [0, 1e-20],
      ]),
    ).data;
    near(small[1] as number, 1e-20);
    assert.ok(
      singularValues(
        nested([
          [Infinity, 0],
          [0, 1],
        ]),
      ).data.every(Number.isNaN),
    );
  });
});

describe("least squares", () => {
  it("agree with NumPy at full and deficient rank", function () {
    const given: Record<string, Tensor> = {};
    const claims: Claim[] = [];
    const deficient = matmul(normals([8, 2], "l"), normals([2, 4], "r"));
    [
      ...[
        [5, 3],
        [3, 5],
        [4, 4],
        [30, 7],
      ].map((size) => normals(size)),
      deficient,
    ].forEach((A, i) => {
      const B = normals([A.size[0] as number, 2], "b");
      Object.assign(given, { [`a${i}`]: A, [`b${i}`]: B });
      claims.push([leastSquares(A, B), `np.linalg.lstsq(a${i}, b${i}, rcond=None)[0]`, 1e-12]);
      claims.push([pinv(A), `np.linalg.pinv(a${i}, rcond=1e-14)`, 1e-12]);
    });
    againstNumpy(this, given, claims);
  });

  it("solve in batches; the pseudo-inverse of zeros is zeros", () => {
    const [A, B] = [normals([2, 5, 3]), normals([2, 5, 1])];
    const X = leastSquares(A, B);
    assert.deepEqual(X.size, [2, 3, 1]);
    const residual = tensor(B.size, matmul(A, X).data.map((v, i) => v - (B.data[i] as number))); // biome-ignore format: short
    close(matmul(A, residual, { transposeX: true }), zeros([2, 3, 1]));
    close(pinv(zeros([2, 3])), zeros([3, 2]));
    assert.deepEqual(pinv(normals([2, 3, 4])).size, [2, 4, 3]);
  });
});

describe("condition numbers", () => {
  it("agree with NumPy; the estimate within a factor of 3", function () {
    const sizes = [
      [1, 1],
      [3, 3],
      [20, 20],
      [2, 4, 4],
    ];
    compare(this, sizes, (A, name) => [[condition(A), `np.linalg.cond(${name})`, 1e-11]]);
  });

  it("estimate from above and are 0 for singular matrices", () => {
    for (let n = 1; n < 30; n++) {
      const A = normals([n, n], `cond${n}`);
      const exact = 1 / (columns(A) * columns(inverse(A)));
      const estimate = reciprocalCondition(A).data[0] as number;
      assert.ok(estimate >= exact * (1 - 1e-10) && estimate <= 3 * exact, `${n}: ${estimate} for ${exact}`);
    }
    close(
      reciprocalCondition(
        nested([
          [1, 2],
          [2, 4],
        ]),
      ),
      scalar(0),
    );
    close(reciprocalCondition(eye(3)), scalar(1));
    assert.ok(Number.isNaN(reciprocalCondition(nested([[Number.NaN]])).data[0]));
    const hilbert = tensor(
      [8, 8],
      Float64Array.from({ length: 64 }, (_, i) => 1 / (Math.floor(i / 8) + (i % 8) + 1)),
    );
    near(reciprocalCondition(hilbert).data[0] as number, 2.9522e-11, 1e-3);
  });
});

describe("the matrix exponential", () => {
  it("is that of known matrices", () => {
    close(expm(zeros([2, 2])), eye(2));
    for (const t of [1e-9, 0.01, 0.2, 0.9, 2, 5, 30]) {
      close(
        expm(
          nested([
            [0, -t],
            [t, 0],
          ]),
        ),
        nested([
          [Math.cos(t), -Math.sin(t)],
          [Math.sin(t), Math.cos(t)],
        ]),
        1e-13,
        `${t}`,
      );
      close(
        expm(
          nested([
            [-t, t],
            [0, -t],
          ]),
        ),
        nested([
          [Math.exp(-t), t * Math.exp(-t)],
          [0, Math.exp(-t)],
        ]),
        1e-13,
      );
    }
    assert.ok(expm(nested([[Infinity]])).data.every(Number.isNaN));
    assert.deepEqual(expm(zeros([0, 0])).size, [0, 0]);
  });

  it("agrees with the eigenvalues, in batches", () => {
    for (const size of [
      [5, 5],
      [2, 12, 12],
    ]) {
      const A = symmetric(normals(size));
      const { values, vectors: V } = symmetricEigen(A);
      const w = {
        size: [...values.size.slice(0, -1), 1, values.size[values.size.length - 1] as number],
        data: values.data.map(Math.exp),
      };
      close(expm(A), matmul(multiply(V, w), V, { transposeY: true }), 1e-12);
    }
    const A = draw("regular", "e", [9, 9]);
    close(matmul(expm(A), expm(multiply(A, scalar(-1)))), eye(9), 1e-12);
  });
});

function symmetric(G: Tensor): Tensor {
  const r = G.size.length;
  const T = permute(G, [...Array(r - 2).keys(), r - 1, r - 2]);
  return tensor(G.size, G.data.map((x, i) => x + (T.data[i] as number))); // biome-ignore format: short
}

function columns(A: Tensor): number {
  const n = A.size[1] as number;
  const sums = new Float64Array(n);
  A.data.forEach((x, i) => {
    sums[i % n] = (sums[i % n] as number) + Math.abs(x);
  });
  return Math.max(...sums);
}

function compare(
  test: Mocha.Context,
  sizes: readonly number[][],
  claims: (A: Tensor, name: string) => readonly Claim[],
): void {
  const given: Record<string, Tensor> = {};
  const all = sizes.flatMap((size, i) => {
    const A = normals(size);
    given[`a${i}`] = A;
    return claims(A, `a${i}`).filter((c) => !c[1].includes("eigvalsh") || size[size.length - 1] !== 0);
  });
  againstNumpy(test, given, all);
}
