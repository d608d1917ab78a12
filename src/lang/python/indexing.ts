/** Reading and writing with square brackets: items of lists and dictionaries, slices, masks and lists of positions. */

import { constant, type Dim, minus, one, plus } from "../../core/dim";
import type { Node } from "../../core/node";
import { sizeOf } from "../../core/shape";
import type { Span } from "../../core/span";
import { tensor } from "../../core/tensor";
import { keyOf } from "../common/expressions";
import type { Tracer } from "../common/tracer";
import type { Expr, Index } from "../common/tree";
import { array, nodesIn, opaque, sequence, text, type Value } from "../common/value";
import { arrayNode, rangeNode } from "./arrays";

/** `object[items]` */
export function readIndex(t: Tracer, e: Index): Value {
  const object = t.evaluate(e.object);
  const items = indexItems(t, e);
  const [first] = items;
  if (object.kind === "opaque") return opaque(object.why, [...nodesIn(object), ...items.flatMap(nodesIn)]);
  if (object.kind === "record") return field(t, object.fields, first, e);
  if (object.kind === "sequence" && first) return listItem(t, object, first, e);
  if (object.kind === "text" && first) return characters(t, object.text, first);
  const X = arrayNode(t, object, e.object.span);
  if (!X) return t.unsupported(e.span, "What this index means is not known", [object]);
  return readArray(t, X, items, e);
}

/** The value `object[items] = value` leaves in `object`; lists and dictionaries change in place. */
export function writeIndex(t: Tracer, e: Index, object: Value, value: Value): Value {
  const items = indexItems(t, e);
  const [first] = items;
  if (object.kind === "record" && first) {
    const key = keyOf(t, first);
    if (key === null) return opaque("an item was set whose key is not known", nodesIn(object));
    object.fields.set(key, value);
    return object;
  }
  if (object.kind === "sequence" && first) {
    const at = t.wholeNumber(first);
    if (at === null) return opaque("an item was set whose place is not known", nodesIn(object));
    object.items[at < 0 ? at + object.items.length : at] = value;
    return object;
  }
  if (object.kind === "opaque") return opaque(object.why, [...nodesIn(object), ...nodesIn(value)]);
  const [X, V] = [arrayNode(t, object, e.object.span), arrayNode(t, value, e.span)];
  if (!X || !V) return opaque("what was written here is not known", [...nodesIn(object), ...nodesIn(value)]);
  return writeArray(t, X, V, items, e);
}

function indexItems(t: Tracer, e: Index): Value[] {
  const items = e.items.flatMap((i): readonly Expr[] =>
    i.kind === "sequence" && i.of === "tuple" && e.items.length === 1 ? i.items : [i],
  );
  return items.map((i) => (i.kind === "slice" ? sliceValue(t, i) : t.evaluate(i)));
}

function sliceValue(t: Tracer, e: Expr & { kind: "slice" }): Value {
  const part = (x: Expr | null): Value | null => {
    if (!x) return null;
    const value = t.evaluate(x);
    return value.kind === "nothing" ? null : value;
  };
  const [start, stop, step] = [part(e.start), part(e.stop), part(e.step)];
  return { kind: "slice", start, stop, step, special: !start && !stop && !step ? "all" : "none" };
}

function field(t: Tracer, fields: ReadonlyMap<string, Value>, item: Value | undefined, e: Index): Value {
  const key = item ? keyOf(t, item) : null;
  if (key === null) return t.unsupported(e.span, "This key is not known before the program runs");
  const value = fields.get(key);
  if (value) return value;
  const known = [...fields.keys()].slice(0, 8).join(", ");
  t.report("undefined-name", e.span, `There is no item '${key}' here${known ? `; there are ${known}` : ""}`);
  return opaque(`there is no item '${key}'`);
}

