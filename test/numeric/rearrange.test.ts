import assert from "node:assert/strict";
import { scalar, zeros } from "../../src/core/tensor";
import {
  concat,
  eye,
  flip,
  pad,
  permute,
  repeat,
  reshape,
  roll,
  slice,
  stack,
  tile,
  tril,
  triu,
  unslice,
  update,
} from "../../src/numeric/rearrange";
import { diagonal, diagonalMatrix, trace } from "../../src/numeric/triangle";
import { againstNumpy, close, nested, normals } from "./judge";

describe("rearranging", () => {
  const X = normals([2, 3, 4]);
  const Y = normals([2, 5, 4], "y");
  const M = normals([4, 6]);
  const V = normals([2, 3, 4, 2, 3]);
  const E = zeros([0, 3]);

  it("agrees with NumPy", function () {
    againstNumpy(this, { x: X, y: Y, m: M, v: V, e: E }, [
      [permute(X, [2, 0, 1]), "np.transpose(x, (2, 0, 1))"],
      [permute(V, [4, 1, 3, 0, 2]), "np.transpose(v, (4, 1, 3, 0, 2))"],
      [permute(M, [1, 0]), "m.T"],
      [permute(E, [1, 0]), "e.T"],
      [reshape(X, [4, 6], "C"), "x.reshape(4, 6)"],
      [reshape(X, [4, 6], "F"), "x.reshape((4, 6), order='F')"],
      [reshape(V, [9, 2, 8], "F"), "v.reshape((9, 2, 8), order='F')"],
      [reshape(E, [3, 0, 2], "F"), "e.reshape((3, 0, 2), order='F')"],
      [slice(X, [1, 2, 0], [1, -1, 2], [1, 3, 2]), "x[1:2, ::-1, ::2]"],
      [slice(M, [3, 5], [-2, -3], [2, 2]), "m[3::-2, 5::-3]"],
      [slice(M, [0, 0], [1, 1], [0, 6]), "m[:0]"],
      [concat([X, Y], 1), "np.concatenate([x, y], axis=1)"],
      [concat([X, X, X], 0), "np.concatenate([x, x, x], axis=0)"],
      [concat([X, X], 2), "np.concatenate([x, x], axis=2)"],
      [concat([E, normals([2, 3])], 0), `np.array(${JSON.stringify([...normals([2, 3]).data])}).reshape(2, 3)`],
      [stack([M, M], 0), "np.stack([m, m])"],
      [stack([M, M], 2), "np.stack([m, m], axis=2)"],
      [flip(X, [0, 2]), "np.flip(x, (0, 2))"],
      [roll(X, 2, 1), "np.roll(x, 2, axis=1)"],
      [roll(X, -5, 2), "np.roll(x, -5, axis=2)"],
      [tile(M, [2, 3]), "np.tile(m, (2, 3))"],
      [tile(M, [2]), "np.tile(m, 2)"],
      [tile(M, [2, 1, 2]), "np.tile(m, (2, 1, 2))"],
      [repeat(X, 3, 1), "np.repeat(x, 3, axis=1)"],
      [pad(X, [1, 0, 2], [0, 3, 1]), "np.pad(x, ((1, 0), (0, 3), (2, 1)))"],
      [pad(M, [1, 1], [1, 1], 7), "np.pad(m, 1, constant_values=7)"],
      ...[-2, -1, 0, 1, 3].flatMap((k) => [
        [tril(X, k), `np.tril(x, ${k})`] as const,
        [triu(X, k), `np.triu(x, ${k})`] as const,
        [diagonal(X, k), `np.diagonal(x, ${k}, -2, -1)`] as const,
        [eye(3, 5, k), `np.eye(3, 5, ${k})`] as const,
        [
          diagonalMatrix(normals([3], "d"), k),
          `np.diag(np.array(${JSON.stringify([...normals([3], "d").data])}), ${k})`,
        ] as const,
      ]),
      [trace(X), "np.trace(x, axis1=-2, axis2=-1)"],
      [trace(M), "np.trace(m)"],
    ]);
  });

  it("replaces a block, and puts one into zeros", () => {
    const block = nested([
      [1, 2],
      [3, 4],
    ]);
    close(
      unslice(block, [0, 2], [1, -2], [2, 3]),
      nested([
        [2, 0, 1],
        [4, 0, 3],
      ]),
    );
    close(
      update(eye(2), nested([[5]]), [0, 1], [1, 1]),
      nested([
        [1, 5],
        [0, 1],
      ]),
    );
    close(update(scalar(1), scalar(2), [], []), scalar(2));
    const picked = slice(unslice(X, [1, 1, 7], [1, 2, -1], [4, 8, 9]), [1, 1, 7], [1, 2, -1], X.size);
    close(picked, X);
  });

  it("refuses what does not fit", () => {
    assert.throws(() => slice(M, [3, 0], [1, 1], [2, 1]), RangeError);
    assert.throws(() => reshape(M, [5, 5], "C"), RangeError);
    assert.throws(() => slice(M, [0, 0], [-1, 1], [2, 1]), RangeError);
  });

  it("leaves its operands alone", () => {
    const before = [...M.data];
    update(M, nested([[9]]), [0, 0], [1, 1]);
    tril(M);
    concat([M, M], 0);
    assert.deepEqual([...M.data], before);
  });
});
