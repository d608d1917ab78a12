/** Diagonal matrix made from a vector. */

import { type Operation } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { zero } from "../core/dim";
import { diagonalMatrix } from "../numeric/linear";
import { call } from "./notation";

export const diagmat: Operation = {
  name: "diagmat",
  summary: "Diagonal matrix made from a vector.",
  params: ["X"],
  shape: ([X = []]) => [...X, ...X.slice(-1)],
  kernel: ([X]) => diagonalMatrix(X as Tensor),
  vjp: { X: "diag(Zbar)" },
  flops: () => zero,
  notation: call({ unicode: "diag", latex: "\\operatorname{diag}", numpy: "np.diag" }),
  samples: [{ args: [[3]] }, { args: [[1]] }, { args: [[5]] }],
};
