/** Evenly spaced numbers: start, start + step, … */

import { constant, type Dim, one, zero } from "../core/dim";
import type { Operation, Piece, PrintContext } from "../core/operation";
import { tensor } from "../core/tensor";

export const range: Operation = {
  name: "range",
  summary: "Evenly spaced numbers: start, start + step, …; with row as a 1×n matrix.",
  params: [],
  attrs: ["start", "step", "count", "row"],
  shape: (_, attrs) => (attrs.row === true ? [one, attrs.count as Dim] : [attrs.count as Dim]),
  kernel(_, attrs, size) {
    const [start, step] = [attrs.start as number, attrs.step as number];
    return tensor(
      size,
      Float64Array.from({ length: size[size.length - 1] ?? 0 }, (_, i) => start + i * step),
    );
  },
  vjp: {},
  flops: () => zero,
  notation: {
    unicode: (c) => ({ text: `[${c.attrs.start}, ${Number(c.attrs.start) + Number(c.attrs.step)}, …]`, level: "atom" }),
    latex: (c) => ({
      text: `[${c.attrs.start}, ${Number(c.attrs.start) + Number(c.attrs.step)}, \\ldots]`,
      level: "atom",
    }),
    matlab(c) {
      const row = spaced(c, `(0:${c.dim(c.attrs.count as Dim)}-1)`);
      return c.attrs.row === true ? row : { text: `${c.wrap(row, "postfix")}'`, level: "postfix" };
    },
    numpy: (c) => spaced(c, `np.arange(${c.dim(c.attrs.count as Dim)})${c.attrs.row === true ? "[None, :]" : ""}`),
  },
  samples: [
    { args: [], attrs: { start: 0, step: 1, count: constant(5) } },
    { args: [], attrs: { start: 3, step: -2, count: constant(3) } },
    { args: [], attrs: { start: -1.5, step: 0.5, count: constant(4) } },
    { args: [], attrs: { start: 1, step: 1, count: constant(4), row: true } },
  ],
};

/** start + step · (0, 1, …), as short as it goes. */
function spaced(c: PrintContext, whole: string): Piece {
  const [start, step] = [Number(c.attrs.start), Number(c.attrs.step)];
  const multiple = step === 1 ? whole : `${step} * ${whole}`;
  if (start !== 0) return { text: `${start} + ${multiple}`, level: "add" };
  return { text: multiple, level: step === 1 ? "atom" : "times" };
}
