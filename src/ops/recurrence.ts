/** Linear recurrence along an axis: Zₜ = Bₜ + Xₜ Zₜ₋₁; from the other end with `reverse`. */

import { scale } from "../core/dim";
import { fault, type Operation, type RuleContext } from "../core/operation";
import { entries, sameSize } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { recurrence as recurrenceOf } from "../numeric/running";
import { shifted } from "./shifted";

export const recurrence: Operation = {
  name: "recurrence",
  summary: "Linear recurrence along an axis: Zₜ = Bₜ + Xₜ Zₜ₋₁; from the other end with reverse.",
  params: ["X", "B"],
  attrs: ["axis", "reverse"],
  shape: ([X = [], B = []]) => (sameSize(X, B) ? X : fault("sizes differ")),
  kernel: ([X, B], attrs) => recurrenceOf(X as Tensor, B as Tensor, attrs.axis as number, attrs.reverse === true),
  // B̄ runs the same recurrence backwards; what Xₜ multiplied was Zₜ₋₁.
  vjp: {
    B: (c) => backwards(c),
    X: (c) => c.apply("multiply", [backwards(c), shifted(c.Z, axisOf(c), before(c), 0, c)]),
  },
  flops: ([X = []]) => scale(entries(X), 2),
  notation: {
    unicode: "recurrence({X}, {B})",
    latex: "\\operatorname{recurrence}\\left({X}, {B}\\right)",
  },
  samples: [
    { args: [[3, 4], [3, 4]], attrs: { axis: 0, reverse: false } }, // biome-ignore format: one sample
    { args: [[3, 4], [3, 4]], attrs: { axis: 1, reverse: true } }, // biome-ignore format: one sample
    { args: [[5], [5]], attrs: { axis: 0, reverse: false } },
    { args: [[1], [1]], attrs: { axis: 0, reverse: true } },
  ],
};

function backwards(c: RuleContext): RuleContext["Z"] {
  const next = shifted(c.args[0] as RuleContext["Z"], axisOf(c), before(c) === 1 ? -1 : 1, 0, c);
  return c.apply("recurrence", [next, c.Zbar], { axis: axisOf(c), reverse: c.attrs.reverse !== true });
}

/** On which side the entry before stands. */
function before(c: RuleContext): 1 | -1 {
  return c.attrs.reverse === true ? -1 : 1;
}

function axisOf(c: RuleContext): number {
  return Number(c.attrs.axis);
}
