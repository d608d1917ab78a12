/** An array stretched to a shape, aligned at the last axis. */

import { zero } from "../core/dim";
import type { Node } from "../core/node";
import { isFault, type Operation, type PrintContext } from "../core/operation";
import { isScalar, type Shape, sameSize, shapeOf, sizeOf } from "../core/shape";
import { type Tensor, tensor } from "../core/tensor";
import { broadcastTo } from "../numeric/broadcast";
import { literal } from "./algebra";
import { twoOrMore } from "./notation";
import { broadcastShape } from "./shapes";

export const broadcast: Operation = {
  name: "broadcast",
  summary: "An array stretched to a shape.",
  params: ["X"],
  attrs: ["shape"],
  shape([X], attrs) {
    const target = attrs.shape as Shape;
    const joint = broadcastShape([X ?? [], target]);
    return isFault(joint) ? joint : target;
  },
  kernel: ([X], _, size, out) => broadcastTo(X as Tensor, size, out),
  vjp: { X: "sumto(Zbar, size(X))" },
  flops: () => zero,
  notation: {
    unicode: (c) => c.piece(0),
    latex: (c) => c.piece(0),
    matlab: (c) => ({
      text: `${c.operand(0, "times")} .* ones(${twoOrMore(c.attrs.shape as Shape)
        .map(c.dim)
        .join(", ")})`,
      level: "times",
    }),
    numpy: (c) => ({ text: `np.broadcast_to(${c.operand(0, "none")}, (${target(c)}${one(c)}))`, level: "atom" }),
  },
  samples: [
    { args: [[4]], attrs: { shape: shapeOf([3, 4]) } },
    { args: [[3, 1]], attrs: { shape: shapeOf([3, 4]) } },
    { args: [[1, 1]], attrs: { shape: shapeOf([2, 5]) } },
  ],
  simplify([X], attrs, b) {
    const shape = attrs.shape as Shape;
    if (sameSize((X as Node).shape, shape)) return X as Node;
    const value = literal(X as Node);
    return value !== null && isScalar(shape)
      ? b.apply("constant", [], { value: tensor(sizeOf(shape), [value]) })
      : null;
  },
};

function target(c: PrintContext): string {
  return (c.attrs.shape as Shape).map(c.dim).join(", ");
}

function one(c: PrintContext): string {
  return c.node.shape.length === 1 ? "," : "";
}
