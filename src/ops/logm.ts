/** Principal logarithm of a matrix. */

import { logm as logmOf } from "../numeric/rootlog";
import { matrixFunction } from "./matrix-functions";

export const logm = matrixFunction({
  name: "logm",
  summary: "Principal logarithm of a matrix: expm(Z) = X.",
  kernel: logmOf,
  cost: 100,
  samples: [{ args: [[3, 3]] }, { args: [[2, 2]] }, { args: [[4, 4]] }, { args: [[1, 1]] }],
  edge(X, Z) {
    if (Z.data.some(Number.isNaN) && X.data.every(Number.isFinite)) {
      const sentence = "The matrix has an eigenvalue that is negative, or 0: it has no real logarithm";
      return { at: null, sentence };
    }
    return null;
  },
});
