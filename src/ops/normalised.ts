/** What softmax and its logarithm share: entries against the log-sum-exp of their row. */

import type { Attrs } from "../core/node";
import type { Edge, PrintContext, Template } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { map2 } from "../numeric/broadcast";
import { logsumexp } from "../numeric/reduce";
import { indexOf } from "./edges";
import { axesOf } from "./shapes";

/** f(x, l) for every entry x and the log-sum-exp l of its row. */
export function normalised(X: Tensor, attrs: Attrs, f: (x: number, lse: number) => number): Tensor {
  return map2(X, logsumexp(X, axesOf(attrs), true), f);
}

/** A row in which everything is masked out has no softmax. */
export function normalisedEdge(name: string, X: Tensor, attrs: Attrs): Edge | null {
  const rows = logsumexp(X, axesOf(attrs), true);
  const at = rows.data.indexOf(Number.NEGATIVE_INFINITY);
  if (at < 0) return null;
  return { at: indexOf(at, rows.size), sentence: `${name} of a row that is −Inf throughout{at}: the value is NaN` };
}

/** A call that names the axes: `f(X, axis=1)`. */
export function overAxes(name: string): Template {
  return (c: PrintContext) => {
    const axes = axesOf(c.attrs);
    const axis = axes.length === 1 ? `${axes[0]}` : `(${axes.join(", ")})`;
    return { text: `${name}(${c.operand(0, "none")}, axis=${axis})`, level: "atom" };
  };
}
