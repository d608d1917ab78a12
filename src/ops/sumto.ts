/** Sum over the axes along which an array had been stretched, so that the result has the shape it had before. */

import { type Dim, minus } from "../core/dim";
import type { Node } from "../core/node";
import type { Operation, Piece, PrintContext } from "../core/operation";
import { entries, type Shape, sameSize, shapeOf } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { sumTo } from "../numeric/broadcast";
import { isZero, pullCoefficient, repeatedScalar, zerosOf } from "./algebra";

export const sumto: Operation = {
  name: "sumto",
  summary: "Sum over the axes along which an array had been stretched.",
  params: ["X"],
  attrs: ["shape"],
  shape: (_, attrs) => attrs.shape as Shape,
  kernel: ([X], _, size, out) => sumTo(X as Tensor, size, out),
  vjp: { X: "broadcast(Zbar, size(X))" },
  flops: ([X], out): Dim => minus(entries(X ?? []), entries(out)),
  notation: {
    unicode: (c) => summed(c, "Σ"),
    latex: (c) => summed(c, "\\textstyle\\sum"),
    matlab: (c) => nest(c, (text, axis) => `sum(${text}, ${axis + 1})`),
    numpy: (c) => numpy(c),
  },
  samples: [
    { args: [[3, 4]], attrs: { shape: shapeOf([4]) } },
    { args: [[3, 4]], attrs: { shape: shapeOf([3, 1]) } },
    { args: [[2, 3]], attrs: { shape: shapeOf([]) } },
    { args: [[2, 3, 4]], attrs: { shape: shapeOf([3, 1]) } },
  ],
  simplify(args, attrs, b) {
    const X = args[0] as Node;
    const shape = attrs.shape as Shape;
    if (sameSize(X.shape, shape)) return X;
    if (isZero(X)) return zerosOf(shape, b);
    if (repeatedScalar(X) !== null) return null;
    return pullCoefficient(X, b, (rest) => b.apply("sumto", [rest], attrs));
  },
};

/** Axes of the operand that are summed away. */
function summedAxes(c: PrintContext): number[] {
  const from = (c.node.args[0] as Node).shape;
  const to = c.node.shape;
  const lead = from.length - to.length;
  return from.flatMap((d, i) => (i < lead || (to[i - lead]?.size === 1 && d.size !== 1) ? [i] : []));
}

function summed(c: PrintContext, sign: string): Piece {
  const from = (c.node.args[0] as Node).shape;
  const axes = summedAxes(c);
  const which = axes.length === from.length ? "" : subscript(axes, c.base, sign === "Σ");
  const [open, close] = sign === "Σ" ? ["(", ")"] : ["\\left(", "\\right)"];
  return { text: `${sign}${which}${open}${c.operand(0, "none")}${close}`, level: "atom" };
}

function subscript(axes: readonly number[], base: number, unicode: boolean): string {
  const text = axes.map((a) => a + base).join(",");
  if (!unicode) return `_{${text}}`;
  return text.replace(/\d/g, (d) => "₀₁₂₃₄₅₆₇₈₉"[Number(d)] ?? d);
}

function nest(c: PrintContext, wrap: (text: string, axis: number) => string): Piece {
  let text = c.operand(0, "none");
  for (const axis of summedAxes(c)) text = wrap(text, axis);
  return { text, level: "atom" };
}

function numpy(c: PrintContext): Piece {
  const from = (c.node.args[0] as Node).shape;
  const lead = from.length - c.node.shape.length;
  const axes = summedAxes(c);
  const kept = axes.filter((a) => a >= lead);
  const gone = axes.filter((a) => a < lead);
  let text = c.operand(0, "none");
  if (kept.length > 0) text = `np.sum(${text}, axis=${tuple(kept)}, keepdims=True)`;
  if (gone.length > 0) text = `np.sum(${text}, axis=${tuple(gone)})`;
  return { text, level: "atom" };
}

function tuple(axes: readonly number[]): string {
  return axes.length === 1 ? String(axes[0]) : `(${axes.join(", ")})`;
}
