import { tensor, zeros } from "../../src/core/tensor";
import {
  gatherAt,
  grid,
  points,
  scatterAdd,
  scatterAddAt,
  scatterSet,
  scatterSetAt,
  take,
} from "../../src/numeric/gather";
import { againstNumpy, close, nested, normals } from "./judge";

describe("gathering", () => {
  const X = normals([3, 4, 5]);
  const I = nested([
    [2, 0],
    [2, 1],
  ]);
  const J = nested([0, 3, 3, 1]);

  it("agrees with NumPy", function () {
    const V = normals([2, 2, 5], "v");
    againstNumpy(this, { x: X, i: I, j: J, v: V }, [
      [take(X, I, 0), "np.take(x, i.astype(int), axis=0)"],
      [take(X, I, 1), "np.take(x, i.astype(int), axis=1)"],
      [take(X, J, 2), "np.take(x, j.astype(int), axis=2)"],
      [take(X, tensor([], [2]), 1), "x[:, 2]"],
      [take(X, zeros([0]), 1), "x[:, []]"],
      [gatherAt(X, grid(X.size, [[2, 0], [1, 1, 3], [4]])), "x[np.ix_([2, 0], [1, 1, 3], [4])]"],
      [gatherAt(X, points(X.size, [I, I])), "x[i.astype(int), i.astype(int)]"],
      [gatherAt(X, points(X.size, [I])), "x[i.astype(int)]"],
      [gatherAt(X, grid(X.size, [[], [1], [4]])), "x[np.ix_(np.array([], int), [1], [4])]"],
      [
        scatterAddAt(V, points([3, 4, 5], [I, I]), [3, 4, 5]),
        "(lambda z: (np.add.at(z, (i.astype(int), i.astype(int)), v), z)[1])(np.zeros((3, 4, 5)))",
      ],
      [
        scatterSetAt(X, V, points([3, 4, 5], [I, I])),
        "(lambda z: (z.__setitem__((i.astype(int), i.astype(int)), v), z)[1])(x.copy())",
      ],
    ]);
  });

  it("adds repeated positions up, and keeps the last one written", () => {
    close(scatterAdd(nested([1, 2, 4]), nested([1, 1, 0]), 0, [3]), nested([4, 3, 0]));
    close(
      scatterAdd(
        nested([
          [1, 2],
          [3, 4],
        ]),
        nested([0, 0]),
        1,
        [2, 2],
      ),
      nested([
        [3, 0],
        [7, 0],
      ]),
    );
    close(scatterSet(nested([7, 7, 7]), nested([1, 1]), 0, nested([1, 2])), nested([7, 2, 7]));
    close(
      scatterSet(zeros([2, 2]), nested([1]), 1, nested([[5], [6]])),
      nested([
        [0, 5],
        [0, 6],
      ]),
    );
  });

  it("reads NaN outside and writes nothing there", () => {
    close(take(nested([1, 2]), nested([1, 2, -1]), 0), nested([2, Number.NaN, Number.NaN]));
    close(scatterAdd(nested([1, 2, 3]), nested([0, 2, -1]), 0, [2]), nested([1, 0]));
    close(gatherAt(X, points(X.size, [nested([9]), nested([0]), nested([0])])), nested([Number.NaN]));
  });
});
