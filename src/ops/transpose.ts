/** The last two axes exchanged. */

import { zero } from "../core/dim";
import type { Node } from "../core/node";
import type { Operation, Piece, PrintContext } from "../core/operation";
import { isScalar } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { transpose as transposeOf } from "../numeric/transpose";
import { isBuilt, pullCoefficient } from "./algebra";
import { transposed } from "./formula";
import { turnedTriangle } from "./triangles";

export const transpose: Operation = {
  name: "transpose",
  summary: "The last two axes exchanged.",
  params: ["X"],
  shape: ([X]) => swapped(X ?? []),
  kernel: ([X], _, __, out) => ((X as Tensor).size.length < 2 ? (X as Tensor) : transposeOf(X as Tensor, out)),
  vjp: { X: "Zbar'" },
  triangle(node, of) {
    const inner = of(node.args[0] as Node);
    return inner && (inner === "lower" ? "upper" : "lower");
  },
  flops: () => zero,
  notation: {
    unicode: (c) => transposed(c, 0, "unicode"),
    latex: (c) => transposed(c, 0, "latex"),
    matlab: (c) => (c.node.shape.length > 2 ? pages(c) : { text: `${c.operand(0, "postfix")}'`, level: "postfix" }),
    numpy: (c) =>
      c.node.shape.length > 2
        ? { text: `np.swapaxes(${c.operand(0, "none")}, -1, -2)`, level: "atom" }
        : { text: `${c.operand(0, "postfix")}.T`, level: "postfix" },
  },
  oracle: "transpose(X)",
  samples: [{ args: [[3, 4]] }, { args: [[2, 3, 4]] }, { args: [[1, 5]] }],
  simplify(args, _, b) {
    const X = args[0] as Node;
    if (X.op === "transpose" && X.name === null && X.args[0]) return X.args[0];
    const square = X.shape.length === 2 && X.shape[0]?.size === X.shape[1]?.size;
    if (X.shape.length < 2 || isScalar(X.shape) || ((X.op === "eye" || X.op === "diagmat") && square)) return X;
    const [first, second] = X.args;
    if (first && second && X.name === null) {
      const flip = (node: Node) => b.apply("transpose", [node]);
      if (isBuilt(X, "outer")) return b.apply("outer", [second, first]);
      if (isBuilt(X, "matmul")) return b.apply("matmul", [flip(second), flip(first)]);
      if (isBuilt(X, "solve")) return b.apply("rsolve", [flip(second), flip(first)], turnedTriangle(X.attrs));
      if (isBuilt(X, "rsolve")) return b.apply("solve", [flip(second), flip(first)], turnedTriangle(X.attrs));
    }
    return pullCoefficient(X, b, (rest) => b.apply("transpose", [rest]));
  },
};

function swapped<T>(axes: readonly T[]): readonly T[] {
  const [last, before] = [axes[axes.length - 1], axes[axes.length - 2]];
  if (axes.length < 2) return axes;
  return [...axes.slice(0, -2), last as T, before as T];
}

/** MATLAB transposes matrices only. */
function pages(c: PrintContext): Piece {
  const axes = swapped(c.node.shape.map((_, i) => i + 1));
  return { text: `permute(${c.operand(0, "none")}, [${axes.join(", ")}])`, level: "atom" };
}
