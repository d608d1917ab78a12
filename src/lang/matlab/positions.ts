/** What the parts between the parentheses of `X(i, j)` select: whole axes, evenly spaced blocks, or listed positions. */

import { constant, type Dim, minus, namesIn, one, plus, productOf, sameDim } from "../../core/dim";
import { isDim, type Node } from "../../core/node";
import { printShape, type Shape, shapeOf, sizeOf } from "../../core/shape";
import type { Span } from "../../core/span";
import type { Tracer } from "../common/tracer";
import type { Expr, Range } from "../common/tree";
import { array, type Value } from "../common/value";
import { arrayNode, isMask } from "./arrays";
import { withEnd } from "./ends";
import { sizeOfValue } from "./shape-of";

/** Positions along one axis, counted from 0. */
export type Positions =
  | { readonly kind: "all" }
  /** Evenly spaced; `shape` is the shape of the index as written. */
  | {
      readonly kind: "block";
      readonly start: number;
      readonly step: number;
      readonly count: Dim;
      readonly shape: Shape;
      /** The last position counted from 1, by name where that can be said. */
      readonly stop?: Dim;
    }
  | {
      readonly kind: "list";
      readonly at: readonly number[];
      readonly shape: Shape;
      /** How many there are, by name where that can be said. */
      readonly count: Dim;
      /** The truth values that select them, when they were selected so. */
      readonly mask?: Node;
    };

/** The positions that all parts of an index select; `null` when one of them is not understood, which is then said. */
export function positionsOf(t: Tracer, object: Value, items: readonly Expr[], span: Span): Positions[] | null {
  const found: Positions[] = [];
  const parts = spreadOut(t, object, items);
  for (const [i, part] of parts.entries()) {
    const along = axisOf(object, i, parts.length);
    const positions = withEnd(t, { object, position: i, count: parts.length }, () =>
      part.value ? positionsOfValue(t, part.value, part.item.span, along) : positionsAt(t, part.item, along),
    );
    if (typeof positions === "string") {
      const guessed = t.assumed !== null && positions === fromOne;
      const code = positions === unknown || guessed ? "unsupported" : "shape-mismatch";
      t.report(code, span, `${shortened(t, span)}: ${positions}`);
      return null;
    }
    if (along && positions.kind === "block" && positions.count.size === 1 && positions.stop)
      t.assumed?.reached(along, positions.stop, t.passes.length > 0, span);
    found.push(positions);
  }
  return found;
}

/** A part of an index; `value` where it is known already. */
interface Part {
  readonly item: Expr;
  readonly value?: Value;
}

/** The parts one by one, where `c{:}` stands for several. */
function spreadOut(t: Tracer, object: Value, items: readonly Expr[]): readonly Part[] {
  return items.flatMap((item, i): Part[] => {
    if (item.kind !== "index") return [{ item }];
    const value = withEnd(t, { object, position: i, count: items.length }, () => t.evaluate(item));
    const values = value.kind === "sequence" && value.of === "tuple" ? value.items : [value];
    return values.map((v) => ({ item, value: v }));
  });
}

/** The size of what part `i` of `count` selects from. */
function axisOf(object: Value, i: number, count: number): Dim | null {
  const shape = sizeOfValue(object);
  if (!shape) return null;
  return i === count - 1 ? productOf(shape.slice(i)) : (shape[i] ?? one);
}

const unknown = "what this index selects is not known before the program runs";
const fromOne = "positions are whole numbers from 1 on";

function shortened(t: Tracer, span: Span): string {
  const text = t.textAt(span).replace(/\s+/g, " ");
  return text.length <= 40 ? text : `${text.slice(0, 37)}…`;
}

function positionsAt(t: Tracer, item: Expr, along: Dim | null): Positions | string {
  if (item.kind === "colon") return { kind: "all" };
  if (item.kind === "range") {
    const block = blockOf(t, item);
    if (block) return block.count.size > 0 && block.start < 0 ? fromOne : block;
  }
  return positionsOfValue(t, t.evaluate(item), item.span, along);
}

