/** Python values as arrays: numbers, lists and ranges become what `np.asarray` makes of them. */

import { asConstant, type constant, one } from "../../core/dim";
import type { Node } from "../../core/node";
import { sameSize, shapeOf } from "../../core/shape";
import type { Span } from "../../core/span";
import { fromNested, type Nested, scalar, type Tensor } from "../../core/tensor";
import { filledUp, lengthOf } from "../common/list-lengths";
import type { Tracer } from "../common/tracer";
import type { SequenceValue, Value } from "../common/value";
import { type Entries, entriesOf, entriesOfAll, holding } from "./kinds";
import { current } from "./storage";

/** The array a value stands for in arithmetic, or `null` when it stands for none. */
export function arrayNode(t: Tracer, value: Value, span: Span): Node | null {
  switch (value.kind) {
    case "array":
      return current(t, value.node);
    case "integer":
      return value.node ?? t.numberNode(value.dim, span);
    case "truth":
      return truthNode(t, value.value, span);
    case "range":
      return rangeNode(t, value.start, value.step, value.count, span);
    case "sequence":
      return stacked(t, value, span);
    default:
      return null;
  }
}

/** Evenly spaced numbers. */
export function rangeNode(
  t: Tracer,
  start: number,
  step: number,
  count: ReturnType<typeof constant>,
  span: Span,
): Node | null {
  const made = t.build("range", [], { start, step, count }, span);
  return made.kind === "array" ? made.node : null;
}

/** A truth value as an array. */
export function truthNode(t: Tracer, value: boolean, span: Span): Node {
  return t.graph.add("constant", [], { value: scalar(Number(value)), entries: "truth" }, [], t.origin(span));
}

/** Numbers known now, as an array of the text: positions, tables. */
export function tableNode(t: Tracer, value: Tensor, entries: Entries, span: Span): Node {
  return t.graph.add("constant", [], { value, ...holding(entries) }, shapeOf(value.size), t.origin(span));
}

/** A list as an array: plain numbers as they stand, arrays of one shape along a new first axis. */
export function stacked(t: Tracer, list: SequenceValue, span: Span): Node | null {
  const { items } = list;
  const plain = fromNested(nested(items));
  if (plain) return tableNode(t, plain, entriesOfAll(items.map((v) => entriesOfItem(t, v))), span);
  const nodes = items.map((v) => arrayNode(t, v, span));
  const first = nodes[0];
  if (!first || nodes.some((n) => n === null || !sameSize(n.shape, first.shape))) return null;
  const rows: Node[] = [];
  for (const n of nodes) {
    const row = t.build("reshape", [n as Node], { shape: [one, ...first.shape], order: "C" }, span);
    if (row.kind !== "array") return null;
    rows.push(row.node);
  }
  const length = lengthOf(list);
  const isNamed = asConstant(length) === null;
  const joined = isNamed
    ? t.build("concat", filledUp(rows, length), { axis: 0, length }, span)
    : t.build("concat", rows, { axis: 0 }, span);
  return joined.kind === "array" ? joined.node : null;
}

function entriesOfItem(t: Tracer, v: Value): Entries {
  if (v.kind === "integer") return "integer";
  if (v.kind === "truth") return "truth";
  if (v.kind === "sequence") return entriesOfAll(v.items.map((x) => entriesOfItem(t, x)));
  return v.kind === "array" ? entriesOf(t, v.node) : "real";
}

function nested(items: readonly Value[]): readonly Nested[] | null {
  const out: Nested[] = [];
  for (const v of items) {
    const item = nestedItem(v);
    if (item === null) return null;
    out.push(item);
  }
  return out;
}

/** Nested plain numbers, or `null` when something is computed or named. */
function nestedItem(v: Value): Nested | null {
  if (v.kind === "integer" && asConstant(v.dim) !== null) return v.dim.size;
  if (v.kind === "truth") return Number(v.value);
  if (v.kind === "sequence") return nested(v.items);
  const literal = v.kind === "array" && v.node.op === "constant" && v.node.shape.length === 0;
  return literal && v.node.attrs.name === undefined ? constantOf(v.node) : null;
}

function constantOf(node: Node): number | null {
  const value = node.attrs.value;
  return typeof value === "object" && value !== null && "data" in value
    ? ((value.data as Float64Array)[0] ?? null)
    : null;
}

/** Axes as the operations want them: ascending and not negative; `null` for all of them. */
export function axesFrom(t: Tracer, value: Value | undefined, rank: number): number[] | null {
  if (value === undefined || value.kind === "nothing") return Array.from({ length: rank }, (_, i) => i);
  const items = value.kind === "sequence" ? value.items : [value];
  const axes = items.map((v) => t.wholeNumber(v));
  if (axes.some((a) => a === null || a >= rank || a < -rank)) return null;
  return axes.map((a) => ((a ?? 0) + rank) % rank).sort((a, b) => a - b);
}
