import assert from "node:assert/strict";
import { scalar, tensor, zeros } from "../../src/core/tensor";
import {
  add,
  broadcastSize,
  broadcastTo,
  divide,
  map1,
  map2,
  multiply,
  select,
  subtract,
  sumTo,
} from "../../src/numeric/broadcast";
import { againstNumpy, type Claim, close, nested, normals } from "./judge";

const SIZES: readonly (readonly [number[], number[]])[] = [
  [
    [3, 4],
    [3, 4],
  ],
  [[3, 4], [4]],
  [
    [3, 4],
    [3, 1],
  ],
  [
    [3, 1],
    [1, 4],
  ],
  [[], [3, 4]],
  [[3, 4], []],
  [[], []],
  [
    [2, 1, 4],
    [3, 1],
  ],
  [
    [2, 3, 1, 2],
    [3, 5, 1],
  ],
  [
    [2, 1, 3, 1, 2],
    [1, 4, 1, 5, 2],
  ],
  [[0, 4], [4]],
  [
    [3, 0],
    [3, 1],
  ],
  [[1], [0]],
];

describe("stretching", () => {
  it("finds the common size, aligned at the last axis", () => {
    assert.deepEqual(broadcastSize([3, 4], [4]), [3, 4]);
    assert.deepEqual(broadcastSize([3, 1], [2]), [3, 2]);
    assert.deepEqual(broadcastSize([1], [0]), [0]);
    assert.deepEqual(broadcastSize([], []), []);
    assert.equal(broadcastSize([3, 4], [3]), null);
    assert.equal(broadcastSize([2], [0]), null);
  });

  it("computes + − ⊙ ⊘ as NumPy does, exactly, up to five axes", function () {
    const given: Record<string, ReturnType<typeof normals>> = {};
    const claims: Claim[] = [];
    SIZES.forEach(([m, n], i) => {
      const X = normals(m, "x");
      const Y = normals(n, "y");
      given[`x${i}`] = X;
      given[`y${i}`] = Y;
      for (const [f, sign] of [
        [add, "+"],
        [subtract, "-"],
        [multiply, "*"],
        [divide, "/"],
      ] as const) {
        claims.push([f(X, Y), `x${i} ${sign} y${i}`, 0]);
      }
      claims.push([map2(X, Y, Math.max), `np.maximum(x${i}, y${i})`, 0]);
    });
    againstNumpy(this, given, claims);
  });

  it("refuses sizes that do not fit", () => {
    assert.throws(() => add(normals([3]), normals([4])), RangeError);
    assert.throws(() => broadcastTo(normals([3, 4]), [4]), RangeError);
    assert.throws(() => sumTo(normals([3, 4]), [3]), RangeError);
  });

  it("chooses without touching the other side", () => {
    const C = nested([1, 0, Number.NaN]);
    close(select(C, nested([1, Number.NaN, 3]), scalar(7)), nested([1, 7, 3]));
    close(
      select(nested([[1], [0]]), nested([1, 2]), scalar(0)),
      nested([
        [1, 2],
        [0, 0],
      ]),
    );
  });

  it("repeats and sums back: ⟨repeat x, Z⟩ = ⟨x, sum Z⟩", () => {
    for (const [from, to] of [
      [[4], [3, 4]],
      [
        [3, 1],
        [3, 4],
      ],
      [[], [2, 3]],
      [
        [2, 1, 3, 1],
        [2, 4, 3, 5],
      ],
      [
        [1, 1],
        [1, 5],
      ],
      [
        [3, 4],
        [3, 4],
      ],
      [[1], [0]],
    ] as const) {
      const [x, Z] = [normals(from), normals(to)];
      const left = multiply(broadcastTo(x, to), Z).data.reduce((a, b) => a + b, 0);
      const back = sumTo(Z, from);
      assert.deepEqual(back.size, from);
      const right = multiply(x, back).data.reduce((a, b) => a + b, 0);
      assert.ok(Math.abs(left - right) < 1e-12, `${from} → ${to}`);
    }
  });

  it("maps arrays of any rank, empty ones too", () => {
    close(map1(nested([[1, 4]]), Math.sqrt), nested([[1, 2]]));
    close(map1(scalar(4), Math.sqrt), scalar(2));
    close(map1(zeros([2, 0]), Math.sqrt), zeros([2, 0]));
    close(divide(nested([1, 0, -1]), scalar(0)), tensor([3], [Infinity, Number.NaN, -Infinity]));
  });
});
