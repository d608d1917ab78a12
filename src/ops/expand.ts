/** The reverse of a reduction: reduced axes come back and every entry is repeated along them. */

import { constant, zero } from "../core/dim";
import type { Node } from "../core/node";
import type { Operation, Piece, PrintContext } from "../core/operation";
import { isScalar, type Shape, sameSize, shapeOf } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { broadcastTo } from "../numeric/broadcast";
import { reshape } from "../numeric/rearrange";
import { isZero, pullCoefficient, zerosOf } from "./algebra";
import { beside, transposed } from "./formula";
import { twoOrMore } from "./notation";
import { axesOf } from "./shapes";

export const expand: Operation = {
  name: "expand",
  summary: "Reduced axes come back, every entry repeated along them.",
  params: ["X"],
  attrs: ["axes", "keep", "shape"],
  shape: (_, attrs) => attrs.shape as Shape,
  kernel([X], attrs, size, out) {
    const kept = size.map((n, i) => (axesOf(attrs).includes(i) ? 1 : n));
    return broadcastTo(reshape(X as Tensor, kept, "C"), size, out);
  },
  vjp: { X: "sum(Zbar, axes, keep)" },
  flops: () => zero,
  notation: {
    unicode: (c) => written(c, "unicode"),
    latex: (c) => written(c, "latex"),
    matlab: (c) => ({
      text: `${c.operand(0, "times")} .* ones(${twoOrMore(c.attrs.shape as Shape)
        .map(c.dim)
        .join(", ")})`,
      level: "times",
    }),
    numpy: (c) => numpy(c),
  },
  samples: [
    { args: [[3]], attrs: { axes: [1], keep: false, shape: shapeOf([3, 4]) } },
    { args: [[1, 4]], attrs: { axes: [0], keep: true, shape: shapeOf([3, 4]) } },
    { args: [[]], attrs: { axes: [0, 1], keep: false, shape: shapeOf([2, 3]) } },
  ],
  simplify(args, attrs, b) {
    const X = args[0] as Node;
    const shape = attrs.shape as Shape;
    if (sameSize(X.shape, shape)) return X;
    if (isZero(X)) return zerosOf(shape, b);
    return isScalar(X.shape) ? null : pullCoefficient(X, b, (rest) => b.apply("expand", [rest], attrs));
  },
};

/** A repeated column is s 1ᵀ, a repeated row 1 sᵀ, as the textbooks have it; `1` is a vector of ones. */
function written(c: PrintContext, target: "unicode" | "latex"): Piece {
  const [one, transpose] = target === "unicode" ? ["1", "ᵀ"] : ["\\mathbf{1}", "^{\\top}"];
  const X = c.node.args[0] as Node;
  const axes = axesOf(c.attrs);
  if (isScalar(X.shape)) return c.piece(0);
  if (c.node.shape.length === 2 && axes.length === 1) {
    if (axes[0] === 1) return beside(c, c.piece(0), `${one}${transpose}`);
    const row = c.attrs.keep === true ? c.operand(0, "product") : transposed(c, 0, target).text;
    return { text: `${one} ${row}`, level: "product" };
  }
  return c.piece(0);
}

function numpy(c: PrintContext): Piece {
  const axes = axesOf(c.attrs);
  const rank = c.node.shape.length;
  let text = c.operand(0, "none");
  const whole = isScalar((c.node.args[0] as Node).shape);
  if (c.attrs.keep !== true && !whole)
    text = `np.expand_dims(${text}, ${axes.length === 1 ? axes[0] : `(${axes.join(", ")})`})`;
  return { text: `np.broadcast_to(${text}, (${sizes(c)}${rank === 1 ? "," : ""}))`, level: "atom" };
}

function sizes(c: PrintContext): string {
  return (c.attrs.shape as Shape).map((d) => c.dim(d ?? constant(1))).join(", ");
}