/** What an evaluated index selects along an axis of size `along`, or why it does not. */
export function positionsOfValue(t: Tracer, value: Value, span: Span, along: Dim | null = null): Positions | string {
  if (value.kind === "text" && value.text === ":") return { kind: "all" };
  if (value.kind === "slice") return { kind: "all" };
  if (value.kind === "truth") {
    const at = value.value ? [0] : [];
    return { kind: "list", at, shape: shapeOf(value.value ? [1, 1] : [0, 0]), count: constant(at.length) };
  }
  if (value.kind === "integer") {
    return value.dim.size < 1
      ? fromOne
      : { kind: "block", start: value.dim.size - 1, step: 1, count: one, shape: shapeOf([1, 1]), stop: value.dim };
  }
  const X = arrayNode(t, value, span);
  if (!X) return unknown;
  if (isMask(t, X)) return selected(t, X);
  if (X.op === "range" && X.attrs.row === true) return spaced(X);
  return shifted(t, X) ?? listed(t, X, along, span);
}

/** `a:s:b` of whole numbers, with its number of entries by name; while sizes are still sought it may be negative. */
function blockOf(t: Tracer, e: Range): (Positions & { kind: "block" }) | null {
  const [start, stop] = [t.dimOf(t.evaluate(e.start)), t.dimOf(t.evaluate(e.stop))];
  const step = e.step ? t.dimOf(t.evaluate(e.step)) : one;
  if (!start || !stop || !step || step.size === 0) return null;
  const ahead = t.assumed?.quiet === true && step.size === 1;
  const count = ahead ? plus(minus(stop, start), one) : countOf(start, step.size, stop);
  return {
    kind: "block",
    start: start.size - 1,
    step: step.size,
    count,
    shape: [one, count],
    ...(step.size === 1 ? { stop } : {}),
  };
}

/** How many numbers a range holds, by name where that can be said. */
export function countOf(start: Dim, step: number, stop: Dim): Dim {
  const n = Math.max(0, Math.floor((stop.size - start.size) / step) + 1);
  if (step === 1 && stop.size >= start.size - 1) return plus(minus(stop, start), one);
  return step === -1 && n > 0 ? plus(minus(start, stop), one) : constant(n);
}

function spaced(X: Node): Positions | string {
  const [start, step, count] = [Number(X.attrs.start), Number(X.attrs.step), X.shape[1] ?? one];
  if (!Number.isInteger(start) || !Number.isInteger(step) || start < 1) return fromOne;
  const named = X.attrs.stop ?? null;
  const stop = step === 1 ? { stop: isDim(named) ? named : plus(constant(start - 1), count) } : {};
  return { kind: "block", start: start - 1, step, count, shape: X.shape, ...stop };
}

/** `k + (1:n)` ends at k + n. */
function shifted(t: Tracer, { op, args }: Node): Positions | null {
  const range = op === "add" ? args.find((a) => a.op === "range" && a.attrs.row === true) : undefined;
  const other = args.find((a) => a !== range);
  const named = other?.attrs.dim ?? null;
  const by = range && other?.shape.every((d) => d.size === 1) ? (isDim(named) ? named : t.dimOf(array(other))) : null;
  const block = range && by ? spaced(range) : null;
  if (!by || !block || typeof block === "string" || block.kind !== "block" || block.start + by.size < 0) return null;
  return { ...block, start: block.start + by.size, ...(block.stop ? { stop: plus(block.stop, by) } : {}) };
}

function selected(t: Tracer, X: Node): Positions {
  const at = columnMajor(t, X).flatMap((v, i) => (v !== 0 ? [i] : []));
  const row = X.shape.length === 2 && X.shape[0]?.size === 1 && X.shape[1]?.size !== 1;
  const shape = shapeOf(row ? [1, at.length] : [at.length, 1]);
  return { kind: "list", at, shape, count: constant(at.length), mask: X };
}

