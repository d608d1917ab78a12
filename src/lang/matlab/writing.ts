/** Writing `A(i, j) = v`: a new value of A, grown where it was too small; `= []` takes rows or columns away. */

import { constant, type Dim, one, productOf } from "../../core/dim";
import type { Node } from "../../core/node";
import { printShape, type Shape, sameSize, sizeOf } from "../../core/shape";
import type { Span } from "../../core/span";
import { compose, type Make } from "../common/compose";
import type { Tracer } from "../common/tracer";
import type { Expr } from "../common/tree";
import { array, nodesIn, opaque, text, unset, type Value } from "../common/value";
import { arrayNode, column, countOf, isEmptyLiteral, isNumber, trim } from "./arrays";
import { writeCell } from "./cells";
import { integerClass } from "./entry-classes";
import { writeMap } from "./functions-maps";
import { fold, foldedShape, listNode, vectorAxis, without } from "./indexing";
import { toClass } from "./kinds";
import { asMap } from "./map-values";
import { countAlong, eachOf, isWhole, lastOf, orderOf, type Positions, positionsOf } from "./positions";
import { writeRecord } from "./structs";

/** The value that `object(items) = value` leaves in `object`. */
export function writeIndex(t: Tracer, object: Value, items: readonly Expr[], value: Value, e: Expr): Value {
  const before = object === unset ? array(t.constant({ size: [0, 0], data: new Float64Array() }, e.span)) : object;
  if (before.kind === "opaque") return opaque(before.why, [...nodesIn(before), ...nodesIn(value)]);
  const map = asMap(before);
  if (map) return writeMap(t, map, items[0], value, e.span);
  const positions = positionsOf(t, before, items, e.span);
  if (!positions) return opaque("what this index selects is not known", [...nodesIn(before), ...nodesIn(value)]);
  if (value.kind === "record" || before.kind === "record" || isList(before))
    return writeRecord(t, object, positions, value, e);
  if (before.kind === "sequence" || value.kind === "sequence") return writeCell(t, before, positions, value, e);
  const written = before.kind === "text" ? writeText(before.text, positions, value) : null;
  if (written) return written;
  const [X, V] = [arrayNode(t, before, e.span), arrayNode(t, value, e.span)];
  if (!X || !V) return opaque("what was written here is not known", [...nodesIn(before), ...nodesIn(value)]);
  if (isEmptyLiteral(value) && V.attrs.name === undefined) return deleted(t, X, positions, e.span);
  const kind = integerClass(X);
  const fitting = kind ? toClass(t, V, kind, e.span) : value;
  return writeArray(t, X, fitting.kind === "array" ? fitting.node : V, positions, e.span);
}

/** `s(i) = 'x'` and `s(i) = []` leave a text; `null` where something else is written. */
function writeText(before: string | null, positions: readonly Positions[], value: Value): Value | null {
  const at = positions.at(-1);
  const isGone = isEmptyLiteral(value);
  if ((value.kind !== "text" && !isGone) || !at) return null;
  const given = value.kind === "text" ? value.text : "";
  if (before === null || given === null) return text(null);
  const places = eachOf(at, constant(before.length));
  if (isGone) return text([...before].filter((_, i) => !places.includes(i)).join(""));
  if (given.length !== 1 && given.length !== places.length) return null;
  const letters = Array.from(
    { length: Math.max(before.length, ...places.map((i) => i + 1)) },
    (_, i) => before[i] ?? "\0",
  );
  places.forEach((place, k) => {
    letters[place] = given[given.length === 1 ? 0 : k] ?? "";
  });
  return text(letters.join(""));
}

function isList(value: Value): boolean {
  return value.kind === "sequence" && value.of === "list";
}

/** `A(:, j) = []` */
function deleted(t: Tracer, X: Node, positions: readonly Positions[], span: Span): Value {
  const [only] = positions;
  if (positions.length === 1 && only) {
    const axis = vectorAxis(X.shape);
    if (axis !== null) return without(t, X, only, axis, span);
    return compose(t, span, (make) => {
      const flat = make("transpose", [column(X, make)]);
      const rest = without(t, flat, only, 1, span);
      return rest.kind === "array" ? rest.node : flat;
    });
  }
  const chosen = positions.flatMap((p, axis) => (isWhole(p, X.shape[axis] ?? one) ? [] : [axis]));
  const [axis = 0] = chosen;
  const place = positions[axis];
  if (chosen.length > 1 || !place)
    return t.unsupported(span, "Only whole rows or columns can be taken away", [array(X)]);
  return without(t, X, place, axis, span);
}

