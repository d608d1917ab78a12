/** Entries in ascending order along an axis, or descending. */

import type { Edge, Operation, Piece, PrintContext } from "../core/operation";
import { entries } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { argsort, takeAlong } from "../numeric/order";
import { indexOf } from "./edges";

export const sort: Operation = {
  name: "sort",
  summary: "Entries in ascending order along an axis, or descending.",
  params: ["X"],
  attrs: ["axis", "descending"],
  shape: ([X = []]) => X,
  kernel([X], attrs) {
    const axis = attrs.axis as number;
    return takeAlong(X as Tensor, argsort(X as Tensor, axis, attrs.descending === true), axis);
  },
  // The order of an order is where each entry went.
  vjp: { X: "takealong(Zbar, argsort(argsort(X, axis, descending), axis, false), axis)" },
  flops: ([X = []]) => entries(X),
  notation: {
    unicode: (c) => ({ text: `sort${mark(c)}(${c.operand(0, "none")})`, level: "atom" }),
    latex: (c) => ({ text: `\\operatorname{sort}${mark(c)}\\left(${c.operand(0, "none")}\\right)`, level: "atom" }),
    matlab: (c) => ({ text: `sort(${c.operand(0, "none")}, ${Number(c.attrs.axis) + 1}${mode(c)})`, level: "atom" }),
    numpy: (c) =>
      c.attrs.descending === true
        ? { text: `-np.sort(-${c.operand(0, "unary")}, axis=${c.attrs.axis})`, level: "unary" }
        : { text: `np.sort(${c.operand(0, "none")}, axis=${c.attrs.axis})`, level: "atom" },
  },
  samples: [
    { args: [[3, 4]], attrs: { axis: 0, descending: false } },
    { args: [[3, 4]], attrs: { axis: 1, descending: true } },
    { args: [[6]], attrs: { axis: 0, descending: false } },
    { args: [[2, 3, 2]], attrs: { axis: 1, descending: false } },
  ],
  domain: { X: "distinct" },
  choice: "equal entries keep their order",
  edge: (_, Z, attrs) => equalNeighbours(Z, Number(attrs.axis)),
};

/** Two equal entries, which stand side by side once sorted. */
function equalNeighbours(Z: Tensor, axis: number): Edge | null {
  const step = Z.size.slice(axis + 1).reduce((p, n) => p * n, 1);
  const at = Z.data.findIndex((z, i) => {
    const place = Math.floor(i / step) % (Z.size[axis] ?? 1);
    return place > 0 && z === Z.data[i - step];
  });
  if (at < 0) return null;
  const sentence = "two equal entries meet in sorting{at}: each takes the gradient of the place it got";
  return { at: indexOf(at, Z.size), sentence };
}

function mark(c: PrintContext): string {
  return c.attrs.descending === true ? "↓" : "";
}

function mode(c: PrintContext): Piece["text"] {
  return c.attrs.descending === true ? ", 'descend'" : "";
}
