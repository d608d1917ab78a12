/** The same entries in another shape, read and written in order `C` (last axis fastest) or `F` (first axis fastest). */

import { zero } from "../core/dim";
import type { Node } from "../core/node";
import { fault, type Operation, type Piece, type PrintContext } from "../core/operation";
import { entries, type Shape, sameSize, shapeOf } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { reshape as reshapeOf } from "../numeric/rearrange";
import { pullCoefficient } from "./algebra";
import { twoOrMore } from "./notation";

export const reshape: Operation = {
  name: "reshape",
  summary: "The same entries in another shape.",
  params: ["X"],
  attrs: ["shape", "order"],
  shape([X], attrs) {
    const target = attrs.shape as Shape;
    const [have, want] = [entries(X ?? []), entries(target)];
    if (have.size !== want.size)
      return { ...fault(`${have.size} entries do not fill ${want.size}`), counts: [have, want] };
    return target;
  },
  kernel: ([X], attrs, size) => reshapeOf(X as Tensor, size, attrs.order as "C" | "F"),
  vjp: { X: "reshape(Zbar, size(X), order)" },
  flops: () => zero,
  notation: {
    unicode: (c) => ({ text: `reshape(${c.operand(0, "none")}, ${target(c)})`, level: "atom" }),
    latex: (c) => ({
      text: `\\operatorname{reshape}\\left(${c.operand(0, "none")}, ${target(c)}\\right)`,
      level: "atom",
    }),
    matlab: (c) => inMatlab(c),
    numpy: (c) => ({
      text: `np.reshape(${c.operand(0, "none")}, (${target(c)}${c.node.shape.length === 1 ? "," : ""})${c.attrs.order === "F" ? ', order="F"' : ""})`,
      level: "atom",
    }),
  },
  samples: [
    { args: [[3, 4]], attrs: { shape: shapeOf([2, 6]), order: "C" } },
    { args: [[3, 4]], attrs: { shape: shapeOf([2, 6]), order: "F" } },
    { args: [[2, 3, 2]], attrs: { shape: shapeOf([12]), order: "C" } },
  ],
  simplify(args, attrs, b) {
    const X = args[0] as Node;
    if (sameSize(X.shape, attrs.shape as Shape)) return X;
    if (X.op === "reshape" && X.attrs.order === attrs.order && X.args[0]) {
      return b.apply("reshape", [X.args[0]], attrs);
    }
    if (X.op === "zeros") return b.apply("zeros", [], { shape: attrs.shape ?? [] });
    if (X.op === "broadcast" && X.args[0] && entries(X.args[0].shape).size === 1) {
      return b.apply(
        "broadcast",
        [X.args[0].shape.length === 0 ? X.args[0] : b.apply("reshape", [X.args[0]], { shape: [], order: "C" })],
        { shape: attrs.shape ?? [] },
      );
    }
    return pullCoefficient(X, b, (rest) => b.apply("reshape", [rest], attrs));
  },
};

function target(c: PrintContext): string {
  return (c.attrs.shape as Shape).map(c.dim).join(", ");
}

/** MATLAB reads and writes with the first axis fastest; for the other order the axes are turned round before and after. */
function inMatlab(c: PrintContext): Piece {
  const [from, to] = [twoOrMore(c.node.args[0]?.shape ?? []), twoOrMore(c.attrs.shape as Shape)];
  const filled = (X: string, shape: Shape): Piece => ({
    text: `reshape(${X}, ${shape.map(c.dim).join(", ")})`,
    level: "atom",
  });
  if (c.attrs.order === "F" || (isVector(from) && isVector(to))) return filled(c.operand(0, "none"), to);
  const X = isVector(from) ? c.piece(0) : turned(c, c.piece(0), from.length);
  return isVector(to) ? filled(X.text, to) : turned(c, filled(X.text, [...to].reverse()), to.length);
}

function isVector(shape: Shape): boolean {
  return shape.filter((d) => d.size !== 1).length <= 1;
}

function turned(c: PrintContext, X: Piece, rank: number): Piece {
  if (rank === 2) return { text: `${c.wrap(X, "postfix")}.'`, level: "postfix" };
  return { text: `permute(${X.text}, ${rank}:-1:1)`, level: "atom" };
}
