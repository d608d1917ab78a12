/** What windows that move over an array show, each along axes of its own at the end. */

import { constant, type Dim, minus, one, plus, zero } from "../core/dim";
import type { Attrs } from "../core/node";
import { fault, type Operation, type Sample } from "../core/operation";
import type { Shape } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { type Moving, windowsOf } from "../numeric/windows";

/** The attributes of a call. */
export function moving(attrs: Attrs): Moving {
  const list = (name: string): readonly number[] => (attrs[name] as readonly number[] | undefined) ?? [];
  return { axes: list("axes"), window: list("window"), stride: list("stride") };
}

/** Attributes in the order in which rules pass them. */
export const movingAttrs = ["axes", "window", "stride"] as const;

export const windows: Operation = {
  name: "windows",
  summary: "What windows that move over an array show, each along axes of its own at the end.",
  params: ["X"],
  attrs: movingAttrs,
  shape([X = []], attrs) {
    const { axes, window, stride } = moving(attrs);
    const short = axes.find((axis, i) => (X[axis]?.size ?? 0) < (window[i] ?? 1));
    if (short !== undefined) return fault(`the window is larger than axis ${short}`);
    const places = X.map((d, axis) => {
      const i = axes.indexOf(axis);
      return i < 0 ? d : placesAlong(d, window[i] ?? 1, stride[i] ?? 1);
    });
    return [...places, ...window.map(constant)];
  },
  kernel: ([X], attrs, size) => windowsOf(X as Tensor, size, moving(attrs)),
  vjp: { X: "unwindows(Zbar, axes, window, stride, size(X))" },
  flops: () => zero,
  notation: {
    unicode: "windows({X})",
    latex: "\\operatorname{windows}\\left({X}\\right)",
    numpy: (c) => {
      const { axes, window, stride } = moving(c.attrs);
      const view = `np.lib.stride_tricks.sliding_window_view(${c.operand(0, "none")}, (${window.join(", ")},), (${axes.join(", ")},))`;
      if (stride.every((s) => s === 1)) return { text: view, level: "postfix" };
      const X = c.node.args[0]?.shape ?? [];
      const items = X.map((_, axis) => {
        const s = stride[axes.indexOf(axis)] ?? 1;
        return s === 1 ? ":" : `::${s}`;
      });
      return { text: `${view}[${items.join(", ")}]`, level: "postfix" };
    },
  },
  samples: movingSamples(),
};

/** Places of a window of `k` entries along an axis of size `n`. */
function placesAlong(n: Dim, k: number, stride: number): Dim {
  const free = minus(n, constant(k));
  return stride === 1 ? plus(free, one) : constant(Math.floor(free.size / stride) + 1);
}

/** Samples of the windows, or of what is made of them again. */
export function movingSamples(back = false): Sample[] {
  const cases: { X: number[]; Z: number[]; attrs: Attrs }[] = [
    { X: [6], Z: [4, 3], attrs: { axes: [0], window: [3], stride: [1] } },
    { X: [4, 6], Z: [2, 3, 2, 2], attrs: { axes: [0, 1], window: [2, 2], stride: [2, 2] } },
    { X: [2, 5, 7], Z: [2, 2, 5, 2, 3], attrs: { axes: [1, 2], window: [2, 3], stride: [3, 1] } },
  ];
  return cases.map(({ X, Z, attrs }) =>
    back ? { args: [Z], attrs: { ...attrs, size: X.map(constant) as Shape } } : { args: [X], attrs },
  );
}
