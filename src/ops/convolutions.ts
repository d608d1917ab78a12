/** What the three maps of a convolution share: their attributes, sizes, costs and how they are written. */

import { asConstant, constant, type Dim, minus, one, plus, productOf, scale, times } from "../core/dim";
import type { Attr, Attrs } from "../core/node";
import type { PrintContext, Sample } from "../core/operation";
import { entries, type Shape } from "../core/shape";
import type { Windows } from "../numeric/conv";

/** Attributes in the order in which rules pass them: one number (for `low` and `high` also a size) for each spatial axis, then switches. */
export const windowAttrs = ["stride", "low", "high", "dilation", "flip", "groups"] as const;

/** The attributes of a call. */
export function windows(attrs: Attrs): Windows & { readonly high: readonly number[] } {
  const list = (name: string): readonly number[] =>
    ((attrs[name] as readonly (number | Dim)[] | undefined) ?? []).map((n) => (typeof n === "number" ? n : n.size));
  return {
    stride: list("stride"),
    low: list("low"),
    high: list("high"),
    dilation: list("dilation"),
    flip: attrs.flip === true,
    groups: typeof attrs.groups === "number" ? attrs.groups : 1,
  };
}

/** Number of places of a kernel of size `k` along an axis of size `n`. */
export function placesAlong(n: Dim, k: Dim, axis: number, attrs: Attrs): Dim {
  const { stride, dilation } = windows(attrs);
  const [s, d] = [stride[axis] ?? 1, dilation[axis] ?? 1];
  const reach = plus(scale(minus(k, one), d), one);
  const free = minus(plus(n, plus(paddingAt(attrs.low, axis), paddingAt(attrs.high, axis))), reach);
  if (s === 1) return plus(free, one);
  return constant(Math.floor(free.size / s) + 1);
}

/** A padding by name where it has one. */
function paddingAt(paddings: Attr | undefined, axis: number): Dim {
  const found = Array.isArray(paddings) ? (paddings[axis] as number | Dim | undefined) : undefined;
  return typeof found === "object" ? found : constant(found ?? 0);
}

/** 2 FLOPs for every entry of the result and every entry of the kernel that goes into it. */
export function windowFlops(Z: Shape, W: Shape, attrs: Attrs): Dim {
  const spatial = windows(attrs).stride.length;
  const own = W.length > spatial ? W.slice(1) : W;
  return scale(times(entries(Z), productOf(own)), 2);
}

/** Whether the map is written by its operator alone: steps of one, no dilation, one group. */
export function isSimple(attrs: Attrs): boolean {
  const { stride, dilation, groups } = windows(attrs);
  return groups === 1 && stride.every((s) => s === 1) && dilation.every((d) => d === 1);
}

/** `full`, `same`, `valid`, or `null` for other paddings, of a kernel with known sizes. */
export function modeOf(c: PrintContext, kernel: Shape): "full" | "same" | "valid" | null {
  const { low, high, stride } = windows(c.attrs);
  const sizes = kernel.slice(-stride.length).map((d) => asConstant(d) ?? d.size);
  if (low.every((p) => p === 0) && high.every((p) => p === 0)) return "valid";
  if (sizes.every((k, i) => low[i] === k - 1 && high[i] === k - 1)) return "full";
  return null;
}

/** Samples for the maps of a convolution, as sizes of array, kernel and result. */
export const windowSamples: readonly {
  readonly X: number[];
  readonly W: number[];
  readonly Z: number[];
  attrs: Attrs;
}[] = [
  { X: [5, 6], W: [2, 3], Z: [4, 4], attrs: plain(2, 0, 0) },
  { X: [4, 4], W: [3, 2], Z: [6, 5], attrs: { ...plain(2, 0, 0), low: [2, 1], high: [2, 1], flip: true } },
  { X: [7], W: [3], Z: [7], attrs: { ...plain(1, 1, 1), flip: true } },
  { X: [2, 3, 5, 5], W: [4, 3, 3, 3], Z: [2, 4, 3, 3], attrs: { ...plain(2, 1, 1), stride: [2, 2] } },
  { X: [1, 4, 6, 7], W: [2, 2, 2, 3], Z: [1, 2, 4, 3], attrs: { ...plain(2, 0, 0), dilation: [2, 2], groups: 2 } },
  { X: [2, 2, 6], W: [3, 2, 2], Z: [2, 3, 3], attrs: { ...plain(1, 0, 1), stride: [2] } },
];

function plain(spatial: number, low: number, high: number): Attrs {
  const all = (n: number) => Array.from({ length: spatial }, () => n);
  return { stride: all(1), low: all(low), high: all(high), dilation: all(1), flip: false, groups: 1 };
}

/** Samples of one of the maps, from the sizes of its two operands and of its result. */
export function samplesOf(first: "X" | "W" | "Z", second: "X" | "W" | "Z", size: "X" | "W" | "Z" | null): Sample[] {
  return windowSamples.map((s) => {
    const attrs = size === null ? s.attrs : { ...s.attrs, size: s[size].map(constant) };
    return { args: [s[first], s[second]], attrs };
  });
}
