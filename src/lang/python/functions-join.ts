/** Functions that join arrays, take them apart and grow them. */

import {
  asConstant,
  constant,
  type Dim,
  floorDivide,
  minus,
  one,
  plus,
  sameDim,
  sumOf,
  times,
  zero,
} from "../../core/dim";
import type { Node } from "../../core/node";
import { printShape, type Shape } from "../../core/shape";
import type { Span } from "../../core/span";
import { tensor } from "../../core/tensor";
import type { Arguments } from "../common/dialect";
import { filledUp, lengthOf, setLength } from "../common/list-lengths";
import type { Tracer } from "../common/tracer";
import type { Expr } from "../common/tree";
import { array, nodesIn, opaque, sequence, type Value } from "../common/value";
import { arrayNode, axesFrom, rangeNode, stacked, tableNode } from "./arrays";
import { bindTo } from "./bind";
import { flattened, reshaped, sliceAlong } from "./compose";
import type { LibraryFunction } from "./functions";
import { ofArray } from "./functions-arrange";

function listOf(t: Tracer, value: Value | undefined, span: Span): Node[] | null {
  if (value?.kind === "array") return rowsOf(t, value.node, span);
  if (value?.kind !== "sequence") return null;
  const nodes = value.items.map((v) => arrayNode(t, v, span));
  return nodes.every((n): n is Node => n !== null) && nodes.length > 0 ? nodes : null;
}

function rowsOf(t: Tracer, X: Node, span: Span): Node[] | null {
  const turns = t.dialect.iterate(t, array(X), span);
  if (!turns || turns.count === 0 || turns.count > t.options.limits.passes) return null;
  const rows = Array.from({ length: turns.count }, (_, i) => turns.at(i));
  return rows.flatMap((r) => (r.kind === "array" ? [r.node] : []));
}

/** Arrays one after the other; says so when they do not fit. */
function joined(t: Tracer, nodes: readonly Node[], axis: number, e: Expr, list: Value | null = null): Value {
  const [first] = nodes;
  const length = list?.kind === "sequence" ? lengthOf(list) : null;
  if (nodes.length === 1 && first) return t.build("identity", [first], { copy: true }, e.span);
  const odd = nodes.find(
    (n) =>
      n.shape.length !== first?.shape.length || n.shape.some((d, i) => i !== axis && d.size !== first.shape[i]?.size),
  );
  const each = first?.shape[axis] ?? one;
  const isNamed = length !== null && asConstant(length) === null;
  if (first && !odd && isNamed && nodes.every((n) => sameDim(n.shape[axis] ?? one, each)))
    return t.build("concat", filledUp(nodes, length), { axis, length: times(length, each) }, e.span);
  if (!first || !odd) return t.build("concat", nodes, { axis }, e.span);
  for (const [i, d] of odd.shape.entries())
    if (i !== axis && odd.shape.length === first.shape.length)
      t.assumed?.equal(first.shape[i] ?? one, d, [first, odd], e.span);
  const most = Math.max(first.shape.length, odd.shape.length);
  for (const node of [first, odd]) if (node.shape.length < most) t.assumed?.rank(node, most, e.span);
  const message = `${t.textAt(e.span).slice(0, 40)}: ${printShape(first.shape)} and ${printShape(odd.shape)} cannot be joined along axis ${axis}`;
  t.report("shape-mismatch", e.span, message, { related: t.reports.origins([first, odd]) });
  return opaque("what is joined here does not fit", nodes);
}

/** Joins arrays along an axis after `prepare` has given each the axes it needs. */
function joining(
  axisOf: (t: Tracer, args: Arguments, rank: number) => number | null,
  prepare: (shape: Shape, axis: number) => readonly Dim[],
): LibraryFunction {
  return (t, _, args, e) => {
    const nodes = listOf(t, args.positional[0] ?? args.named.get("arrays"), e.span);
    const axis = nodes ? axisOf(t, args, nodes[0]?.shape.length ?? 0) : null;
    if (!nodes || axis === null) return opaque("what is joined here is not known", args.positional.flatMap(nodesIn));
    const ready: Node[] = [];
    for (const X of nodes) {
      const made = reshaped(t, X, prepare(X.shape, axis), e.span);
      if (made.kind !== "array") return made;
      ready.push(made.node);
    }
    return joined(t, ready, axis, e, args.positional[0] ?? null);
  };
}

function axisArgument(t: Tracer, args: Arguments, rank: number): number | null {
  const value = args.positional[1] ?? args.named.get("axis");
  return value === undefined ? 0 : (axesFrom(t, value, rank)?.[0] ?? null);
}

