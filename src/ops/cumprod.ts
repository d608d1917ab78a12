/** Running products along an axis; from the other end with `reverse`. */

import type { Node } from "../core/node";
import type { Operation, Piece, PrintContext } from "../core/operation";
import { entries } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { runningProduct } from "../numeric/running";
import { shifted } from "./shifted";
import { spell } from "./spell";

export const cumprod: Operation = {
  name: "cumprod",
  summary: "Running products along an axis; from the other end with reverse.",
  params: ["X"],
  attrs: ["axis", "reverse"],
  shape: ([X = []]) => X,
  kernel: ([X], attrs) => runningProduct(X as Tensor, attrs.axis as number, attrs.reverse === true),
  // Zₜ = Xₜ Zₜ₋₁: what Zₜ is owed in all, Aₜ = Z̄ₜ + Xₜ₊₁ Aₜ₊₁, times Zₜ₋₁. Nothing is divided, so zeros do no harm.
  vjp: {
    X: (c) => {
      const axis = Number(c.attrs.axis);
      const reverse = c.attrs.reverse === true;
      const next = shifted(c.args[0] as Node, axis, reverse ? 1 : -1, 0, c);
      const owed = c.apply("recurrence", [next, c.Zbar], { axis, reverse: !reverse });
      return c.apply("multiply", [owed, shifted(c.Z, axis, reverse ? -1 : 1, 1, c)]);
    },
  },
  flops: ([X]) => entries(X ?? []),
  notation: {
    unicode: (c) => ({ text: `cumprod${mark(c)}(${c.operand(0, "none")})`, level: "atom" }),
    latex: (c) => ({ text: `\\operatorname{cumprod}${mark(c)}\\left(${c.operand(0, "none")}\\right)`, level: "atom" }),
    matlab: (c) => around(c, "flip", "cumprod", 1),
    numpy: (c) => around(c, "np.flip", "np.cumprod", 0),
  },
  spelling: spell("cumulative", ["np.cumprod"], ["cumprod"]),
  samples: [
    { args: [[3, 4]], attrs: { axis: 0 } },
    { args: [[3, 4]], attrs: { axis: 1, reverse: true } },
    { args: [[5]], attrs: { axis: 0 } },
  ],
};

function mark(c: PrintContext): string {
  return c.attrs.reverse === true ? "←" : "";
}

function around(c: PrintContext, flip: string, name: string, base: number): Piece {
  const axis = Number(c.attrs.axis) + base;
  const X = c.operand(0, "none");
  if (c.attrs.reverse !== true) return { text: `${name}(${X}, ${axis})`, level: "atom" };
  return { text: `${flip}(${name}(${flip}(${X}, ${axis}), ${axis}), ${axis})`, level: "atom" };
}
