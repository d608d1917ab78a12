import assert from "node:assert/strict";
import { zeros } from "../../src/core/tensor";
import { dot, matmul, matvec, outer, vecmat } from "../../src/numeric/matmul";
import { permute } from "../../src/numeric/rearrange";
import { againstNumpy, type Claim, close, nested, normals } from "./judge";

describe("products", () => {
  it("agree with NumPy at every size around the block, and in batches", function () {
    const given: Record<string, ReturnType<typeof normals>> = {};
    const claims: Claim[] = [];
    [
      ...[1, 2, 3, 4, 5, 7, 8, 16, 17, 33].map(
        (n) =>
          [
            [n, n + 1],
            [n + 1, n + 2],
          ] as const,
      ),
      [
        [1, 300],
        [300, 1],
      ],
      [
        [130, 257],
        [257, 515],
      ],
      [
        [5, 600],
        [600, 4],
      ],
      [
        [2, 3, 4],
        [4, 5],
      ],
      [
        [2, 3, 4],
        [2, 4, 5],
      ],
      [
        [3, 4],
        [2, 4, 5],
      ],
      [
        [2, 1, 3, 4],
        [5, 4, 2],
      ],
      [
        [2, 1, 2, 3, 4],
        [3, 1, 4, 2],
      ],
      [
        [0, 4],
        [4, 3],
      ],
      [
        [3, 0],
        [0, 2],
      ],
      [
        [0, 2, 3],
        [3, 2],
      ],
      [
        [0, 2, 3],
        [0, 3, 2],
      ],
    ].forEach(([m, n], i) => {
      const [X, Y] = [normals(m as number[]), normals(n as number[], "y")];
      given[`x${i}`] = X;
      given[`y${i}`] = Y;
      claims.push([matmul(X, Y), `x${i} @ y${i}`]);
    });
    againstNumpy(this, given, claims);
  });

  it("read factors transposed without copying them", () => {
    for (const [n, k, m] of [
      [3, 4, 5],
      [40, 30, 50],
      [1, 7, 1],
    ] as const) {
      for (const lead of [[], [2], [3, 2]]) {
        const X = normals([...lead, n, k]);
        const Y = normals([...lead, k, m], "y");
        const swap = (T: typeof X) => permute(T, [...lead.keys(), lead.length + 1, lead.length]);
        const Z = matmul(X, Y);
        close(matmul(swap(X), Y, { transposeX: true }), Z);
        close(matmul(X, swap(Y), { transposeY: true }), Z);
        close(matmul(swap(X), swap(Y), { transposeX: true, transposeY: true }), Z);
      }
    }
    close(
      matmul(normals([2, 3, 4]), normals([5, 4]), { transposeY: true }),
      matmul(normals([2, 3, 4]), permute(normals([5, 4]), [1, 0])),
    );
  });

  it("of vectors agree with NumPy", function () {
    const [X, Y, x, y] = [normals([3, 4]), normals([2, 3, 4]), normals([3], "v"), normals([4], "w")];
    againstNumpy(this, { X, Y, x, y }, [
      [matvec(X, y), "X @ y"],
      [matvec(Y, y), "Y @ y"],
      [vecmat(x, X), "x @ X"],
      [dot(y, y), "y @ y"],
      [outer(x, y), "np.outer(x, y)"],
      [matvec(zeros([2, 0]), zeros([0])), "np.zeros(2)"],
      [vecmat(zeros([0]), zeros([0, 2])), "np.zeros(2)"],
      [dot(zeros([0]), zeros([0])), "0"],
    ]);
  });

  it("let NaN and Infinity through", () => {
    close(matmul(nested([[0, 1]]), nested([[Number.NaN], [1]])), nested([[Number.NaN]]));
    const X = normals([20, 20]);
    X.data[0] = Infinity;
    assert.ok(Number.isNaN(matmul(X, zeros([20, 20])).data[0]));
  });

  it("refuse sizes that do not fit", () => {
    assert.throws(() => matmul(normals([2, 3]), normals([2, 3])), RangeError);
    assert.throws(() => matmul(normals([2, 2, 3]), normals([3, 3, 3])), RangeError);
    assert.throws(() => dot(normals([2]), normals([3])), RangeError);
  });
});