const inserted = (shape: Shape, axis: number): readonly Dim[] => [...shape.slice(0, axis), one, ...shape.slice(axis)];
const asRow = (s: Shape): readonly Dim[] => (s.length === 0 ? [one, one] : s.length === 1 ? [one, ...s] : s);
const asVector = (s: Shape): readonly Dim[] => (s.length === 0 ? [one] : s);
const asColumn = (s: Shape): readonly Dim[] => (s.length < 2 ? [...asVector(s), one] : s);

const concatenate: LibraryFunction = (t, self, args, e) => {
  const axis = args.positional[1] ?? args.named.get("axis");
  if (axis?.kind !== "nothing") return joining(axisArgument, (s) => s)(t, self, args, e);
  const nodes = listOf(t, args.positional[0], e.span)?.map((n) => flattened(t, n, e.span));
  const flat = nodes?.flatMap((v) => (v.kind === "array" ? [v.node] : []));
  return flat ? joined(t, flat, 0, e) : opaque("what is joined here is not known");
};

const append: LibraryFunction = (t, _, args, e) => {
  const b = bindTo(t, ["arr", "values", "axis"], null, args);
  const [X, V] = [b.get("arr"), b.get("values")].map((v) => (v ? arrayNode(t, v, e.span) : null));
  if (!X || !V) return opaque("what is joined here is not known", args.positional.flatMap(nodesIn));
  const axis = b.get("axis");
  const at = axis ? (axesFrom(t, axis, X.shape.length)?.[0] ?? 0) : 0;
  const [x, v] = axis ? [array(X), array(V)] : [flattened(t, X, e.span), flattened(t, V, e.span)];
  return x?.kind === "array" && v?.kind === "array" ? joined(t, [x.node, v.node], at, e) : opaque("this is not known");
};

/** Where pieces end: a number of equal pieces, or the places themselves. */
function cuts(t: Tracer, value: Value | undefined, d: Dim, even: boolean, span: Span): readonly Dim[] | null {
  if (value?.kind === "sequence" || value?.kind === "array") {
    const items = value.kind === "sequence" ? value.items : [...t.valueOf(value.node).data].map((x) => t.whole(x));
    const places = items.map((v) => t.dimOf(v));
    if (places.some((p) => p === null)) return null;
    return places.flatMap((p) => (p ? [p.size < 0 ? plus(d, p) : p.size > d.size ? d : p] : []));
  }
  const pieces = value ? t.dimOf(value) : null;
  const n = pieces?.size ?? 0;
  if (pieces === null || n < 1 || (even && d.size % n !== 0)) return null;
  if (even) {
    const part = floorDivide(d, pieces);
    if (!sameDim(times(part, pieces), d)) t.assumed?.multiple(d, pieces, span);
    return Array.from({ length: n - 1 }, (_, i) => times(part, constant(i + 1)));
  }
  const [least, more] = [Math.floor(d.size / n), d.size % n];
  return Array.from({ length: n - 1 }, (_, i) => constant((i + 1) * least + Math.min(i + 1, more)));
}

function splitting(even: boolean, axis?: number): LibraryFunction {
  return ofArray(["ary", "indices_or_sections", "axis"], (t, X, get, e) => {
    const given = get("axis");
    const at = axis ?? (given ? axesFrom(t, given, X.shape.length)?.[0] : 0);
    const place = at === 1 && X.shape.length === 1 ? 0 : at;
    const d = place === undefined ? undefined : X.shape[place];
    if (place === undefined || !d) return t.unsupported(e.span, "This axis is not known", [array(X)]);
    const parts = get("indices_or_sections");
    const places = cuts(t, parts, d, even, e.span);
    if (!places) {
      const n = parts ? t.dimOf(parts) : null;
      if (n === null) return t.unsupported(e.span, "Where this is split is not known", [array(X)]);
      t.assumed?.multiple(d, n, e.span);
      t.report(
        "shape-mismatch",
        e.span,
        `${t.textAt(e.span)}: ${d.size} entries cannot be split into ${n.size} equal parts`,
      );
      return opaque("this cannot be split evenly", [X]);
    }
    const ends = [...places, d];
    const pieces = ends.map((end, i) => {
      const start = ends[i - 1] ?? constant(0);
      const own = end.size > start.size ? minus(end, start) : constant(0);
      // Even pieces are all called like the first.
      const n = places[0]?.size === own.size ? places[0] : own;
      return sliceAlong(t, X, place, start.size, n, 1, e.span);
    });
    const count = parts && parts.kind === "integer" ? parts.dim : constant(pieces.length);
    return setLength(sequence("list", pieces), count);
  });
}

