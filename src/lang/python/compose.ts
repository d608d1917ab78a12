/** Small steps from which library functions are put together. */

import { constant, type Dim } from "../../core/dim";
import type { Attrs, Node } from "../../core/node";
import { entries, type Shape } from "../../core/shape";
import type { Span } from "../../core/span";
import type { Tracer } from "../common/tracer";
import { array, type Value } from "../common/value";

/** Builds one operation after the other as long as each result is an array. */
export function then(value: Value, next: (X: Node) => Value): Value {
  return value.kind === "array" ? next(value.node) : value;
}

/** One operation after the other on one array. */
export function chain(t: Tracer, X: Node, span: Span, steps: readonly (readonly [string, Attrs])[]): Value {
  return steps.reduce((value: Value, [op, attrs]) => then(value, (x) => t.build(op, [x], attrs, span)), array(X));
}

/** The array in another shape; the array itself when it has that shape. */
export function reshaped(t: Tracer, X: Node, shape: readonly Dim[], span: Span): Value {
  if (shape.length === X.shape.length && shape.every((d, i) => d.size === X.shape[i]?.size)) return array(X);
  return t.build("reshape", [X], { shape: [...shape], order: "C" }, span);
}

/** All entries in a row. */
export function flattened(t: Tracer, X: Node, span: Span): Value {
  return reshaped(t, X, [entries(X.shape)], span);
}

/** The axes in another order. */
export function permuted(t: Tracer, X: Node, axes: readonly number[], span: Span): Value {
  if (axes.every((a, i) => a === i)) return array(X);
  return X.shape.length === 2
    ? t.build("transpose", [X], {}, span)
    : t.build("permute", [X], { axes: [...axes] }, span);
}

/** `n` entries along one axis, from `start` in steps. */
export function sliceAlong(t: Tracer, X: Node, axis: number, start: number, n: Dim, step: number, span: Span): Value {
  const each = <T>(here: T, otherwise: (d: Dim) => T) => X.shape.map((d, i) => (i === axis ? here : otherwise(d)));
  return t.build(
    "slice",
    [X],
    { starts: each(start, () => 0), steps: each(step, () => 1), counts: each(n, (d) => d), drop: [] },
    span,
  );
}

/** One entry along an axis, which disappears. */
export function entryAlong(t: Tracer, X: Node, axis: number, at: number, span: Span): Value {
  return then(sliceAlong(t, X, axis, at, constant(1), 1, span), (x) =>
    reshaped(t, x, x.shape.filter((_, i) => i !== axis) as Shape, span),
  );
}
