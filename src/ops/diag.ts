/** Diagonal of a matrix, as a vector. */

import { type Operation } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { zero } from "../core/dim";
import { diagonal } from "../numeric/linear";
import { squareOnly } from "./matrices";
import { call } from "./notation";

export const diag: Operation = {
  name: "diag",
  summary: "Diagonal of a matrix, as a vector.",
  params: ["X"],
  shape: ([X]) => squareOnly(X, (s) => s.slice(0, -1)),
  kernel: ([X]) => diagonal(X as Tensor),
  vjp: { X: "diagmat(Zbar)" },
  flops: () => zero,
  notation: call({ unicode: "diag", latex: "\\operatorname{diag}", numpy: "np.diag" }),
  samples: [{ args: [[3, 3]] }, { args: [[5, 5]] }, { args: [[1, 1]] }],
};
