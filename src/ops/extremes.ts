/** Extrema over axes, and the form that argmax and argmin share. */

import type { Attrs } from "../core/node";
import { fault, isFault, type Operation, type PrintContext } from "../core/operation";
import { entries } from "../core/shape";
import { type Tensor, tensor } from "../core/tensor";
import type { NanPolicy } from "../numeric/reduce";
import { tieOver } from "./attained";
import { ofSomething, reduction } from "./families";
import { reducing } from "./reducing";
import { reducedShape } from "./shapes";
import { spell } from "./spell";

/** What an operation with the attribute `omitnan` does at a NaN. */
export function nanPolicy(attrs: Attrs): NanPolicy {
  return attrs.omitnan === true ? "omit" : "propagate";
}

/** Largest or smallest entry over axes; with `omitnan`, as MATLAB has it, of the entries that are numbers. */
export function extremeEntry(o: {
  name: "max" | "min";
  summary: string;
  word: string;
  numpy: readonly string[];
  kernel: (X: Tensor, axes: readonly number[], keep: boolean, nan: NanPolicy, out?: Float64Array) => Tensor;
}): Operation {
  const { name } = o;
  const over = reduction({
    name,
    summary: o.summary,
    kernel: (X, axes, keep, out) => o.kernel(X, axes, keep, "propagate", out),
    vjp: "expand(Zbar, axes, keep, size(X)) .* attained(X, Z, axes, keep)",
    notation: reducing({ unicode: name, latex: `\\${name}`, matlab: name, numpy: `np.${name}` }),
    spelling: spell("reduction", o.numpy, [name]),
    domain: "distinct",
    choice: "a tie is split evenly",
    edge: ([X], Z, attrs) => tieOver(name, X, Z, attrs),
  });
  return {
    ...ofSomething(over, o.word),
    attrs: ["axes", "keep", "omitnan"],
    kernel: ([X], attrs, _, out) =>
      o.kernel(X as Tensor, attrs.axes as readonly number[], attrs.keep === true, nanPolicy(attrs), out),
    samples: [...over.samples, { args: [[3, 4]], attrs: { axes: [0], keep: true, omitnan: true } }],
  };
}

/** A place along an axis, which jumps with the data: it has no gradient. */
export function extremePlace(o: {
  name: string;
  summary: string;
  kernel: (X: Tensor, axis: number, keep: boolean, nan: NanPolicy) => Tensor;
}): Operation {
  return {
    name: o.name,
    summary: o.summary,
    params: ["X"],
    attrs: ["axis", "base", "keep", "omitnan"],
    shape([X = []], attrs) {
      const out = reducedShape(X, axes(attrs));
      const nothing = X[Number(attrs.axis ?? 0)]?.size === 0 && !isFault(out) && out.every((d) => d.size > 0);
      return nothing ? fault("there is no extremum of no entries") : out;
    },
    kernel([X], attrs, size) {
      const base = Number(attrs.base ?? 0);
      return tensor(
        size,
        o.kernel(X as Tensor, attrs.axis as number, attrs.keep === true, nanPolicy(attrs)).data.map((i) => i + base),
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
  const nan = c.attrs.omitnan === true ? "nan" : "";
  const text = `np.${nan}${name}(${c.operand(0, "none")}, axis=${c.attrs.axis}${keep})`;
  return c.attrs.base === 1 ? { text: `${text} + 1`, level: "add" } : { text, level: "atom" };
}
