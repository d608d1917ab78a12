/** Reading and writing blocks, masks and lists of positions of arrays. */

import { constant, type Dim, one } from "../../core/dim";
import type { Node } from "../../core/node";
import { entries, printShape, sameSize } from "../../core/shape";
import type { Span } from "../../core/span";
import { type Tensor, tensor } from "../../core/tensor";
import type { Tracer } from "../common/tracer";
import type { Index } from "../common/tree";
import { array, opaque, type Value } from "../common/value";
import { tableNode } from "./arrays";
import { permuted } from "./compose";
import { isMask, type Plan, planOf } from "./index-plan";
import { entriesOf, fitted } from "./kinds";
import { overwrite } from "./storage";

/** `X[items]` */
export function readArray(t: Tracer, X: Node, items: readonly Value[], e: Index): Value {
  const mask = maskOf(t, X, items);
  if (mask) return readMask(t, X, mask, e.span);
  const plan = planOf(t, X, items, e);
  return "ranges" in plan ? readPlan(t, X, plan, e.span, e.object.span) : plan;
}

/** What `X[items] = V` leaves in X; whatever shares its memory changes too. */
export function writeArray(t: Tracer, X: Node, V: Node, items: readonly Value[], e: Index): Value {
  const value = fitted(t, V, entriesOf(t, X), e.span);
  if (value.kind !== "array") return value;
  const made = written(t, X, value.node, items, e);
  if (made.kind === "array") overwrite(t, X, made.node, e.span);
  return made;
}

/** X with V added at `X[items]`; what is added at one place several times counts each time. */
export function addedAt(t: Tracer, X: Node, V: Node, items: readonly Value[], sign: 1 | -1, e: Index): Value {
  const places = readArray(t, placesOf(t, X, e.span), items, e);
  if (places.kind !== "array") return places;
  const value = stretched(t, V, places.node.shape, e);
  if (value.kind !== "array") return value;
  const [v, p] = [value.node, places.node].map((n) => flat(t, n, e.span));
  if (v?.kind !== "array" || p?.kind !== "array") return value;
  const sum = shaped(t, t.build("unpick", [v.node, p.node], { shape: [entries(X.shape)] }, e.span), X, e.span);
  return sum.kind === "array" ? t.build(sign === 1 ? "add" : "subtract", [X, sum.node], {}, e.span) : sum;
}

function written(t: Tracer, X: Node, V: Node, items: readonly Value[], e: Index): Value {
  const mask = maskOf(t, X, items);
  if (mask) return writeMask(t, X, mask, V, e);
  const plan = planOf(t, X, items, e);
  if (!("ranges" in plan)) return plan;
  return plan.lists.length > 0 ? writeLists(t, X, V, plan, e) : writeBlock(t, X, V, plan, e);
}

/** A mask over all axes. */
function maskOf(t: Tracer, X: Node, items: readonly Value[]): Node | null {
  const [only] = items;
  if (items.length !== 1 || only?.kind !== "array" || X.shape.length === 0 || !isMask(t, only.node)) return null;
  return sameSize(only.node.shape, X.shape) ? only.node : null;
}

function flat(t: Tracer, X: Node, span: Span): Value {
  if (X.shape.length === 1) return array(X);
  return t.build("reshape", [X], { shape: [entries(X.shape)], order: "C" }, span);
}

function placesIn(t: Tracer, mask: Node, span: Span): Node {
  const where = t.valueOf(mask).data;
  const places = [...where.keys()].filter((i) => where[i] !== 0);
  return tableNode(t, tensor([places.length], places), "integer", span);
}

function readMask(t: Tracer, X: Node, mask: Node, span: Span): Value {
  const x = flat(t, X, span);
  return x.kind === "array" ? t.build("take", [x.node, placesIn(t, mask, span)], { axis: 0 }, span) : x;
}

function writeMask(t: Tracer, X: Node, mask: Node, V: Node, e: Index): Value {
  if (V.shape.length === 0) return t.build("select", [mask, V, X], {}, e.span);
  const places = placesIn(t, mask, e.span);
  if (!stretches(V, places.shape)) return refused(t, V, places.shape, e);
  const x = flat(t, X, e.span);
  return x.kind === "array" ? shaped(t, t.build("put", [x.node, V, places], {}, e.span), X, e.span) : x;
}

function shaped(t: Tracer, value: Value, like: Node, span: Span): Value {
  if (value.kind !== "array" || like.shape.length === 1) return value;
  return t.build("reshape", [value.node], { shape: [...like.shape], order: "C" }, span);
}

/** The block, with new axes, then positions along its axes. */
function readPlan(t: Tracer, X: Node, plan: Plan, span: Span, at?: Span): Value {
  const block = slice(t, X, plan, span, at);
  if (block.kind !== "array") return block;
  const spaced = freshAxes(t, block.node, plan.fresh, span);
  return plan.lists.length > 0 && spaced.kind === "array" ? readLists(t, spaced.node, plan, span) : spaced;
}

function slice(t: Tracer, X: Node, plan: Plan, span: Span, at?: Span): Value {
  const whole = plan.ranges.every((r, i) => !r.drop && r.step === 1 && r.count.size === X.shape[i]?.size);
  if (whole) return array(X);
  return t.build(
    "slice",
    [X],
    {
      starts: plan.ranges.map((r) => r.start),
      steps: plan.ranges.map((r) => r.step),
      counts: plan.ranges.map((r) => r.count),
      drop: plan.ranges.flatMap((r, i) => (r.drop ? [i] : [])),
    },
    span,
    at ? [at] : [],
  );
}

