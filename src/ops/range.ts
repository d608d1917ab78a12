/** Evenly spaced numbers: start, start + step, … */

import type { Dim } from "../core/dim";
import { zero } from "../core/dim";
import type { Operation } from "../core/operation";
import { tensor } from "../core/tensor";

export const range: Operation = {
  name: "range",
  summary: "Evenly spaced numbers: start, start + step, …",
  params: [],
  attrs: ["start", "step", "count"],
  shape: (_, attrs) => [attrs.count as Dim],
  kernel(_, attrs, size) {
    const [start, step] = [attrs.start as number, attrs.step as number];
    return tensor(size, Float64Array.from({ length: size[0] ?? 0 }, (_, i) => start + i * step));
  },
  vjp: {},
  flops: () => zero,
  notation: {
    unicode: (c) => ({ text: `[${c.attrs.start}, ${Number(c.attrs.start) + Number(c.attrs.step)}, …]`, level: "atom" }),
    latex: (c) => ({ text: `[${c.attrs.start}, ${Number(c.attrs.start) + Number(c.attrs.step)}, \\ldots]`, level: "atom" }),
    matlab: (c) => ({ text: `reshape(${c.attrs.start} + ${c.attrs.step}*(0:${c.dim(c.attrs.count as Dim)}-1), [], 1)`, level: "atom" }),
    numpy: (c) => ({ text: `${c.attrs.start} + ${c.attrs.step} * np.arange(${c.dim(c.attrs.count as Dim)})`, level: "add" }),
  },
  samples: [],
};
