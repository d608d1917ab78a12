/** Arrays one after the other along an axis. */

import { constant, type Dim, sumOf, zero } from "../core/dim";
import { isDim } from "../core/node";
import { fault, type Operation, type PrintContext } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { concat as concatOf } from "../numeric/rearrange";

export const concat: Operation = {
  name: "concat",
  summary: "Arrays one after the other along an axis.",
  params: ["...Xs"],
  // `length` is how long the axis is where that has a name: as many rows as a list has items.
  attrs: ["axis", "length"],
  shape(shapes, attrs) {
    const axis = attrs.axis as number;
    const first = shapes[0] ?? [];
    for (const [arg, s] of shapes.entries()) {
      if (s.length !== first.length) return fault("numbers of axes differ");
      const other = s.findIndex((d, i) => i !== axis && d.size !== first[i]?.size);
      if (other >= 0)
        return fault("sizes differ", [
          { arg: 0, axis: other },
          { arg, axis: other },
        ]);
    }
    const { length } = attrs;
    const along = isDim(length ?? null) ? (length as Dim) : sumOf(shapes.map((s) => s[axis] ?? constant(0)));
    return first.map((d, i) => (i === axis ? along : d));
  },
  kernel: (args, attrs) => concatOf(args as Tensor[], attrs.axis as number),
  vjp: {
    "...Xs": ({ apply, args, attrs, index, Zbar }) => {
      const axis = attrs.axis as number;
      const before = args.slice(0, index).reduce((n, a) => n + (a.shape[axis]?.size ?? 0), 0);
      const shape = args[index]?.shape ?? [];
      const starts = shape.map((_, i) => (i === axis ? before : 0));
      return apply("slice", [Zbar], { starts, steps: shape.map(() => 1), counts: shape as readonly Dim[], drop: [] });
    },
  },
  flops: () => zero,
  notation: {
    unicode: (c) => ({ text: `[${list(c, c.attrs.axis === 1 ? ", " : "; ")}]`, level: "atom" }),
    latex: (c) => ({ text: `\\left[${list(c, c.attrs.axis === 1 ? ",\\; " : ";\\; ")}\\right]`, level: "atom" }),
    matlab: (c) => ({ text: `cat(${Number(c.attrs.axis) + 1}, ${list(c, ", ")})`, level: "atom" }),
    numpy: (c) => ({ text: `np.concatenate((${list(c, ", ")},), axis=${c.attrs.axis})`, level: "atom" }),
  },
  samples: [
    {
      args: [
        [2, 3],
        [4, 3],
      ],
      attrs: { axis: 0 },
    },
    {
      args: [
        [2, 3],
        [2, 1],
        [2, 2],
      ],
      attrs: { axis: 1 },
    },
    { args: [[3], [4]], attrs: { axis: 0 } },
  ],
};

function list(c: PrintContext, separator: string): string {
  return Array.from({ length: c.operandCount }, (_, i) => c.operand(i, "none")).join(separator);
}
