/** Sum of the diagonal entries. */

import { constant } from "../core/dim";
import type { Operation } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { trace as traceOf } from "../numeric/linear";
import { oneEach, squareOnly } from "./matrices";
import { spell } from "./spell";

export const trace: Operation = {
  name: "trace",
  summary: "Sum of the diagonal entries.",
  params: ["X"],
  attrs: ["keep"],
  shape: ([X], attrs) => squareOnly(X, (s) => oneEach(s, attrs)),
  kernel: ([X], _, size) => ({ size, data: traceOf(X as Tensor).data }),
  vjp: { X: ({ apply, Zbar, args }) => apply("multiply", [Zbar, apply("eye", [], { shape: args[0]?.shape ?? [] })]) },
  flops: ([X = []]) => X[0] ?? constant(1),
  notation: {
    unicode: "tr({X})",
    latex: "\\operatorname{tr}\\left({X}\\right)",
    matlab: "trace({X})",
    numpy: "np.trace({X})",
  },
  spelling: spell("positional", ["np.trace"], ["trace"]),
  oracle: "trace(X)",
  samples: [{ args: [[3, 3]] }, { args: [[4, 4]], attrs: { keep: true } }, { args: [[5, 5]] }, { args: [[1, 1]] }],
};
