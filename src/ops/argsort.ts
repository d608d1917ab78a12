/** Positions that sort entries along an axis, counted from `base`; equal entries keep their order. */

import type { Operation, Piece, PrintContext } from "../core/operation";
import { entries } from "../core/shape";
import { type Tensor, tensor } from "../core/tensor";
import { argsort as argsortOf } from "../numeric/order";

export const argsort: Operation = {
  name: "argsort",
  summary: "Positions that sort entries along an axis, counted from base.",
  params: ["X"],
  attrs: ["axis", "descending", "base"],
  shape: ([X = []]) => X,
  kernel([X], attrs, size) {
    const { data } = argsortOf(X as Tensor, attrs.axis as number, attrs.descending === true);
    return tensor(
      size,
      data.map((i) => i + Number(attrs.base ?? 0)),
    );
  },
  vjp: { X: null },
  flops: ([X = []]) => entries(X),
  notation: {
    unicode: (c) => ({ text: `order(${c.operand(0, "none")})`, level: "atom" }),
    latex: (c) => ({ text: `\\operatorname{order}\\left(${c.operand(0, "none")}\\right)`, level: "atom" }),
    numpy: inNumpy,
  },
  samples: [
    { args: [[3, 4]], attrs: { axis: 0, descending: false } },
    { args: [[3, 4]], attrs: { axis: 1, descending: true, base: 1 } },
    { args: [[6]], attrs: { axis: 0, descending: false, base: 0 } },
  ],
  domain: { X: "distinct" },
};

function inNumpy(c: PrintContext): Piece {
  const X = c.attrs.descending === true ? `-${c.operand(0, "unary")}` : c.operand(0, "none");
  const text = `np.argsort(${X}, axis=${c.attrs.axis}, kind="stable")`;
  return c.attrs.base === 1 ? { text: `${text} + 1`, level: "add" } : { text, level: "atom" };
}
