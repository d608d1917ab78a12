/** 1 where no later entry has the same paired positions, else 0: the entries that writing at these positions leaves. */

import { one, zero } from "../core/dim";
import { isFault, type Operation } from "../core/operation";
import { type Shape, shapeOf } from "../core/shape";
import { zeros } from "../core/tensor";
import { flatPositions } from "./positions";
import { broadcastShape } from "./shapes";

export const lasting: Operation = {
  name: "lasting",
  summary: "1 where no later entry has the same paired positions, else 0.",
  params: ["...Is"],
  attrs: ["shape"],
  shape(Is, attrs) {
    const joint = broadcastShape(Is);
    return isFault(joint) ? joint : [...joint, ...(attrs.shape as Shape).slice(Is.length).map(() => one)];
  },
  kernel(Is, attrs, size) {
    const whole = (attrs.shape as Shape).map((d) => d.size);
    const last = new Map<number, number>();
    flatPositions(whole, Is).positions.data.forEach((position, i) => {
      last.set(position, i);
    });
    const Z = zeros(size);
    for (const i of last.values()) Z.data[i] = 1;
    return Z;
  },
  vjp: { "...Is": null },
  flops: () => zero,
  notation: {
    unicode: (c) => ({ text: `last(${list(c)})`, level: "atom" }),
    latex: (c) => ({ text: `\\operatorname{last}\\left(${list(c)}\\right)`, level: "atom" }),
  },
  samples: [
    { args: [[6], [6]], attrs: { shape: shapeOf([4, 3]) }, below: [4, 3] },
    { args: [[5]], attrs: { shape: shapeOf([4, 3]) }, below: [4] },
    { args: [[2, 2], [2]], attrs: { shape: shapeOf([3, 2]) }, below: [3, 2] },
  ],
  domain: { "...Is": "index" },
  mask: true,
};

function list(c: { operandCount: number; operand(i: number, min: "none"): string }): string {
  return Array.from({ length: c.operandCount }, (_, i) => c.operand(i, "none")).join(", ");
}