/** The array with entries replaced. */
export function writeArray(t: Tracer, X: Node, V: Node, positions: readonly Positions[], span: Span): Value {
  const [only] = positions;
  return compose(t, span, (make) => {
    if (positions.length === 1 && only) return writeLinear(t, X, V, only, span, make);
    const grown = grow(X, neededShape(X, V, positions), make);
    const shape = foldedShape(grown.shape, positions.length);
    const result = replaced(t, fold(grown, shape, make), V, positions, span, make);
    return trim(fold(result, grown.shape, make), make);
  });
}

/** Sizes that hold every position; a colon into nothing takes its size from what is written. */
function neededShape(X: Node, V: Node, positions: readonly Positions[]): readonly Dim[] {
  const shape = foldedShape(X.shape, positions.length);
  const given = isNumber(V)
    ? []
    : V.shape.filter((d, i) => d.size !== 1 || positions.length === V.shape.length || i < 0);
  let next = 0;
  const empty = countOf(X) === 0;
  const matched = V.shape.length === positions.length ? V.shape : given;
  const needed = positions.map((p, axis): Dim => {
    const d = shape[axis] ?? one;
    if (p.kind === "all") {
      const from = V.shape.length === positions.length ? matched[axis] : matched[next++];
      return empty && d.size === 0 ? (from ?? one) : d;
    }
    const last = lastOf(p, d) + 1;
    return last > d.size ? (p.kind === "block" && p.start === 0 && p.step === 1 ? p.count : constant(last)) : d;
  });
  const same = needed.every((d, axis) => d.size === shape[axis]?.size);
  return same ? X.shape : needed;
}

/** The array with zeros behind it. */
function grow(X: Node, shape: readonly Dim[], make: Make): Node {
  if (sameSize(X.shape, shape)) return X;
  if (countOf(X) === 0) return make("zeros", [], { shape: [...shape] });
  let grown = fold(X, foldedShape(X.shape, Math.max(shape.length, X.shape.length)), make);
  shape.forEach((d, axis) => {
    const more = d.size - (grown.shape[axis]?.size ?? 1);
    if (more <= 0) return;
    const block = grown.shape.map((s, i) => (i === axis ? constant(more) : s));
    grown = make("concat", [grown, make("zeros", [], { shape: block })], { axis });
  });
  return grown;
}

function writeLinear(t: Tracer, X: Node, V: Node, p: Positions, span: Span, make: Make): Node {
  const total = productOf(X.shape);
  if (p.kind === "all") {
    if (countOf(V) === 1) return make("broadcast", [V], { shape: [...X.shape] });
    return make("reshape", [V], { shape: [...X.shape], order: "F" });
  }
  if (p.kind === "list" && p.mask && countOf(V) === 1 && sameSize(p.mask.shape, X.shape)) {
    return make("select", [p.mask, V, X]);
  }
  const needed = lastOf(p, total) + 1;
  const grown = needed > total.size ? growVector(X, needed, make) : X;
  const axis = vectorAxis(grown.shape) ?? (countOf(grown) === 1 ? 0 : null);
  const whole: Positions = { kind: "all" };
  if (axis !== null) return replaced(t, grown, V, axis === 0 ? [p, whole] : [whole, p], span, make);
  const rows = grown.shape[0]?.size ?? 1;
  if (p.kind === "block" && p.count.size === 1 && grown.shape.length === 2) {
    const places = [p.start % rows, Math.floor(p.start / rows)];
    const single = places.map((start): Positions => ({ kind: "block", start, step: 1, count: one, shape: p.shape }));
    return replaced(t, grown, V, single, span, make);
  }
  const order = orderOf(sizeOf(grown.shape));
  const at = eachOf(p, total).map((i) => order[i] ?? -1);
  return scattered(t, grown, V, { at, count: countAlong(p, productOf(grown.shape)) }, column, span, make);
}