function freshAxes(t: Tracer, X: Node, fresh: readonly number[], span: Span): Value {
  if (fresh.length === 0) return array(X);
  const shape: Dim[] = [];
  X.shape.forEach((d, i) => {
    shape.push(...fresh.filter((f) => f === i).map(() => one), d);
  });
  shape.push(...fresh.filter((f) => f >= X.shape.length).map(() => one));
  return t.build("reshape", [X], { shape, order: "C" }, span);
}

/** Axes that lists stand for, in an array without dropped axes and with new ones. */
function listAxes(plan: Plan): number[] {
  return plan.lists.map((l) => {
    const kept = plan.ranges.slice(0, l.axis).filter((r) => !r.drop).length;
    return kept + plan.fresh.filter((f) => f <= kept).length;
  });
}

function readLists(t: Tracer, X: Node, plan: Plan, span: Span): Value {
  const axes = listAxes(plan);
  const first = axes[0] ?? 0;
  const rank = X.shape.length;
  if (plan.lists.length === 1) {
    const list = plan.lists[0]?.node as Node;
    const made = t.build("take", [X, list], { axis: first }, span);
    return plan.together || made.kind !== "array" ? made : moved(t, made.node, first, list.shape.length, 0, span);
  }
  const others = Array.from({ length: rank }, (_, i) => i).filter((i) => !axes.includes(i));
  const front = permuted(t, X, [...axes, ...others], span);
  if (front.kind !== "array") return front;
  const made = t.build("pick", [front.node, ...plan.lists.map((l) => l.node)], {}, span);
  if (made.kind !== "array" || !plan.together) return made;
  return moved(t, made.node, 0, made.node.shape.length - others.length, first, span);
}

/** `n` axes from place `from` moved so that they start at place `to`. */
function moved(t: Tracer, X: Node, from: number, n: number, to: number, span: Span): Value {
  const all = Array.from({ length: X.shape.length }, (_, i) => i);
  const block = all.slice(from, from + n);
  const rest = all.filter((i) => !block.includes(i));
  return permuted(t, X, [...rest.slice(0, to), ...block, ...rest.slice(to)], span);
}

function writeBlock(t: Tracer, X: Node, V: Node, plan: Plan, e: Index): Value {
  const counts = plan.ranges.map((r) => r.count);
  const kept = plan.ranges.filter((r) => !r.drop).map((r) => r.count);
  const value = stretched(t, V, kept, e);
  if (value.kind !== "array") return value;
  const places = { starts: plan.ranges.map((r) => r.start), steps: plan.ranges.map((r) => r.step), counts };
  return t.build("update", [X, value.node], places, e.span);
}

/** Entries at leading lists are put where they belong; others by their places in the flat array. */
function writeLists(t: Tracer, X: Node, V: Node, plan: Plan, e: Index): Value {
  const leading =
    plan.lists.every((l, i) => l.axis === i) &&
    plan.ranges.every(
      (r, i) => i < plan.lists.length || (!r.drop && r.step === 1 && r.count.size === X.shape[i]?.size),
    );
  const nodes = plan.lists.map((l) => l.node);
  const target = leading
    ? t.build("pick", [X, ...nodes], {}, e.span)
    : readPlan(t, placesOf(t, X, e.span), plan, e.span);
  if (target.kind !== "array") return target;
  if (!stretches(V, target.node.shape)) return refused(t, V, target.node.shape, e);
  if (leading) return t.build("put", [X, V, ...nodes], {}, e.span);
  const value = stretched(t, V, target.node.shape, e);
  const [x, v, p] = [X, value.kind === "array" ? value.node : V, target.node].map((n) => flat(t, n, e.span));
  if (x?.kind !== "array" || v?.kind !== "array" || p?.kind !== "array") return value;
  return shaped(t, t.build("put", [x.node, v.node, p.node], {}, e.span), X, e.span);
}

/** Every entry's place in the flat array. */
function placesOf(t: Tracer, X: Node, span: Span): Node {
  const size = X.shape.map((d) => d.size);
  const n = size.reduce((a, b) => a * b, 1);
  const places: Tensor = tensor(
    size,
    Float64Array.from({ length: n }, (_, i) => i),
  );
  return tableNode(t, places, "integer", span);
}

function stretches(V: Node, shape: readonly Dim[]): boolean {
  const extra = V.shape.length - shape.length;
  return V.shape.every((d, i) => d.size === 1 || d.size === (i < extra ? 1 : shape[i - extra]?.size));
}

/** The written value in the shape of the place it goes to. */
function stretched(t: Tracer, V: Node, shape: readonly Dim[], e: Index): Value {
  if (!stretches(V, shape)) return refused(t, V, shape, e);
  const extra = V.shape.length - shape.length;
  const cut = extra > 0 ? t.build("reshape", [V], { shape: V.shape.slice(extra), order: "C" }, e.span) : array(V);
  if (cut.kind !== "array" || sameSize(cut.node.shape, shape)) return cut;
  return t.build("broadcast", [cut.node], { shape: [...shape] }, e.span);
}

function refused(t: Tracer, V: Node, shape: readonly Dim[], e: Index): Value {
  if (V.shape.length > shape.length) t.assumed?.rank(V, shape.length, e.span);
  else
    V.shape.forEach((d, i) => {
      const place = shape[shape.length - V.shape.length + i];
      if (place && place.size !== d.size) t.assumed?.equal(d, place, [V], e.span);
    });
  const [there, here] = [printShape(shape.length === 0 ? [constant(1)] : shape), printShape(V.shape)];
  t.report("shape-mismatch", e.span, `${t.textAt(e.span)}: what is written is ${here}, the place for it ${there}`, {
    related: t.reports.origins([V]),
  });
  return opaque("what is written does not fit", [V]);
}
