/** Where entries of X reach the extremum Z over axes: 1, or a share where several do, else 0. */

import { scale } from "../core/dim";
import type { Attrs } from "../core/node";
import { type Edge, fault, isFault, type Operation } from "../core/operation";
import { entries, sameSize } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { divide, map1, map2 } from "../numeric/broadcast";
import { reshape } from "../numeric/rearrange";
import { sum } from "../numeric/reduce";
import { indexOf } from "./edges";
import { axesOf, reducedShape } from "./shapes";

export const attained: Operation = {
  name: "attained",
  summary: "1 where X is its extremum Z over axes, a share of 1 where there is a tie, else 0.",
  params: ["X", "Z"],
  attrs: ["axes", "keep"],
  shape([X = [], Z = []], attrs) {
    const reduced = reducedShape(X, attrs);
    if (isFault(reduced)) return reduced;
    return sameSize(reduced, Z) ? X : fault("this is no reduction of that");
  },
  kernel([X, Z], attrs) {
    const axes = axesOf(attrs);
    const kept = (X as Tensor).size.map((n, i) => (axes.includes(i) ? 1 : n));
    const hits = map2(X as Tensor, reshape(Z as Tensor, kept, "C"), (x, z) => Number(x === z));
    return divide(
      hits,
      map1(sum(hits, axes, true), (n) => Math.max(1, n)),
    );
  },
  vjp: { X: null, Z: null },
  flops: ([X]) => scale(entries(X ?? []), 3),
  notation: {
    unicode: "[{X:add} = {Z:add}]",
    latex: "\\left[{X:add} = {Z:add}\\right]",
    matlab: (c) => {
      const hits = `${c.operand(0, "add")} == ${c.operand(1, "add")}`;
      const counted = axesOf(c.attrs).reduce((text, axis) => `sum(${text}, ${axis + 1})`, hits);
      return c.attrs.keep === true ? { text: `(${hits}) ./ max(1, ${counted})`, level: "times" } : null;
    },
    numpy: (c) => {
      const axes = tuple(axesOf(c.attrs));
      const Z = c.attrs.keep === true ? c.operand(1, "add") : `np.expand_dims(${c.operand(1, "none")}, ${axes})`;
      const hits = `${c.operand(0, "add")} == ${Z}`;
      return { text: `(${hits}) / np.maximum(1, np.sum(${hits}, axis=${axes}, keepdims=True))`, level: "times" };
    },
  },
  samples: [
    {
      args: [
        [3, 4],
        [1, 1],
      ],
      attrs: { axes: [0, 1], keep: true },
    },
    {
      args: [
        [3, 4],
        [3, 1],
      ],
      attrs: { axes: [1], keep: true },
    },
    { args: [[5], []], attrs: { axes: [0], keep: false } },
  ],
  domain: { X: "mask", Z: "mask" },
};

/** The first entry of X that shares the extremum Z with another one. */
export function tieOver(word: string, X: Tensor | undefined, Z: Tensor, attrs: Attrs): Edge | null {
  if (!X) return null;
  const shares = attained.kernel([X, Z], attrs, X.size);
  const at = shares.data.findIndex((s) => s > 0 && s < 1);
  return at < 0 ? null : { at: indexOf(at, X.size), sentence: `${word} has a tie{at}: the gradient is split evenly` };
}

function tuple(axes: readonly number[]): string {
  return axes.length === 1 ? String(axes[0]) : `(${axes.join(", ")})`;
}
