/** Convolutions and windows as front ends of any language make them. */

import { constant, type Dim, floorDivide, minus, one, zero } from "../../core/dim";
import type { Attrs, Node } from "../../core/node";
import type { Make } from "./compose";

/** How far a kernel may reach beyond the array. */
export type Mode = "full" | "same" | "valid";

/** Zeros before and after the array, for a kernel of `k` entries; `early` puts the odd one of `same` before. */
export function padding(mode: Mode, k: Dim, early: boolean): readonly [low: Dim, high: Dim] {
  if (mode === "valid") return [zero, zero];
  const all = minus(k, one);
  if (mode === "full") return [all, all];
  const less = floorDivide(all, constant(2));
  const more = minus(all, less);
  return early ? [more, less] : [less, more];
}

/** Attributes of a convolution along as many axes as `paddings` has, in steps of one. */
export function convAttrs(paddings: readonly (readonly [Dim, Dim])[], flip: boolean): Attrs {
  const ones = paddings.map(() => 1);
  const [low, high] = [paddings.map(([l]) => l), paddings.map(([, h]) => h)];
  return { stride: ones, low, high, dilation: ones, flip, groups: 1 };
}

/** One array over another of the same rank. */
export function convolved(make: Make, X: Node, W: Node, mode: Mode, flip: boolean, early: boolean): Node {
  const paddings = W.shape.map((d) => padding(mode, d, early));
  return make("conv", [X, W], convAttrs(paddings, flip));
}

/** Largest entry or mean of windows over the last axes; `low` and `high` are filled with what changes neither. */
export function pooled(
  make: Make,
  X: Node,
  how: { readonly window: readonly number[]; readonly stride: readonly number[]; readonly by: "max" | "mean" },
): Node {
  const { window, stride, by } = how;
  const rank = X.shape.length;
  const axes = window.map((_, i) => rank - window.length + i);
  const seen = make("windows", [X], { axes, window: [...window], stride: [...stride] });
  return make(by, [seen], { axes: window.map((_, i) => rank + i), keep: false });
}
