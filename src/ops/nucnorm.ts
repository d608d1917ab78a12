/** Nuclear norm of a matrix: the sum of its singular values. */

import type { Node } from "../core/node";
import type { Operation } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { svdOf } from "../numeric/memo";
import { oneEach, oneOnly, overMatrix } from "./matrices";
import { matrixOnly, svdCost, vanishing } from "./singular";
import { flip } from "./spectral";

export const nucnorm: Operation = {
  name: "nucnorm",
  summary: "Nuclear norm of a matrix: the sum of its singular values.",
  params: ["X"],
  attrs: ["keep"],
  shape: ([X], attrs) => matrixOnly(X, (s) => oneEach(s, attrs)),
  kernel([X], _, size) {
    const { values } = svdOf(X as Tensor);
    const k = Math.min(...(X as Tensor).size.slice(-2));
    const sums = Array.from({ length: k === 0 ? 1 : values.data.length / k }, (_s, b) =>
      values.data.subarray(b * k, b * k + k).reduce((s, x) => s + x, 0),
    );
    return { size, data: Float64Array.from(sums) };
  },
  vjp: {
    X: (c) => {
      const X = c.args[0] as Node;
      const UVt = c.apply("matmul", [c.apply("svdu", [X]), flip(c.apply("svdv", [X]), c)]);
      return c.apply("multiply", [overMatrix(c.Zbar, X, c), UVt]);
    },
  },
  flops: ([X]) => svdCost(X),
  notation: {
    unicode: (c) => ({ text: `‖${c.operand(0, "none")}‖⁎`, level: "atom" }),
    latex: (c) => ({ text: `\\left\\|${c.operand(0, "none")}\\right\\|_{*}`, level: "atom" }),
    matlab: (c) => oneOnly(c, `sum(svd(${c.operand(0, "none")}))`),
    numpy: (c) => {
      const axes = (c.node.args[0]?.shape.length ?? 2) > 2 ? ", axis=(-2, -1)" : "";
      const keep = c.attrs.keep === true ? ", keepdims=True" : "";
      return { text: `np.linalg.norm(${c.operand(0, "none")}, "nuc"${axes}${keep})`, level: "atom" };
    },
  },
  samples: [{ args: [[4, 3]] }, { args: [[3, 4]], attrs: { keep: true } }, { args: [[2, 3, 3]] }, { args: [[1, 1]] }],
  domain: { X: "spread" },
  choice: "where a singular value is 0: one of the possible directions",
  edge: ([X]) =>
    vanishing(
      svdOf(X as Tensor).values,
      Math.min(...(X as Tensor).size.slice(-2)),
      (i) =>
        `Singular value ${i + 1} is 0, where the nuclear norm has a kink: the gradient shown is one of the possible ones`,
    ),
};
