/** Running products along an axis. */

import type { Operation } from "../core/operation";
import { entries } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { runningProduct } from "../numeric/running";
import { spell } from "./spell";

export const cumprod: Operation = {
  name: "cumprod",
  summary: "Running products along an axis.",
  params: ["X"],
  attrs: ["axis"],
  shape: ([X = []]) => X,
  kernel: ([X], attrs) => runningProduct(X as Tensor, attrs.axis as number),
  // Each entry is a factor of all products from its place on; where it is 0 the quotient does not exist.
  vjp: {
    X: ({ apply, args, Z, Zbar, attrs }) => {
      const share = apply("cumsum", [apply("multiply", [Zbar, Z])], { axis: attrs.axis ?? 0, reverse: true });
      return apply("divide", [share, ...args]);
    },
  },
  flops: ([X]) => entries(X ?? []),
  notation: {
    unicode: "cumprod({X})",
    latex: "\\operatorname{cumprod}\\left({X}\\right)",
    matlab: (c) => ({ text: `cumprod(${c.operand(0, "none")}, ${Number(c.attrs.axis) + 1})`, level: "atom" }),
    numpy: (c) => ({ text: `np.cumprod(${c.operand(0, "none")}, axis=${c.attrs.axis})`, level: "atom" }),
  },
  spelling: spell("cumulative", ["np.cumprod"], ["cumprod"]),
  samples: [
    { args: [[3, 4]], attrs: { axis: 0 } },
    { args: [[3, 4]], attrs: { axis: 1 } },
    { args: [[5]], attrs: { axis: 0 } },
  ],
  domain: { X: "positive" },
};
