/** Neighbours along an axis, as rules of running operations need them. */

import { constant, minus, one } from "../core/dim";
import type { Node } from "../core/node";
import type { Builder } from "../core/operation";

/** Each entry's neighbour before it (`by` 1) or after it (`by` −1) along an axis; `edge` where there is none. */
export function shifted(X: Node, axis: number, by: 1 | -1, edge: 0 | 1, { apply, number }: Builder): Node {
  const n = X.shape[axis] ?? one;
  if (n.size === 0) return X;
  const rest = X.shape.map((d, i) => (i === axis ? minus(n, one) : d));
  const starts = X.shape.map((_, i) => (i === axis && by < 0 ? 1 : 0));
  const steps = X.shape.map(() => 1);
  const block = apply("slice", [X], { starts, steps, counts: rest, drop: [] });
  if (edge === 0) {
    const put = X.shape.map((_, i) => (i === axis && by > 0 ? 1 : 0));
    return apply("unslice", [block], { starts: put, steps, counts: rest, shape: X.shape });
  }
  const shape = X.shape.map((d, i) => (i === axis ? constant(1) : d));
  const filler = apply("broadcast", [number(edge)], { shape });
  return apply("concat", by > 0 ? [filler, block] : [block, filler], { axis });
}