function listItem(t: Tracer, list: Value & { kind: "sequence" }, item: Value, e: Index): Value {
  if (item.kind === "slice") {
    const r = resolve(t, item, constant(list.items.length));
    if (!r) return t.unsupported(e.span, "This slice is not known before the program runs", [list]);
    return sequence(
      list.of,
      Array.from({ length: r.count.size }, (_, i) => list.items[r.start + i * r.step] as Value),
    );
  }
  const at = t.wholeNumber(item);
  if (at === null) return t.unsupported(e.span, "This place is not known before the program runs", [list]);
  const value = list.items[at < 0 ? at + list.items.length : at];
  if (value) return value;
  t.report("shape-mismatch", e.span, `There is no item ${at}: this holds ${list.items.length}`);
  return opaque("there is no such item");
}

function characters(t: Tracer, value: string | null, item: Value): Value {
  const at = t.wholeNumber(item);
  return text(value === null || at === null ? null : (value.at(at) ?? ""));
}

/** One basic index along one axis. */
interface AxisRange {
  readonly start: number;
  readonly step: number;
  readonly count: Dim;
  readonly drop: boolean;
}

/** What an index does: blocks along axes, new axes, and lists of positions. */
interface Plan {
  readonly ranges: AxisRange[];
  /** Place in the result (counting kept axes) before which a new axis of size 1 goes. */
  readonly fresh: number[];
  /** Position lists by axis of X. */
  readonly lists: { readonly axis: number; readonly node: Node }[];
}

function readArray(t: Tracer, X: Node, items: readonly Value[], e: Index): Value {
  const mask = maskOf(t, X, items, e);
  if (mask) return readMask(t, X, mask, e);
  const plan = planOf(t, X, items, e);
  if (!("ranges" in plan)) return plan;
  const block = slice(t, X, plan, e);
  if (!block) return opaque("this index does not fit", [X]);
  if (plan.lists.length > 0) return readLists(t, block, plan, e);
  if (plan.fresh.length === 0) return array(block);
  return freshAxes(t, block, plan.fresh, e.span);
}

function slice(t: Tracer, X: Node, plan: Plan, e: Index): Node | null {
  const whole = plan.ranges.every((r, i) => !r.drop && r.step === 1 && r.count.size === X.shape[i]?.size);
  if (whole) return X;
  const made = t.build(
    "slice",
    [X],
    {
      starts: plan.ranges.map((r) => r.start),
      steps: plan.ranges.map((r) => r.step),
      counts: plan.ranges.map((r) => r.count),
      drop: plan.ranges.flatMap((r, i) => (r.drop ? [i] : [])),
    },
    e.span,
    [e.object.span],
  );
  return made.kind === "array" ? made.node : null;
}

function freshAxes(t: Tracer, X: Node, fresh: readonly number[], span: Span): Value {
  const shape: Dim[] = [];
  X.shape.forEach((d, i) => {
    shape.push(...fresh.filter((f) => f === i).map(() => one), d);
  });
  shape.push(...fresh.filter((f) => f >= X.shape.length).map(() => one));
  return t.build("reshape", [X], { shape, order: "C" }, span);
}

function readLists(t: Tracer, X: Node, plan: Plan, e: Index): Value {
  const [first] = plan.lists;
  const axes = plan.lists.map((l) => l.axis - plan.ranges.slice(0, l.axis).filter((r) => r.drop).length);
  if (plan.lists.length === 1 && first) return t.build("take", [X, first.node], { axis: axes[0] ?? 0 }, e.span);
  if (axes.every((a, i) => a === i)) return t.build("pick", [X, ...plan.lists.map((l) => l.node)], {}, e.span);
  return t.unsupported(e.span, "Lists of positions along later axes are not supported together", [array(X)]);
}

