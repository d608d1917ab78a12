/** Principal square root of a matrix. */

import { sqrtm as sqrtmOf } from "../numeric/rootlog";
import { matrixFunction } from "./matrix-functions";

export const sqrtm = matrixFunction({
  name: "sqrtm",
  summary: "Principal square root Z of a matrix: Z Z = X, with eigenvalues in the right half plane.",
  kernel: sqrtmOf,
  cost: 40,
  samples: [{ args: [[3, 3]] }, { args: [[2, 2]] }, { args: [[4, 4]] }, { args: [[1, 1]] }],
  edge(X, Z) {
    if (Z.data.some(Number.isNaN) && X.data.every(Number.isFinite)) {
      const sentence =
        "The matrix has an eigenvalue that is negative, or 0: it has no real square root with a derivative";
      return { at: null, sentence };
    }
    return null;
  },
});
