/** Reading `X(i, j)`: blocks become slices, lists of positions and masks become `take`, one index counts column by column. */

import { constant, type Dim, minus, one, productOf } from "../../core/dim";
import { isDim, type Node } from "../../core/node";
import { type Shape, sameSize, shapeOf } from "../../core/shape";
import type { Span } from "../../core/span";
import { tensor } from "../../core/tensor";
import { compose, type Make } from "../common/compose";
import type { Tracer } from "../common/tracer";
import type { Expr } from "../common/tree";
import { array, integer, nodesIn, opaque, text, type Value } from "../common/value";
import { arrayNode, column, trim } from "./arrays";
import { readCell } from "./cells";
import { eachPart } from "./complex";
import { isLetters } from "./entry-classes";
import { readMap } from "./functions-maps";
import { lettersOrText } from "./letters";
import { asMap } from "./map-values";
import { countAlong, eachOf, isWhole, lastOf, type Positions, positionsOf, reportOutside } from "./positions";

/** `object(items)` */
export function readIndex(t: Tracer, object: Value, items: readonly Expr[], e: Expr): Value {
  if (object.kind === "opaque") return opaque(object.why, nodesIn(object));
  if (items.length === 0) return object;
  if (object.kind === "complex") return eachPart(object, (part) => readIndex(t, part, items, e));
  const map = asMap(object);
  if (map) return readMap(t, map, items[0], e.span);
  const positions = positionsOf(t, object, items, e.span);
  if (!positions) return opaque("what this index selects is not known", nodesIn(object));
  if (object.kind === "sequence") return readCell(t, object, positions, e);
  if (isOneNumber(object) && positions.every((p) => p.kind === "block" && p.count.size === 1 && p.start === 0))
    return object;
  if (object.kind === "text") return characters(t, object.text, positions, e);
  const X = arrayNode(t, object, e.span);
  if (!X) return t.unsupported(e.span, "What this index means is not known", [object]);
  const read = readArray(t, X, positions, e.span);
  return read.kind === "array" && isLetters(X) ? lettersOrText(t, read.node) : read;
}

function isOneNumber(value: Value): boolean {
  return value.kind === "integer" || value.kind === "truth" || value.kind === "record";
}

function characters(t: Tracer, from: string | null, positions: readonly Positions[], e: Expr): Value {
  const at = positions[positions.length - 1];
  if (from === null || !at) return text(null);
  const picked = eachOf(at, t.dims.number(from.length)).map((i) => from[i]);
  if (picked.includes(undefined)) reportOutside(t, e.span, at, null, shapeOf([1, from.length]));
  return text(picked.join(""));
}

/** The entries of an array at positions. */
export function readArray(t: Tracer, X: Node, positions: readonly Positions[], span: Span): Value {
  const [only] = positions;
  if (positions.length === 1 && only) return readLinear(t, X, only, span);
  return compose(t, span, (make) => {
    const shape = foldedShape(X.shape, positions.length);
    const folded = fold(X, shape, make);
    const outside = positions.findIndex((p, axis) => p.kind !== "all" && lastOf(p, one) >= (shape[axis]?.size ?? 1));
    const place = positions[outside];
    if (place) reportOutside(t, span, place, outside, X);
    if (place)
      return make("opaque", [X], {
        shape: resultShape(positions, shape),
        seed: t.textAt(span),
        why: "the index lies outside",
      });
    return trim(gather(t, folded, positions, span, make), make);
  });
}

/** Shape seen through `k` indices: further axes are merged into the last one, missing ones have size 1. */
export function foldedShape(shape: Shape, k: number): readonly Dim[] {
  if (k >= shape.length) return [...shape, ...new Array<Dim>(k - shape.length).fill(one)];
  return [...shape.slice(0, k - 1), productOf(shape.slice(k - 1))];
}

/** The array in another shape, counted column by column. */
export function fold(X: Node, shape: Shape, make: Make): Node {
  return sameSize(X.shape, shape) ? X : make("reshape", [X], { shape: [...shape], order: "F" });
}

function resultShape(positions: readonly Positions[], shape: Shape): Dim[] {
  return positions.map((p, axis) => countAlong(p, shape[axis] ?? one));
}

