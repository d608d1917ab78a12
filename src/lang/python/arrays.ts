/** Python values as arrays: numbers, lists and ranges become what `np.asarray` makes of them. */

import { type constant, one } from "../../core/dim";
import type { Node } from "../../core/node";
import { sameSize } from "../../core/shape";
import type { Span } from "../../core/span";
import { fromNested, type Nested } from "../../core/tensor";
import type { Tracer } from "../common/tracer";
import { nodesIn, type Value } from "../common/value";

/** The array a value stands for in arithmetic, or `null` when it stands for none. */
export function arrayNode(t: Tracer, value: Value, span: Span): Node | null {
  switch (value.kind) {
    case "array":
      return value.node;
    case "integer":
      return value.node ?? t.numberNode(value.dim, span);
    case "truth":
      return t.constant(Number(value.value), span);
    case "range":
      return rangeNode(t, value.start, value.step, value.count, span);
    case "sequence":
      return stacked(t, value.items, span);
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

/** A list as an array: plain numbers as they stand, arrays of one shape along a new first axis. */
export function stacked(t: Tracer, items: readonly Value[], span: Span): Node | null {
  const plain = fromNested(nested(items));
  if (plain) return t.constant(plain, span);
  const nodes = items.map((v) => arrayNode(t, v, span));
  const first = nodes[0];
  if (!first || nodes.some((n) => n === null || !sameSize(n.shape, first.shape))) return null;
  const rows: Node[] = [];
  for (const n of nodes) {
    const row = t.build("reshape", [n as Node], { shape: [one, ...first.shape], order: "C" }, span);
    if (row.kind !== "array") return null;
    rows.push(row.node);
  }
  const joined = t.build("concat", rows, { axis: 0 }, span);
  return joined.kind === "array" ? joined.node : null;
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
  if (v.kind === "integer" && v.node === null) return v.dim.size;
  if (v.kind === "truth") return Number(v.value);
  if (v.kind === "sequence") return nested(v.items);
  if (v.kind === "array" && v.node.op === "constant" && v.node.shape.length === 0) return constantOf(v.node);
  if (
    v.kind === "array" &&
    v.node.op === "negate" &&
    nodesIn(v)[0]?.args[0]?.op === "constant" &&
    v.node.shape.length === 0
  ) {
    const value = constantOf(v.node.args[0] as Node);
    return value === null ? null : -value;
  }
  return null;
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
