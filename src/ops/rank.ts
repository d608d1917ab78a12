/** Rank of a matrix: how many singular values are more than rounding. */

import type { Operation } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { svdOf } from "../numeric/memo";
import { oneEach, oneOnly } from "./matrices";
import { matrixOnly, svdCost } from "./singular";
import { spell } from "./spell";

export const rank: Operation = {
  name: "rank",
  summary: "Rank of a matrix: how many singular values are more than rounding.",
  params: ["X"],
  attrs: ["keep"],
  shape: ([X], attrs) => matrixOnly(X, (s) => oneEach(s, attrs)),
  kernel([X], _, size) {
    const { data } = svdOf(X as Tensor).values;
    const [m, n] = (X as Tensor).size.slice(-2) as [number, number];
    const k = Math.min(m, n);
    const out = new Float64Array(size.reduce((p, s) => p * s, 1));
    data.forEach((s, at) => {
      const least = Math.max(m, n) * Number.EPSILON * (data[at - (at % k)] as number);
      if (s > least) out[Math.floor(at / k)] = (out[Math.floor(at / k)] as number) + 1;
    });
    return { size, data: out };
  },
  vjp: { X: null },
  flops: ([X]) => svdCost(X),
  notation: {
    unicode: "rank({X})",
    latex: "\\operatorname{rank}\\left({X}\\right)",
    matlab: (c) => oneOnly(c, `rank(${c.operand(0, "none")})`),
    numpy: "np.linalg.matrix_rank({X})",
  },
  spelling: spell("positional", ["np.linalg.matrix_rank"], ["rank"]),
  samples: [{ args: [[3, 4]] }, { args: [[2, 3, 3]] }, { args: [[4, 4]], attrs: { keep: true } }, { args: [[1, 1]] }],
};
