/** A block of an array: along each axis a start, a step and a number of entries; axes in `drop` disappear. */

import { constant, type Dim, zero } from "../core/dim";
import { fault, type Operation, type PrintContext } from "../core/operation";
import { isScalar, type Shape } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { reshape, slice as sliceOf } from "../numeric/rearrange";

export const slice: Operation = {
  name: "slice",
  summary: "A block of an array: start, step and number of entries along each axis.",
  params: ["X"],
  attrs: ["starts", "steps", "counts", "drop"],
  shape([X = []], attrs) {
    const [starts, steps, counts] = ranges(attrs);
    for (const [axis, d] of X.entries()) {
      const n = counts[axis]?.size ?? 0;
      const [first, last] = [starts[axis] ?? 0, (starts[axis] ?? 0) + (n - 1) * (steps[axis] ?? 1)];
      if (n > 0 && (Math.min(first, last) < 0 || Math.max(first, last) >= d.size)) {
        return fault(`the index runs to ${Math.max(first, last) + 1} but axis ${axis} has ${d.size}`);
      }
    }
    return counts.filter((_, axis) => !dropped(attrs).includes(axis));
  },
  kernel([X], attrs, size) {
    const [starts, steps, counts] = ranges(attrs);
    return reshape(
      sliceOf(
        X as Tensor,
        starts,
        steps,
        counts.map((d) => d.size),
      ),
      size,
      "C",
    );
  },
  vjp: { X: "unslice(Zbar, starts, steps, counts, size(X))" },
  flops: () => zero,
  notation: {
    unicode: (c) => ({ text: `${c.operand(0, "postfix")}[${items(c, c.base === 1)}]`, level: "postfix" }),
    latex: (c) => ({ text: `${c.operand(0, "postfix")}_{[${items(c, c.base === 1)}]}`, level: "postfix" }),
    matlab: (c) => ({ text: `${c.operand(0, "postfix")}(${items(c, true)})`, level: "postfix" }),
    numpy: (c) => ({ text: `${c.operand(0, "postfix")}[${items(c, false)}]`, level: "postfix" }),
  },
  samples: [
    { args: [[4, 5]], attrs: { starts: [1, 0], steps: [1, 2], counts: [constant(2), constant(3)], drop: [] } },
    { args: [[4, 5]], attrs: { starts: [2, 0], steps: [1, 1], counts: [constant(1), constant(5)], drop: [0] } },
    { args: [[6]], attrs: { starts: [5], steps: [-2], counts: [constant(3)], drop: [] } },
  ],
  simplify: (args, attrs) => {
    const X = args[0];
    const whole = X?.shape.every((d, axis) => ranges(attrs)[2][axis]?.size === d.size && ranges(attrs)[1][axis] === 1);
    return X && whole && dropped(attrs).length === 0 && !isScalar(X.shape) ? X : null;
  },
};

function ranges(attrs: PrintContext["attrs"]): [readonly number[], readonly number[], readonly Dim[]] {
  return [attrs.starts as readonly number[], attrs.steps as readonly number[], attrs.counts as readonly Dim[]];
}

function dropped(attrs: PrintContext["attrs"]): readonly number[] {
  return (attrs.drop as readonly number[] | undefined) ?? [];
}

function items(c: PrintContext, matlab: boolean): string {
  const [starts, steps, counts] = ranges(c.attrs);
  const shape = c.node.args[0]?.shape as Shape;
  return shape
    .map((d, axis) => item(c, d, starts[axis] ?? 0, steps[axis] ?? 1, counts[axis] ?? d, axis, matlab))
    .join(matlab ? "," : ", ");
}

function item(c: PrintContext, whole: Dim, start: number, step: number, n: Dim, axis: number, matlab: boolean): string {
  if (dropped(c.attrs).includes(axis)) return String(start + Number(matlab));
  if (start === 0 && step === 1 && n.size === whole.size) return ":";
  const last = start + (n.size - 1) * step;
  if (matlab) return n.size === 1 ? String(start + 1) : `${start + 1}:${step === 1 ? "" : `${step}:`}${last + 1}`;
  const stop = step < 0 && last + step < 0 ? "" : String(last + Math.sign(step));
  return `${start}:${stop}${step === 1 ? "" : `:${step}`}`;
}