/** `np.r_[a, b, 1:3]`, `np.c_[a, b]`, `np.s_[1:3]` */
export function joinByIndex(t: Tracer, name: string, items: readonly Value[], e: Expr): Value {
  if (name === "np.s_" || name === "np.index_exp")
    return items.length === 1 && items[0] ? items[0] : sequence("tuple", items);
  if (name === "np.mgrid" || name === "np.ogrid") return grid(t, name === "np.ogrid", items, e);
  if (name !== "np.r_" && name !== "np.c_") return t.unsupported(e.span, "What this index means is not known");
  const nodes = items.map((v) => (v.kind === "slice" ? spread(t, v, e.span) : arrayNode(t, v, e.span)));
  const ready: Node[] = [];
  for (const X of nodes) {
    const made = X ? reshaped(t, X, name === "np.r_" ? asVector(X.shape) : asColumn(X.shape), e.span) : null;
    if (made?.kind !== "array") return t.unsupported(e.span, "What is joined here is not known", [...items]);
    ready.push(made.node);
  }
  return joined(t, ready, name === "np.r_" ? 0 : 1, e);
}

/** `np.mgrid[0:2, 0:3]`: the coordinates of a grid's points. */
function grid(t: Tracer, open: boolean, items: readonly Value[], e: Expr): Value {
  const axes = items.map((v) => (v.kind === "slice" ? spread(t, v, e.span) : null));
  const nodes = axes.flatMap((n) => (n ? [n] : []));
  const [only] = nodes;
  if (!only || nodes.length < axes.length)
    return t.unsupported(e.span, "The ends of this grid are not known", [...items]);
  if (nodes.length === 1) return array(only);
  const shape = nodes.map((n) => n.shape[0] ?? one);
  const made = nodes.map((X, i) => {
    const along = reshaped(
      t,
      X,
      shape.map((d, k) => (k === i ? d : one)),
      e.span,
    );
    return open || along.kind !== "array" ? along : t.build("broadcast", [along.node], { shape }, e.span);
  });
  const grids = sequence(open ? "list" : "tuple", made);
  const stack = open ? null : stacked(t, grids, e.span);
  return stack ? array(stack) : grids;
}

/** `0:3` inside of `np.r_`: the numbers themselves. */
function spread(t: Tracer, s: Value & { kind: "slice" }, span: Span): Node | null {
  const [start, stop, step] = [s.start, s.stop, s.step].map((v) => (v ? t.numberOf(v) : null));
  if (stop === null || stop === undefined) return null;
  if (s.step?.kind === "sequence") {
    // `0:1:5j` is five numbers, both ends among them.
    const n = s.step.items[0] ? (t.wholeNumber(s.step.items[0]) ?? 1) : 1;
    return rangeNode(t, start ?? 0, (stop - (start ?? 0)) / Math.max(1, n - 1), constant(n), span);
  }
  const [a, h] = [start ?? 0, step ?? 1];
  return rangeNode(t, a, h, constant(Math.max(0, Math.ceil((stop - a) / h))), span);
}

/** Pairs of how much goes before and after each axis. */
export function widths(t: Tracer, value: Value | undefined, rank: number): (readonly [Dim, Dim])[] | null {
  if (value === undefined) return null;
  const both = t.dimOf(value);
  if (both !== null) return Array.from({ length: rank }, () => [both, both]);
  if (value.kind !== "sequence") return null;
  const flat = value.items.map((v) => t.dimOf(v));
  if (!flat.includes(null)) {
    const [a = zero, b = a] = flat as Dim[];
    return Array.from({ length: rank }, () => [a, b]);
  }
  const pairs = value.items.flatMap((v) => (v.kind === "sequence" ? (widths(t, v, 1) ?? []) : []));
  return pairs.length === rank
    ? pairs
    : pairs.length === 1
      ? Array.from({ length: rank }, () => pairs[0] ?? [zero, zero])
      : null;
}

const pad: LibraryFunction = ofArray(["array", "pad_width", "mode", "constant_values"], (t, X, get, e) => {
  const around = widths(t, get("pad_width"), X.shape.length);
  const mode = get("mode");
  if (!around || (mode && (mode.kind !== "text" || mode.text !== "constant")))
    return t.unsupported(e.span, "This way of padding is not supported", [array(X)]);
  const shape = X.shape.map((d, i) => sumOf([d, ...(around[i] ?? [])]));
  const steps = X.shape.map(() => 1);
  const where = { starts: around.map(([before]) => before.size), steps, counts: [...X.shape] };
  const value = get("constant_values");
  const filling = value ? arrayNode(t, value, e.span) : null;
  if (!filling) return t.build("unslice", [X], { ...where, shape }, e.span);
  const ground = t.build("broadcast", [filling], { shape }, e.span);
  return ground.kind === "array" ? t.build("update", [ground.node, X], where, e.span) : ground;
});

