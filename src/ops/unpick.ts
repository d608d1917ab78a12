/** Zeros to which entries are added at paired positions: the reverse of picking them. */

import { productOf } from "../core/dim";
import type { Operation, Piece, PrintContext } from "../core/operation";
import { entries, type Shape, sameSize, shapeOf } from "../core/shape";
import { count, type Tensor } from "../core/tensor";
import { scatterAdd } from "../numeric/gather";
import { reshape } from "../numeric/rearrange";
import { flatPositions } from "./positions";

export const unpick: Operation = {
  name: "unpick",
  summary: "Zeros to which entries are added at paired positions.",
  params: ["X", "...Is"],
  attrs: ["shape"],
  shape: (_, attrs) => attrs.shape as Shape,
  kernel([X, ...Is], _, size) {
    const { positions, flat } = flatPositions(size, Is);
    const rest = flat.slice(1);
    const values = reshape(X as Tensor, [count(positions.size), ...rest], "C");
    return reshape(scatterAdd(values, reshape(positions, [count(positions.size)], "C"), 0, flat), size, "C");
  },
  vjp: { X: ({ apply, Zbar, args }) => apply("pick", [Zbar, ...args.slice(1)]), "...Is": null },
  flops: ([X = []]) => entries(X),
  notation: {
    unicode: (c) => ({ text: `scatter(${c.operand(0, "none")})`, level: "atom" }),
    latex: (c) => ({ text: `\\operatorname{scatter}\\left(${c.operand(0, "none")}\\right)`, level: "atom" }),
    matlab: inMatlab,
    numpy: inNumpy,
  },
  samples: [
    { args: [[5], [5], [5]], attrs: { shape: shapeOf([4, 3]) }, below: [0, 4, 3] },
    { args: [[2, 2, 2], [2, 2], [2]], attrs: { shape: shapeOf([4, 3, 2]) }, below: [0, 4, 3] },
    { args: [[2, 2], [2, 2], [2, 2]], attrs: { shape: shapeOf([4, 3]) }, below: [0, 4, 3] }, // biome-ignore format: one sample
    { args: [[3, 2], [3]], attrs: { shape: shapeOf([5, 2]) }, below: [0, 5] },
  ],
  domain: { "...Is": "index" },
};

/** Single entries at positions given for every axis, all lists of one size. */
function single(c: PrintContext): boolean {
  const [X, ...Is] = c.node.args;
  return X !== undefined && Is.length === c.node.shape.length && Is.every((I) => sameSize(I.shape, X.shape));
}

/** Counted positions with the entries for weights. */
function inNumpy(c: PrintContext): Piece | null {
  if (!single(c)) return null;
  const { shape } = c.node;
  const flat = shape
    .map((d, i) => ({ n: c.dim(d), I: c.operand(i + 1, i === 0 && shape.length > 1 ? "times" : "add") }))
    .reduce((text, { n, I }, i) => (i === 0 ? I : `(${text}) * ${n} + ${I}`), "");
  const sums = `np.bincount(np.ravel(${flat}).astype(int), weights=np.ravel(${c.operand(0, "none")}), minlength=${c.dim(productOf(shape))})`;
  return {
    text: `np.reshape(${sums}, (${shape.map(c.dim).join(", ")}${shape.length === 1 ? "," : ""}))`,
    level: "atom",
  };
}

function inMatlab(c: PrintContext): Piece | null {
  if (!single(c) || c.node.shape.length !== 2) return null;
  const column = (i: number) => `reshape(${c.operand(i, "none")}, [], 1)`;
  const places = `[${column(1)} + 1, ${column(2)} + 1]`;
  return { text: `accumarray(${places}, ${column(0)}, [${c.node.shape.map(c.dim).join(", ")}])`, level: "atom" };
}
