/** Diagonal of a matrix, as a vector. */

import { one, zero } from "../core/dim";
import type { Operation } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { diagonal } from "../numeric/linear";
import { oneOnly, squareOnly } from "./matrices";
import { call } from "./notation";

export const diag: Operation = {
  name: "diag",
  summary: "Diagonal of a matrix, as a vector; with keep as a column.",
  params: ["X"],
  attrs: ["keep"],
  shape: ([X], attrs) => squareOnly(X, (s) => (attrs.keep === true ? [...s.slice(0, -1), one] : s.slice(0, -1))),
  kernel: ([X], _, size) => ({ size, data: diagonal(X as Tensor).data }),
  vjp: { X: "diagmat(Zbar, keep)" },
  flops: () => zero,
  notation: {
    ...call({ unicode: "diag", latex: "\\operatorname{diag}" }),
    matlab: (c) => oneOnly(c, `diag(${c.operand(0, "none")})`),
    numpy: (c) => {
      const batch = (c.node.args[0]?.shape.length ?? 2) > 2 ? ", axis1=-2, axis2=-1" : "";
      return {
        text: `np.diagonal(${c.operand(0, "none")}${batch})${c.attrs.keep === true ? "[..., None]" : ""}`,
        level: "atom",
      };
    },
  },
  oracle: "diag(X)",
  samples: [
    { args: [[3, 3]] },
    { args: [[2, 3, 3]] },
    { args: [[4, 4]], attrs: { keep: true } },
    { args: [[5, 5]] },
    { args: [[1, 1]] },
  ],
};