function growVector(X: Node, n: number, make: Make): Node {
  const column1 = X.shape.length === 2 && X.shape[1]?.size === 1 && (X.shape[0]?.size ?? 0) > 1;
  return grow(X, column1 ? [constant(n), one] : [one, constant(n)], make);
}

/** Blocks are updated as such; listed positions are put one by one. */
function replaced(t: Tracer, X: Node, V: Node, positions: readonly Positions[], span: Span, make: Make): Node {
  const counts = positions.map((p, axis) => countAlong(p, X.shape[axis] ?? one));
  if (!fits(V.shape, counts)) {
    const message = `${printShape(V.shape)} does not fit into ${printShape(counts)}`;
    matched(t, V, counts, X, span);
    t.reportMisfit(span, `${t.textAt(span)}: ${message}`, [X, V], { rests: "position" });
    return make("opaque", [X, V], { shape: [...X.shape], seed: t.textAt(span), why: message });
  }
  if (positions.every((p) => p.kind !== "list")) {
    const starts = positions.map((p) => (p.kind === "block" ? p.start : 0));
    const steps = positions.map((p) => (p.kind === "block" ? p.step : 1));
    return make("update", [X, filling(V, counts, make)], { starts, steps, counts });
  }
  const [first, ...others] = positions;
  const rows = first?.kind === "list" && others.every((p, i) => isWhole(p, X.shape[i + 1] ?? one));
  if (rows && first?.kind === "list")
    return make("put", [X, filling(V, counts, make), listNode(t, first.at, span, first.count)]);
  const at = placesOf(positions, X.shape);
  return scattered(
    t,
    X,
    V,
    { at, count: productOf(counts) },
    (node) => make("reshape", [filling(node, counts, make)], { shape: [productOf(counts)], order: "C" }),
    span,
    make,
  );
}

/** The sizes that would have to agree. */
function matched(t: Tracer, V: Node, counts: readonly Dim[], X: Node, span: Span): void {
  const [from, to] = [V.shape, counts].map((s) => s.filter((d) => d.size !== 1));
  if (from && to && from.length < to.length && to.length === 2) t.assumed?.rank(V, 2, span);
  if (from?.length !== to?.length) return;
  from?.forEach((d, i) => {
    const other = to?.[i];
    if (other && other.size !== d.size) t.assumed?.equal(d, other, [V, X], span);
  });
}

/** What is written has the shape of the block it goes to, but for axes of size 1. */
function fits(shape: Shape, counts: readonly Dim[]): boolean {
  if (shape.every((d) => d.size === 1)) return true;
  const plain = (s: readonly Dim[]) =>
    sizeOf(s)
      .filter((n) => n !== 1)
      .join();
  return plain(shape) === plain(counts);
}

function filling(V: Node, counts: readonly Dim[], make: Make): Node {
  if (sameSize(V.shape, counts)) return V;
  if (V.shape.every((d) => d.size === 1)) {
    const single =
      V.shape.length <= counts.length ? V : make("reshape", [V], { shape: counts.map(() => one), order: "F" });
    return make("broadcast", [single], { shape: counts });
  }
  return make("reshape", [V], { shape: [...counts], order: "F" });
}

/** Row-major places of every combination of positions. */
function placesOf(positions: readonly Positions[], shape: Shape): number[] {
  return positions.reduce<number[]>(
    (places, p, axis) => {
      const d = shape[axis] ?? one;
      const each = eachOf(p, d);
      return places.flatMap((place) => each.map((i) => place * d.size + i));
    },
    [0],
  );
}

function scattered(
  t: Tracer,
  X: Node,
  V: Node,
  { at, count }: { readonly at: readonly number[]; readonly count: Dim },
  flatten: (V: Node, make: Make) => Node,
  span: Span,
  make: Make,
): Node {
  const flat = make("reshape", [X], { shape: [productOf(X.shape)], order: "C" });
  const values =
    countOf(V) === 1
      ? make("reshape", [V], { shape: [], order: "C" })
      : make("reshape", [flatten(V, make)], { shape: [count], order: "C" });
  const put = make("put", [flat, values, listNode(t, at, span, count)]);
  return make("reshape", [put], { shape: [...X.shape], order: "C" });
}
