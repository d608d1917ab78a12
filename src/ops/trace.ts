/** Sum of the diagonal entries. */

import { productOf } from "../core/dim";
import type { Node } from "../core/node";
import type { Operation } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { trace as traceOf } from "../numeric/linear";
import { oneEach, oneOnly, overMatrix, squareOnly } from "./matrices";
import { spell } from "./spell";

export const trace: Operation = {
  name: "trace",
  summary: "Sum of the diagonal entries.",
  params: ["X"],
  attrs: ["keep"],
  shape: ([X], attrs) => squareOnly(X, (s) => oneEach(s, attrs)),
  kernel: ([X], _, size) => ({ size, data: traceOf(X as Tensor).data }),
  vjp: {
    X: (c) => {
      const X = c.args[0] as Node;
      return c.apply("multiply", [overMatrix(c.Zbar, X, c), c.apply("eye", [], { shape: X.shape.slice(-2) })]);
    },
  },
  flops: ([X = []]) => productOf(X.slice(0, -1)),
  notation: {
    unicode: "tr({X})",
    latex: "\\operatorname{tr}\\left({X}\\right)",
    matlab: (c) => oneOnly(c, `trace(${c.operand(0, "none")})`),
    numpy: (c) => ({
      text: `np.trace(${c.operand(0, "none")}${(c.node.args[0]?.shape.length ?? 2) > 2 ? ", axis1=-2, axis2=-1" : ""})`,
      level: "atom",
    }),
  },
  spelling: spell("positional", ["np.trace"], ["trace"]),
  oracle: "trace(X)",
  samples: [
    { args: [[3, 3]] },
    { args: [[2, 3, 3]] },
    { args: [[4, 4]], attrs: { keep: true } },
    { args: [[5, 5]] },
    { args: [[1, 1]] },
  ],
};
