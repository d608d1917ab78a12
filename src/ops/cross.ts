/** Cross product of vectors of three along an axis. */

import { scale } from "../core/dim";
import type { Attrs } from "../core/node";
import { fault, isFault, type Operation, type PrintContext } from "../core/operation";
import { entries, type Shape } from "../core/shape";
import { type Tensor, zeros } from "../core/tensor";
import { broadcastTo } from "../numeric/broadcast";
import { broadcastShape } from "./shapes";

export const cross: Operation = {
  name: "cross",
  summary: "Cross product of vectors of three along an axis, which counts from the last one.",
  params: ["X", "Y"],
  attrs: ["axis"],
  shape(args, attrs) {
    const out = broadcastShape(args);
    if (isFault(out)) return out;
    const three = (s: Shape) => s[s.length + axisOf(attrs)]?.size === 3;
    return args.every(three) ? out : fault("vectors of 3 are needed");
  },
  kernel: ([X, Y], attrs, size) => product(broadcastTo(X as Tensor, size), broadcastTo(Y as Tensor, size), attrs),
  vjp: { X: "cross(Y, Zbar, axis)", Y: "cross(Zbar, X, axis)" },
  flops: (_, out) => scale(entries(out), 3),
  notation: {
    unicode: (c) => ({ text: `${c.operand(0, "unary")} × ${c.operand(1, "unary")}`, level: "times" }),
    latex: (c) => ({ text: `${c.operand(0, "unary")} \\times ${c.operand(1, "unary")}`, level: "times" }),
    matlab: inMatlab,
    numpy: (c) => {
      const axis = axisOf(c.attrs) === -1 ? "" : `, axis=${axisOf(c.attrs)}`;
      return { text: `np.cross(${c.operand(0, "none")}, ${c.operand(1, "none")}${axis})`, level: "atom" };
    },
  },
  samples: [
    { args: [[3], [3]], attrs: { axis: -1 } },
    {
      args: [
        [4, 3],
        [4, 3],
      ],
      attrs: { axis: -1 },
    },
    { args: [[4, 3], [3]], attrs: { axis: -1 } },
    {
      args: [
        [3, 1],
        [3, 1],
      ],
      attrs: { axis: -2 },
    },
  ],
};

function axisOf(attrs: Attrs): number {
  return attrs.axis as number;
}

function product(X: Tensor, Y: Tensor, attrs: Attrs): Tensor {
  const Z = zeros(X.size);
  const step = X.size.slice(X.size.length + axisOf(attrs) + 1).reduce((n, s) => n * s, 1);
  for (let at = 0; at < Z.data.length; at++) {
    const i = Math.floor(at / step) % 3;
    const [j, k] = [at + (((i + 1) % 3) - i) * step, at + (((i + 2) % 3) - i) * step];
    Z.data[at] = (X.data[j] as number) * (Y.data[k] as number) - (X.data[k] as number) * (Y.data[j] as number);
  }
  return Z;
}

function inMatlab(c: PrintContext) {
  const [X = [], Y = []] = c.node.args.map((a) => a.shape);
  if (X.length !== 2 || Y.length !== 2 || X.some((d, i) => d.size !== Y[i]?.size)) return null;
  const text = `cross(${c.operand(0, "none")}, ${c.operand(1, "none")}, ${3 + axisOf(c.attrs)})`;
  return { text, level: "atom" } as const;
}