function planOf(t: Tracer, X: Node, items: readonly Value[], e: Index): Plan | Value {
  const rank = X.shape.length;
  const used = items.filter((i) => i.kind !== "nothing" && !(i.kind === "slice" && i.special === "ellipsis")).length;
  if (used > rank) {
    t.report("shape-mismatch", e.span, `${t.textAt(e.span)}: ${used} indices for an array of ${rank} axes`);
    return opaque("there are too many indices", [X]);
  }
  const ranges: AxisRange[] = [];
  const fresh: number[] = [];
  const lists: Plan["lists"] = [];
  const pointwise = items.filter((i) => isList(i)).length > 0;
  const rest = (): AxisRange => ({ start: 0, step: 1, count: X.shape[ranges.length] ?? one, drop: false });
  for (const item of items) {
    const axis = ranges.length;
    const d = X.shape[axis] ?? one;
    if (item.kind === "nothing") fresh.push(ranges.filter((r) => !r.drop).length);
    else if (item.kind === "slice" && item.special === "ellipsis")
      for (let covered = rank - used; covered > 0; covered--) ranges.push(rest());
    else if (item.kind === "slice") {
      const r = resolve(t, item, d);
      if (!r) return t.unsupported(e.span, "This slice is not known before the program runs", [array(X)]);
      ranges.push(r);
    } else if (isList(item)) {
      const node = listNode(t, item, d, e.span);
      if (!node) return t.unsupported(e.span, "What this index means is not known", [array(X)]);
      lists.push({ axis, node });
      ranges.push(rest());
    } else {
      const at = t.dimOf(item);
      if (at === null)
        return t.unsupported(e.span, "This index is not known before the program runs", [array(X), item]);
      const place = at.size < 0 ? at.size + d.size : at.size;
      if (place < 0 || place >= d.size) {
        t.report(
          "shape-mismatch",
          e.span,
          `${t.textAt(e.span)}: there is no position ${at.size} along axis ${axis}, which has ${d.size}`,
        );
        return opaque("the index lies outside", [X]);
      }
      if (pointwise && lists.length > 0) {
        lists.push({ axis, node: t.constant(place, e.span) });
        ranges.push(rest());
      } else ranges.push({ start: place, step: 1, count: one, drop: true });
    }
  }
  while (ranges.length < rank) ranges.push(rest());
  return { ranges, fresh, lists };
}

function isList(v: Value): boolean {
  return (
    (v.kind === "array" && v.node.shape.length > 0) || v.kind === "range" || (v.kind === "sequence" && v.of === "list")
  );
}

function listNode(t: Tracer, item: Value, d: Dim, span: Span): Node | null {
  if (item.kind === "range") return rangeNode(t, item.start, item.step, item.count, span);
  const node = arrayNode(t, item, span);
  if (!node) return null;
  if (!isMask(t, node)) return node;
  const where = t.valueOf(node).data;
  const places = [...where.keys()].filter((i) => where[i] !== 0);
  return where.length === d.size ? t.constant(tensor([places.length], places), span) : null;
}

/** Whether an array holds truth values. */
export function isMask(t: Tracer, node: Node): boolean {
  if (t.catalogue.get(node.op)?.mask === true) return true;
  const source = node.args[0];
  return (
    source !== undefined &&
    node.args.length === 1 &&
    (node.op === "identity" || node.op === "reshape") &&
    isMask(t, source)
  );
}

function maskOf(t: Tracer, X: Node, items: readonly Value[], e: Index): Node | null {
  const [only] = items;
  if (items.length !== 1 || only?.kind !== "array" || !isMask(t, only.node)) return null;
  if (only.node.shape.length !== X.shape.length) return null;
  const fits = only.node.shape.every((d, i) => d.size === X.shape[i]?.size);
  if (!fits) t.report("shape-mismatch", e.span, `${t.textAt(e.span)}: the mask has another shape than the array`);
  return fits ? only.node : null;
}

function readMask(t: Tracer, X: Node, mask: Node, e: Index): Value {
  const where = t.valueOf(mask).data;
  const places = [...where.keys()].filter((i) => where[i] !== 0);
  const total = constant(sizeOf(X.shape).reduce((a, b) => a * b, 1));
  const flat = X.shape.length === 1 ? array(X) : t.build("reshape", [X], { shape: [total], order: "C" }, e.span);
  if (flat.kind !== "array") return flat;
  return t.build("take", [flat.node, t.constant(tensor([places.length], places), e.span)], { axis: 0 }, e.span);
}

