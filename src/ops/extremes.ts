/** The form that argmax and argmin share. */

import type { Attrs } from "../core/node";
import { fault, isFault, type Operation, type PrintContext } from "../core/operation";
import { entries } from "../core/shape";
import { type Tensor, tensor } from "../core/tensor";
import { reducedShape } from "./shapes";

/** A place along an axis, which jumps with the data: it has no gradient. */
export function extremePlace(o: {
  name: string;
  summary: string;
  kernel: (X: Tensor, axis: number, keep: boolean) => Tensor;
}): Operation {
  return {
    name: o.name,
    summary: o.summary,
    params: ["X"],
    attrs: ["axis", "base", "keep"],
    shape([X = []], attrs) {
      const out = reducedShape(X, axes(attrs));
      const nothing = X[Number(attrs.axis ?? 0)]?.size === 0 && !isFault(out) && out.every((d) => d.size > 0);
      return nothing ? fault("there is no extremum of no entries") : out;
    },
    kernel([X], attrs, size) {
      const base = Number(attrs.base ?? 0);
      return tensor(
        size,
        o.kernel(X as Tensor, attrs.axis as number, attrs.keep === true).data.map((i) => i + base),
      );
    },
    vjp: { X: null },
    flops: ([X]) => entries(X ?? []),
    notation: {
      unicode: (c) => ({ text: `${o.name}(${c.operand(0, "none")})`, level: "atom" }),
      latex: (c) => ({ text: `\\operatorname{${o.name}}\\left(${c.operand(0, "none")}\\right)`, level: "atom" }),
      numpy: (c) => numpy(c, o.name),
    },
    samples: [
      { args: [[3, 4]], attrs: { axis: 0, base: 0, keep: false } },
      { args: [[3, 4]], attrs: { axis: 1, base: 1, keep: true } },
      { args: [[5]], attrs: { axis: 0, base: 0, keep: false } },
    ],
    domain: { X: "distinct" },
  };
}

function axes(attrs: Attrs): Attrs {
  return { axes: [attrs.axis ?? 0], keep: attrs.keep ?? false };
}

function numpy(c: PrintContext, name: string): { text: string; level: "atom" | "add" } {
  const keep = c.attrs.keep === true ? ", keepdims=True" : "";
  const text = `np.${name}(${c.operand(0, "none")}, axis=${c.attrs.axis}${keep})`;
  return c.attrs.base === 1 ? { text: `${text} + 1`, level: "add" } : { text, level: "atom" };
}
