/** Lower triangle of a matrix, from diagonal `k`; the rest is 0. */

import { zero } from "../core/dim";
import type { Node } from "../core/node";
import type { Operation, PrintContext } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { tril as trilOf } from "../numeric/rearrange";

export const tril: Operation = {
  name: "tril",
  summary: "Lower triangle of a matrix, from diagonal k; the rest is 0.",
  params: ["X"],
  attrs: ["k"],
  shape: ([X = []]) => X,
  kernel: ([X], attrs) => trilOf(X as Tensor, attrs.k as number),
  vjp: { X: "tril(Zbar, k)" },
  triangle: (node, of) => ((node.attrs.k as number) <= 0 ? "lower" : of(node.args[0] as Node)),
  flops: () => zero,
  notation: {
    unicode: (c) => written(c, "tril"),
    latex: (c) => written(c, "\\operatorname{tril}"),
    matlab: (c) => written(c, "tril"),
    numpy: (c) => written(c, "np.tril"),
  },
  samples: [
    { args: [[4, 4]], attrs: { k: 0 } },
    { args: [[3, 5]], attrs: { k: 1 } },
    { args: [[4, 3]], attrs: { k: -1 } },
  ],
};

function written(c: PrintContext, name: string): { text: string; level: "atom" } {
  return { text: `${name}(${c.operand(0, "none")}${c.attrs.k === 0 ? "" : `, ${c.attrs.k}`})`, level: "atom" };
}
