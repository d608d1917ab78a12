/** Upper triangle of a matrix, from diagonal `k`; the rest is 0. */

import { zero } from "../core/dim";
import type { Node } from "../core/node";
import type { Operation, PrintContext } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { triu as triuOf } from "../numeric/rearrange";

export const triu: Operation = {
  name: "triu",
  summary: "Upper triangle of a matrix, from diagonal k; the rest is 0.",
  params: ["X"],
  attrs: ["k"],
  shape: ([X = []]) => X,
  kernel: ([X], attrs) => triuOf(X as Tensor, attrs.k as number),
  vjp: { X: "triu(Zbar, k)" },
  triangle: (node, of) => ((node.attrs.k as number) >= 0 ? "upper" : of(node.args[0] as Node)),
  flops: () => zero,
  notation: {
    unicode: (c) => written(c, "triu"),
    latex: (c) => written(c, "\\operatorname{triu}"),
    matlab: (c) => written(c, "triu"),
    numpy: (c) => written(c, "np.triu"),
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
