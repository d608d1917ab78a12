/** Entries at paired positions along the leading axes: Z[n] = X[i[n], j[n], …]; positions count from 0. */

import { zero } from "../core/dim";
import { type AxisOf, isFault, type Operation, type PrintContext } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { take } from "../numeric/gather";
import { reshape } from "../numeric/rearrange";
import { flatPositions } from "./positions";
import { broadcastShape } from "./shapes";

export const pick: Operation = {
  name: "pick",
  summary: "Entries at paired positions along the leading axes.",
  params: ["X", "...Is"],
  shape([X = [], ...Is]) {
    const joint = broadcastShape(Is);
    if (isFault(joint)) return { ...joint, ...(joint.sizes ? { sizes: behind(joint.sizes) } : {}) };
    return [...joint, ...X.slice(Is.length)];
  },
  kernel([X, ...Is], _, size) {
    const { positions, flat } = flatPositions((X as Tensor).size, Is);
    return reshape(take(reshape(X as Tensor, flat, "C"), positions, 0), size, "C");
  },
  vjp: {
    X: ({ apply, Zbar, args }) => apply("unpick", [Zbar, ...args.slice(1)], { shape: args[0]?.shape ?? [] }),
    "...Is": null,
  },
  flops: () => zero,
  notation: {
    unicode: (c) => ({ text: `${c.operand(0, "postfix")}[${list(c)}]`, level: "postfix" }),
    latex: (c) => ({ text: `${c.operand(0, "postfix")}_{[${list(c)}]}`, level: "postfix" }),
    numpy: (c) => ({ text: `${c.operand(0, "postfix")}[${whole(c)}]`, level: "postfix" }),
  },
  samples: [
    { args: [[4, 3], [5], [5]], below: [0, 4, 3] },
    { args: [[4, 3, 2], [2, 2], [2]], below: [0, 4, 3] },
    { args: [[5, 2], [3]], below: [0, 5] },
  ],
  domain: { "...Is": "index" },
};

function list(c: PrintContext): string {
  return Array.from({ length: c.operandCount - 1 }, (_, i) => c.operand(i + 1, "none")).join(", ");
}

function whole(c: PrintContext): string {
  return Array.from({ length: c.operandCount - 1 }, (_, i) => `${c.operand(i + 1, "postfix")}.astype(int)`).join(", ");
}

/** The axes of operands that stand behind the array. */
function behind([a, b]: readonly [AxisOf, AxisOf]): readonly [AxisOf, AxisOf] {
  return [
    { ...a, arg: a.arg + 1 },
    { ...b, arg: b.arg + 1 },
  ];
}