function listed(t: Tracer, X: Node, along: Dim | null, span: Span): Positions | string {
  const at = columnMajor(t, X).map((v) => v - 1);
  if (at.some((i) => !Number.isInteger(i) || i < 0)) {
    if (along) t.inputs.needPositions(X, along, 1, span);
    return fromOne;
  }
  const [first = 0, second = first + 1] = at;
  const step = second - first;
  const even = X.op === "constant" && at.length > 0 && step !== 0 && at.every((p, i) => p === first + i * step);
  const vector = X.shape.length === 2 && X.shape.some((d) => d.size === 1);
  if (even && vector) return { kind: "block", start: first, step, count: constant(at.length), shape: X.shape };
  return { kind: "list", at, shape: X.shape, count: productOf(X.shape) };
}

/** Entries in the order in which MATLAB counts them. */
export function columnMajor(t: Tracer, X: Node): number[] {
  const { data } = t.valueOf(X);
  return orderOf(sizeOf(X.shape)).map((i) => data[i] ?? Number.NaN);
}

/** For every entry in MATLAB's order, its place in row-major order. */
export function orderOf(size: readonly number[]): number[] {
  const total = size.reduce((a, b) => a * b, 1);
  const order = new Array<number>(total);
  for (let i = 0; i < total; i++) {
    let [rest, place] = [i, 0];
    const at = size.map((n) => {
      const k = rest % n;
      rest = (rest - k) / n;
      return k;
    });
    size.forEach((n, axis) => {
      place = place * n + (at[axis] ?? 0);
    });
    order[i] = place;
  }
  return order;
}

/** How many entries are selected along an axis of this size. */
export function countAlong(p: Positions, d: Dim): Dim {
  if (p.kind === "all") return d;
  return p.kind === "block" && p.count.size === d.size && namesIn(p.count).size === 0 ? d : p.count;
}

/** The positions one by one. */
export function eachOf(p: Positions, d: Dim): readonly number[] {
  if (p.kind === "list") return p.at;
  const [start, step, count] = p.kind === "all" ? [0, 1, d.size] : [p.start, p.step, p.count.size];
  return Array.from({ length: count }, (_, i) => start + i * step);
}

/** The largest position, −1 for none. */
export function lastOf(p: Positions, d: Dim): number {
  if (p.kind === "list") return p.at.reduce((a, b) => Math.max(a, b), -1);
  const n = p.kind === "all" ? d.size : p.count.size;
  if (p.kind === "all" || n === 0) return n - 1;
  return Math.max(p.start, p.start + (n - 1) * p.step);
}

/** Whether every entry of the axis is selected, in order. */
export function isWhole(p: Positions, d: Dim): boolean {
  if (p.kind === "all") return true;
  const all = p.kind === "block" && p.start === 0 && p.step === 1 && p.count.size === d.size;
  // A named count that is the same number by accident says something else.
  return all && (namesIn(p.count).size === 0 || sameDim(p.count, d));
}

/** Says that the positions along an axis, or counted through, do not all lie in an array. */
export function reportOutside(t: Tracer, span: Span, p: Positions, axis: number | null, X: Node | Shape): void {
  const [shape, nodes] = "shape" in X ? [X.shape, [X]] : [X, []];
  const size = axis === null ? productOf(shape) : (shape[axis] ?? one);
  const index = lastOf(p, one);
  const stop = p.kind === "block" ? p.stop : undefined;
  if (stop) t.places.needSize(size, stop);
  t.assumed?.atLeast(size, stop ?? constant(index + 1), stop ? (t.passes.length > 0 ? "loop" : "text") : "value", span);
  const where = axis === null ? "" : ` along axis ${axis + 1}`;
  const message = `there is no position ${index + 1}${where}, the array is ${printShape(shape)}`;
  t.reportMisfit(span, `${shortened(t, span)}: ${message}`, nodes, { rests: "position" });
}
