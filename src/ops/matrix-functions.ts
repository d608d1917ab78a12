/** Functions of matrices, which share one reverse rule: the derivative along E stands in the corner of f([A E; 0 A]). */

import type { Dim } from "../core/dim";
import type { Attrs, Node } from "../core/node";
import type { Edge, Operation, RuleContext } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { zerosOf } from "./algebra";
import { cubed, oneOnly, squareOnly } from "./matrices";
import { flip } from "./spectral";

/** X̄: the upper right block of f([Xᵀ Z̄; 0 Xᵀ]) (Higham 2008, theorem 3.6). */
export function blockAdjoint(c: RuleContext, attrs: Attrs = {}): Node {
  const X = c.args[0] as Node;
  const rank = X.shape.length;
  const T = flip(X, c);
  const top = c.apply("concat", [T, c.Zbar], { axis: rank - 1 });
  const bottom = c.apply("concat", [zerosOf(X.shape, c), T], { axis: rank - 1 });
  const whole = c.apply(c.Z.op, [c.apply("concat", [top, bottom], { axis: rank - 2 })], attrs);
  const n = X.shape[rank - 1] as Dim;
  const starts = X.shape.map((_, i) => (i === rank - 1 ? n.size : 0));
  return c.apply("slice", [whole], { starts, steps: X.shape.map(() => 1), counts: X.shape, drop: [] });
}

/** A function of square matrices that both languages call by its name. */
export function matrixFunction(o: {
  name: string;
  summary: string;
  kernel: (X: Tensor) => Tensor;
  /** FLOPs as a multiple of n³. */
  cost: number;
  edge?: (X: Tensor, Z: Tensor) => Edge | null;
  samples: Operation["samples"];
  choice?: string;
}): Operation {
  const { edge } = o;
  return {
    name: o.name,
    summary: o.summary,
    params: ["X"],
    shape: ([X]) => squareOnly(X),
    kernel: ([X]) => o.kernel(X as Tensor),
    vjp: { X: (c) => blockAdjoint(c) },
    flops: ([X]) => cubed(X, o.cost),
    notation: {
      unicode: `${o.name}({X})`,
      latex: `\\operatorname{${o.name}}\\left({X}\\right)`,
      matlab: (c) => oneOnly(c, `${o.name}(${c.operand(0, "none")})`),
      numpy: `scipy.linalg.${o.name}({X})`,
    },
    samples: o.samples,
    domain: { X: "regular" },
    ...(o.choice ? { choice: o.choice } : {}),
    ...(edge ? { edge: ([X]: readonly Tensor[], Z: Tensor) => edge(X as Tensor, Z) } : {}),
  };
}