/** Moves entries around the end of an axis. */
const roll: LibraryFunction = ofArray(["a", "shift", "axis"], (t, X, get, e) => {
  const [shift, axis] = [get("shift"), get("axis")];
  const n = shift ? t.wholeNumber(shift) : null;
  if (n === null) return t.unsupported(e.span, "How far this is moved is not known", [array(X)]);
  const x = axis ? array(X) : flattened(t, X, e.span);
  if (x.kind !== "array") return x;
  const at = axis ? axesFrom(t, axis, X.shape.length)?.[0] : 0;
  const d = at === undefined ? undefined : x.node.shape[at];
  if (at === undefined || !d) return t.unsupported(e.span, "This axis is not known", [array(X)]);
  const k = d.size === 0 ? 0 : ((n % d.size) + d.size) % d.size;
  if (k === 0) return t.build("identity", [x.node], { copy: true }, e.span);
  const rest = minus(d, constant(k));
  const [last, first] = [
    sliceAlong(t, x.node, at, rest.size, constant(k), 1, e.span),
    sliceAlong(t, x.node, at, 0, rest, 1, e.span),
  ];
  if (last.kind !== "array" || first.kind !== "array") return last;
  const made = t.build("concat", [last.node, first.node], { axis: at }, e.span);
  return axis || made.kind !== "array" ? made : reshaped(t, made.node, X.shape, e.span);
});

/** Entries without those at some places. */
const remove: LibraryFunction = ofArray(["arr", "obj", "axis"], (t, X, get, e) => {
  const obj = get("obj");
  const axis = get("axis");
  const x = axis ? array(X) : flattened(t, X, e.span);
  const at = axis ? axesFrom(t, axis, X.shape.length)?.[0] : 0;
  const list = obj ? arrayNode(t, obj, e.span) : null;
  if (x.kind !== "array" || at === undefined || !list)
    return t.unsupported(e.span, "What goes is not known", [array(X)]);
  const n = x.node.shape[at]?.size ?? 0;
  const gone = new Set([...t.valueOf(list).data].map((i) => (i < 0 ? i + n : i)));
  const kept = Array.from({ length: n }, (_, i) => i).filter((i) => !gone.has(i));
  return t.build("take", [x.node, tableNode(t, tensor([kept.length], kept), "integer", e.span)], { axis: at }, e.span);
});

const insert: LibraryFunction = ofArray(["arr", "obj", "values", "axis"], (t, X, get, e) => {
  const [obj, values, axis] = [get("obj"), get("values"), get("axis")];
  const V = values ? arrayNode(t, values, e.span) : null;
  const place = obj ? t.wholeNumber(obj) : null;
  const x = axis ? array(X) : flattened(t, X, e.span);
  const at = axis ? axesFrom(t, axis, X.shape.length)?.[0] : 0;
  const d = x.kind === "array" && at !== undefined ? x.node.shape[at] : undefined;
  if (x.kind !== "array" || !V || place === null || at === undefined || !d)
    return t.unsupported(e.span, "What comes in here is not known", [array(X)]);
  const k = place < 0 ? place + d.size : place;
  const shape = x.node.shape.map((s, i) => (i === at ? (V.shape.length === 0 ? one : (V.shape[0] ?? one)) : s));
  const block = t.build("broadcast", [V], { shape: axis ? shape.map((s, i) => (i === at ? one : s)) : shape }, e.span);
  const parts = [
    sliceAlong(t, x.node, at, 0, constant(k), 1, e.span),
    block,
    sliceAlong(t, x.node, at, k, minus(d, constant(k)), 1, e.span),
  ];
  const nodes = parts.flatMap((p) => (p.kind === "array" ? [p.node] : []));
  return nodes.length === 3 ? t.build("concat", nodes, { axis: at }, e.span) : block;
});

/** By canonical name. */
export const joinings: Readonly<Record<string, LibraryFunction>> = {
  "np.concatenate": concatenate,
  "np.concat": concatenate,
  "np.append": append,
  "np.stack": joining((t, a, rank) => axisArgument(t, a, rank + 1), inserted),
  "np.vstack": joining(() => 0, asRow),
  "np.row_stack": joining(() => 0, asRow),
  "np.hstack": joining((_, __, rank) => (rank < 2 ? 0 : 1), asVector),
  "np.column_stack": joining(() => 1, asColumn),
  "np.dstack": joining(
    () => 2,
    (s) => (s.length < 3 ? [...asRow(s), one] : s),
  ),
  "np.split": splitting(true),
  "np.array_split": splitting(false),
  "np.hsplit": splitting(true, 1),
  "np.vsplit": splitting(true, 0),
  "np.pad": pad,
  "np.roll": roll,
  "np.delete": remove,
  "np.insert": insert,
};
