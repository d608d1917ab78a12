/** Eigenvalues of a symmetric matrix, ascending. */

import type { Operation } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { eigenOf } from "../numeric/memo";
import { cubed, oneOnly, squareOnly } from "./matrices";
import { call } from "./notation";
import { repeated, unsymmetric, vectorEach } from "./spectral";

export const eigvalsh: Operation = {
  name: "eigvalsh",
  summary: "Eigenvalues of a symmetric matrix, ascending; with keep as a column.",
  params: ["X"],
  attrs: ["keep"],
  shape: ([X], attrs) => squareOnly(X, (s) => vectorEach(s, s[s.length - 1] as (typeof s)[0], attrs)),
  kernel: ([X], _, size) => ({ size, data: eigenOf(X as Tensor).values.data }),
  vjp: { X: "eighvec(X) * (diagmat(Zbar, keep) * eighvec(X)')" },
  flops: ([X]) => cubed(X, 9),
  notation: {
    ...call({ unicode: "eigvals", latex: "\\operatorname{eigvals}" }),
    matlab: (c) => (c.attrs.keep === true ? oneOnly(c, `eig(${c.operand(0, "none")})`) : null),
    numpy: (c) => ({
      text: `np.linalg.eigvalsh(${c.operand(0, "none")})${c.attrs.keep === true ? "[..., None]" : ""}`,
      level: "atom",
    }),
  },
  samples: [{ args: [[3, 3]] }, { args: [[2, 3, 3]] }, { args: [[4, 4]], attrs: { keep: true } }, { args: [[1, 1]] }],
  domain: { X: "symmetric" },
  choice: "symmetric: both triangles share the gradient; equal eigenvalues: in the basis that was found",
  edge: ([X], Z) =>
    unsymmetric(X as Tensor, "eigh") ??
    repeated(
      Z,
      (X as Tensor).size[(X as Tensor).size.length - 1] ?? 0,
      (i) =>
        `Eigenvalues ${i + 1} and ${i + 2} are equal: they have no gradients of their own, only what treats them alike has, such as their sum`,
    ),
};