function writeArray(t: Tracer, X: Node, V: Node, items: readonly Value[], e: Index): Value {
  const mask = maskOf(t, X, items, e);
  if (mask) return writeMask(t, X, mask, V, e);
  const plan = planOf(t, X, items, e);
  if (!("ranges" in plan)) return plan;
  if (plan.lists.length > 0) {
    const leading =
      plan.lists.every((l, i) => l.axis === i) &&
      plan.ranges.every((r, i) => i < plan.lists.length || r.count.size === X.shape[i]?.size);
    if (!leading) return t.unsupported(e.span, "Writing at these positions is not supported", [array(X), array(V)]);
    return t.build("put", [X, V, ...plan.lists.map((l) => l.node)], {}, e.span);
  }
  const counts = plan.ranges.map((r) => r.count);
  const kept = plan.ranges.filter((r) => !r.drop).map((r) => r.count);
  const block = t.build("broadcast", [V], { shape: kept }, e.span);
  if (block.kind !== "array") return block;
  return t.build(
    "update",
    [X, sameRank(V, kept) ? V : block.node],
    { starts: plan.ranges.map((r) => r.start), steps: plan.ranges.map((r) => r.step), counts },
    e.span,
  );
}

function sameRank(V: Node, kept: readonly Dim[]): boolean {
  return V.shape.length === kept.length && V.shape.every((d, i) => d.size === kept[i]?.size);
}

function writeMask(t: Tracer, X: Node, mask: Node, V: Node, e: Index): Value {
  if (V.shape.length === 0) return t.build("select", [mask, V, X], {}, e.span);
  const where = t.valueOf(mask).data;
  const places = [...where.keys()].filter((i) => where[i] !== 0);
  const total = constant(where.length);
  const flat = X.shape.length === 1 ? array(X) : t.build("reshape", [X], { shape: [total], order: "C" }, e.span);
  if (flat.kind !== "array") return flat;
  const put = t.build("put", [flat.node, V, t.constant(tensor([places.length], places), e.span)], {}, e.span);
  return put.kind === "array" && X.shape.length !== 1
    ? t.build("reshape", [put.node], { shape: [...X.shape], order: "C" }, e.span)
    : put;
}

/** `start:stop:step` on an axis of size `d`, as Python counts. */
function resolve(t: Tracer, s: Value & { kind: "slice" }, d: Dim): AxisRange | null {
  const step = s.step ? t.wholeNumber(s.step) : 1;
  const [start, stop] = [bound(t, s.start, d), bound(t, s.stop, d)];
  if (step === null || step === 0 || start === undefined || stop === undefined) return null;
  if (step === 1) {
    const from = start ?? constant(0);
    const to = stop ?? d;
    const count = to.size > from.size ? minus(to, from) : constant(0);
    return { start: from.size, step, count, drop: false };
  }
  const first = start?.size ?? (step > 0 ? 0 : d.size - 1);
  const last = stop?.size ?? (step > 0 ? d.size : -1);
  const n = Math.max(0, Math.ceil((last - first) / step));
  return {
    start: step < 0 ? Math.min(first, d.size - 1) : first,
    step,
    count: n === d.size ? d : constant(n),
    drop: false,
  };
}

/** A bound of a slice, counted from the front and cut to the axis; `null` when it is left out, `undefined` when unknown. */
function bound(t: Tracer, v: Value | null, d: Dim): Dim | null | undefined {
  if (v === null) return null;
  const given = t.dimOf(v);
  if (given === null) return undefined;
  const at = given.size < 0 ? plus(d, given) : given;
  if (at.size < 0) return constant(0);
  return at.size > d.size ? d : at;
}
