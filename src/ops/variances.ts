/** The form that variance and standard deviation share. */

import { scale } from "../core/dim";
import type { Edge, Operation, Piece, PrintContext, Rule } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { reduction } from "./families";
import { reducing } from "./reducing";

/** A spread over axes, with n − ddof for the number of entries. */
export function spreadOver(o: {
  name: string;
  summary: string;
  kernel: (X: Tensor, axes: readonly number[], keep: boolean, ddof: number) => Tensor;
  vjp: Rule;
  choice?: string;
  edge?: (X: Tensor, Z: Tensor) => Edge | null;
}): Operation {
  const { edge } = o;
  const plain = reduction({
    name: o.name,
    summary: o.summary,
    kernel: (X, axes, keep) => o.kernel(X, axes, keep, 0),
    vjp: o.vjp,
    cost: (n) => scale(n, 4),
    notation: reducing({ unicode: o.name, latex: `\\operatorname{${o.name}}` }),
    ...(o.choice ? { choice: o.choice } : {}),
    ...(edge ? { edge: ([X]: readonly Tensor[], Z: Tensor) => edge(X as Tensor, Z) } : {}),
  });
  const samples = plain.samples.map((s, i) => ({ ...s, attrs: { ...s.attrs, ddof: i % 2 } }));
  return {
    ...plain,
    attrs: ["axes", "keep", "ddof"],
    kernel: ([X], attrs) =>
      o.kernel(X as Tensor, attrs.axes as readonly number[], attrs.keep === true, Number(attrs.ddof ?? 0)),
    notation: { ...plain.notation, matlab: (c) => inMatlab(c, o.name), numpy: (c) => inNumpy(c, o.name) },
    samples,
  };
}

function inNumpy(c: PrintContext, name: string): Piece {
  const axes = c.attrs.axes as readonly number[];
  const all = axes.length === c.node.args[0]?.shape.length;
  const axis = all ? "" : `, axis=${axes.length === 1 ? axes[0] : `(${axes.join(", ")})`}`;
  const ddof = c.attrs.ddof ? `, ddof=${c.attrs.ddof}` : "";
  const keep = c.attrs.keep === true ? ", keepdims=True" : "";
  return { text: `np.${name}(${c.operand(0, "none")}${axis}${ddof}${keep})`, level: "atom" };
}

/** MATLAB's second argument is 1 for division by n, and it takes one axis or all of them. */
function inMatlab(c: PrintContext, name: string): Piece | null {
  const axes = c.attrs.axes as readonly number[];
  const [axis] = axes;
  const divisor = c.attrs.ddof === 1 ? 0 : c.attrs.ddof === 0 ? 1 : null;
  if (divisor === null || axis === undefined) return null;
  if (axes.length === 1) return { text: `${name}(${c.operand(0, "none")}, ${divisor}, ${axis + 1})`, level: "atom" };
  if (axes.length !== c.node.args[0]?.shape.length) return null;
  return { text: `${name}(reshape(${c.operand(0, "none")}, [], 1), ${divisor}, 1)`, level: "atom" };
}
