/** Running sums along an axis; from the other end with `reverse`. */

import type { Operation, PrintContext } from "../core/operation";
import { entries } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { runningSum } from "../numeric/running";
import { spell } from "./spell";

export const cumsum: Operation = {
  name: "cumsum",
  summary: "Running sums along an axis; from the other end with reverse.",
  params: ["X"],
  attrs: ["axis", "reverse"],
  shape: ([X = []]) => X,
  kernel: ([X], attrs) => runningSum(X as Tensor, attrs.axis as number, attrs.reverse === true),
  vjp: {
    X: ({ apply, Zbar, attrs }) => apply("cumsum", [Zbar], { axis: attrs.axis ?? 0, reverse: attrs.reverse !== true }),
  },
  flops: ([X]) => entries(X ?? []),
  notation: {
    unicode: (c) => ({ text: `cumsum${mark(c)}(${c.operand(0, "none")})`, level: "atom" }),
    latex: (c) => ({ text: `\\operatorname{cumsum}${mark(c)}\\left(${c.operand(0, "none")}\\right)`, level: "atom" }),
    matlab: (c) => around(c, "flip", `cumsum`, 1),
    numpy: (c) => around(c, "np.flip", `np.cumsum`, 0),
  },
  spelling: spell("cumulative", ["np.cumsum"], ["cumsum"]),
  samples: [
    { args: [[3, 4]], attrs: { axis: 0 } },
    { args: [[3, 4]], attrs: { axis: 1, reverse: true } },
    { args: [[5]], attrs: { axis: 0 } },
  ],
};

function mark(c: PrintContext): string {
  return c.attrs.reverse === true ? "←" : "";
}

function around(c: PrintContext, flip: string, name: string, base: number): { text: string; level: "atom" } {
  const axis = Number(c.attrs.axis) + base;
  const X = c.operand(0, "none");
  if (c.attrs.reverse !== true) return { text: `${name}(${X}, ${axis})`, level: "atom" };
  return { text: `${flip}(${name}(${flip}(${X}, ${axis}), ${axis}), ${axis})`, level: "atom" };
}