/** One axis after the other: all blocks in one slice, then the lists. */
function gather(t: Tracer, X: Node, positions: readonly Positions[], span: Span, make: Make): Node {
  let result = X;
  const sliced = positions.some((p, axis) => p.kind === "block" && !isWhole(p, X.shape[axis] ?? one));
  if (sliced) {
    result = make("slice", [X], {
      starts: positions.map((p) => (p.kind === "block" ? p.start : 0)),
      steps: positions.map((p) => (p.kind === "block" ? p.step : 1)),
      counts: positions.map((p, axis) =>
        p.kind === "block" ? countAlong(p, X.shape[axis] ?? one) : (X.shape[axis] ?? one),
      ),
      drop: [],
    });
  }
  positions.forEach((p, axis) => {
    if (p.kind === "list") result = make("take", [result, listNode(t, p.at, span, p.count)], { axis });
  });
  return result;
}

/** Positions as an operand; `count` says how many there are by name. */
export function listNode(t: Tracer, at: readonly number[], span: Span, count: Dim = constant(at.length)): Node {
  return t.graph.add("constant", [], { value: tensor([at.length], at) }, [count], t.origin(span));
}

/** `X(k)`: entries counted column by column; the result lies as the index does, or as the vector it is taken from. */
function readLinear(t: Tracer, X: Node, p: Positions, span: Span): Value {
  if (p.kind === "all") return compose(t, span, (make) => column(X, make));
  const total = productOf(X.shape);
  if (lastOf(p, total) >= total.size) {
    reportOutside(t, span, p, null, X);
    return opaque("the index lies outside", [X], p.shape);
  }
  const named = p.kind === "block" ? sizesIn(X, eachOf(p, total)) : null;
  if (named) return named;
  const direct = vectorAxis(X.shape);
  if (direct !== null) return compose(t, span, (make) => alongVector(t, X, direct, p, span, make));
  if (p.kind === "block" && p.count.size === 1 && X.shape.length === 2) {
    return readArray(t, X, single(p.start, X.shape), span);
  }
  return compose(t, span, (make) => {
    const flat = column(X, make);
    const picked = gather(t, flat, [p, { kind: "all" }], span, make);
    return fold(picked, p.shape, make);
  });
}

/** Of a row of sizes, such as `size(X)`, the one at a place, by its name; `null` for everything else. */
function sizesIn(X: Node, [place, ...more]: readonly number[]): Value | null {
  if (X.op === "identity" && X.args[0]) return sizesIn(X.args[0], [place as number, ...more]);
  const item = X.op === "concat" && X.attrs.axis === 1 && more.length === 0 ? X.args[place ?? 0] : undefined;
  const dim = item?.op === "extent" && X.args.length === X.shape[1]?.size ? item.attrs.dim : undefined;
  return dim !== undefined && isDim(dim) ? integer(dim) : null;
}

/** Row and column of a position that counts through. */
function single(place: number, shape: Shape): Positions[] {
  const rows = shape[0]?.size ?? 1;
  return [place % rows, Math.floor(place / rows)].map((start) => ({
    kind: "block",
    start,
    step: 1,
    count: one,
    shape: shapeOf([1, 1]),
  }));
}

/** The axis along which a vector lies; `null` for matrices and single numbers. */
export function vectorAxis(shape: Shape): 0 | 1 | null {
  const [m, n] = shape;
  if (shape.length !== 2 || !m || !n) return null;
  if (n.size === 1 && m.size !== 1) return 0;
  return m.size === 1 && n.size !== 1 ? 1 : null;
}

function alongVector(
  t: Tracer,
  X: Node,
  axis: 0 | 1,
  p: Positions & { kind: "block" | "list" },
  span: Span,
  make: Make,
): Node {
  const whole: Positions = { kind: "all" };
  const picked = gather(t, X, axis === 0 ? [p, whole] : [whole, p], span, make);
  const matrix = p.shape.length > 2 || p.shape.every((d) => d.size !== 1);
  return matrix ? fold(picked, p.shape, make) : picked;
}

/** The array without the entries at positions along an axis. */
export function without(t: Tracer, X: Node, p: Positions, axis: number, span: Span): Value {
  const n = X.shape[axis] ?? one;
  if (p.kind !== "all" && lastOf(p, n) >= n.size) {
    reportOutside(t, span, p, axis, X);
    return opaque("the index lies outside", [X]);
  }
  const gone = new Set(eachOf(p, n));
  const kept = Array.from({ length: n.size }, (_, i) => i).filter((i) => !gone.has(i));
  if (kept.length === n.size) return array(X);
  const count = minus(n, countAlong(p, n));
  const left = count.size === kept.length ? count : constant(kept.length);
  return t.build("take", [X, listNode(t, kept, span, left)], { axis }, span);
}
