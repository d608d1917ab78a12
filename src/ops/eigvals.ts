/** Eigenvalues of a square matrix, where they are real. */

import type { Operation } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { generalEigenOf } from "../numeric/eigengeneral";
import { cubed, oneOnly, squareOnly } from "./matrices";
import { call } from "./notation";
import { repeatedAnywhere, vectorEach } from "./spectral";

export const eigvals: Operation = {
  name: "eigvals",
  summary: "Eigenvalues of a square matrix, where they are real; with keep as a column.",
  params: ["X"],
  attrs: ["keep"],
  shape: ([X], attrs) => squareOnly(X, (s) => vectorEach(s, s[s.length - 1] as (typeof s)[0], attrs)),
  kernel: ([X], _, size) => ({ size, data: generalEigenOf(X as Tensor).values.data }),
  vjp: { X: "eigvec(X)' \\ (diagmat(Zbar, keep) * eigvec(X)')" },
  flops: ([X]) => cubed(X, 10),
  notation: {
    ...call({ unicode: "eigvals", latex: "\\operatorname{eigvals}" }),
    matlab: (c) => (c.attrs.keep === true ? oneOnly(c, `eig(${c.operand(0, "none")})`) : null),
    numpy: (c) => ({
      text: `np.linalg.eigvals(${c.operand(0, "none")})${c.attrs.keep === true ? "[..., None]" : ""}`,
      level: "atom",
    }),
  },
  samples: [{ args: [[3, 3]] }, { args: [[2, 3, 3]] }, { args: [[4, 4]], attrs: { keep: true } }, { args: [[1, 1]] }],
  domain: { X: "spread" },
  choice: "only real eigenvalues",
  edge: ([X], Z) =>
    repeatedAnywhere(
      X as Tensor,
      Z,
      "have no gradients of their own, and where the matrix cannot be made diagonal none at all",
    ),
};
