/** Diagonal matrix made from a vector. */

import { one, zero } from "../core/dim";
import type { Operation } from "../core/operation";
import { type Tensor, tensor } from "../core/tensor";
import { diagonalMatrix } from "../numeric/linear";
import { call } from "./notation";

export const diagmat: Operation = {
  name: "diagmat",
  summary: "Diagonal matrix made from a vector; with keep from a column.",
  params: ["X"],
  attrs: ["keep"],
  shape: ([X = []], attrs) => {
    const vector = attrs.keep === true ? X.slice(0, -1) : X;
    return [...vector, ...vector.slice(-1)];
  },
  kernel: ([X], _, size) => diagonalMatrix(tensor(size.slice(0, -1), (X as Tensor).data)),
  vjp: { X: "diag(Zbar, keep)" },
  flops: () => zero,
  notation: {
    ...call({ unicode: "diag", latex: "\\operatorname{diag}" }),
    matlab: (c) => (c.node.shape.length > 2 ? null : { text: `diag(${c.operand(0, "none")})`, level: "atom" }),
    numpy(c) {
      const n = c.dim(c.node.shape[c.node.shape.length - 1] ?? one);
      if (c.attrs.keep === true) return { text: `${c.operand(0, "times")} * np.eye(${n})`, level: "times" };
      if (c.node.shape.length === 2) return { text: `np.diag(${c.operand(0, "none")})`, level: "atom" };
      return { text: `${c.operand(0, "postfix")}[..., None] * np.eye(${n})`, level: "times" };
    },
  },
  samples: [
    { args: [[3]] },
    { args: [[2, 3]] },
    { args: [[4, 1]], attrs: { keep: true } },
    { args: [[1]] },
    { args: [[5]] },
  ],
};
