/** Singular values of a matrix, descending. */

import type { Operation } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { svdOf } from "../numeric/memo";
import { oneOnly } from "./matrices";
import { call } from "./notation";
import { degenerate, matrixOnly, svdCost } from "./singular";
import { shorter, vectorEach } from "./spectral";

export const svdvals: Operation = {
  name: "svdvals",
  summary: "Singular values of a matrix, descending; with keep as a column.",
  params: ["X"],
  attrs: ["keep"],
  shape: ([X], attrs) => matrixOnly(X, (s) => vectorEach(s, shorter(s), attrs)),
  kernel: ([X], _, size) => ({ size, data: svdOf(X as Tensor).values.data }),
  vjp: { X: "svdu(X) * (diagmat(Zbar, keep) * svdv(X)')" },
  flops: ([X]) => svdCost(X),
  notation: {
    ...call({ unicode: "σ", latex: "\\sigma" }),
    matlab: (c) => (c.attrs.keep === true ? oneOnly(c, `svd(${c.operand(0, "none")})`) : null),
    numpy: (c) => ({
      text: `np.linalg.svd(${c.operand(0, "none")}, compute_uv=False)${c.attrs.keep === true ? "[..., None]" : ""}`,
      level: "atom",
    }),
  },
  samples: [{ args: [[4, 3]] }, { args: [[3, 5]], attrs: { keep: true } }, { args: [[2, 3, 3]] }, { args: [[1, 1]] }],
  domain: { X: "spread" },
  choice: "equal singular values, and those that are 0: in the basis that was found",
  edge: ([X], Z) =>
    degenerate(
      X as Tensor,
      Z,
      (i) =>
        `Singular values ${i + 1} and ${i + 2} are equal: they have no gradients of their own, only what treats them alike has, such as their sum`,
      (i) => `Singular value ${i + 1} is 0, where it has a kink: the gradient shown is one of the possible ones`,
    ),
};
