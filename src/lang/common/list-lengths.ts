/** How long lists are by the names of sizes: a list with an item for every pass of a loop over N has N of them. */

import { asConstant, constant, type Dim, plus, times } from "../../core/dim";
import type { Node } from "../../core/node";
import type { Tracer } from "./tracer";
import type { SequenceValue, Value } from "./value";

/** By list: what was found, and how many items it had then; it holds no longer when it has more or fewer. */
const lengths = new WeakMap<SequenceValue, { readonly length: Dim; readonly items: number }>();

/** How many items a list has. */
export function lengthOf(list: SequenceValue): Dim {
  const known = lengths.get(list);
  return known?.items === list.items.length ? known.length : constant(list.items.length);
}

/** Notes how many items a list stands for; while shapes are only sought, passes are left out and it has fewer. */
export function setLength(list: SequenceValue, length: Dim): SequenceValue {
  if (asConstant(length) === null) lengths.set(list, { length, items: list.items.length });
  return list;
}

/** Over how many turns a loop over a value runs; `null` where only the number is known. */
export function countOf(value: Value): Dim | null {
  if (value.kind === "range") return value.count;
  if (value.kind === "sequence") return lengthOf(value);
  return value.kind === "array" ? (value.node.shape[0] ?? null) : null;
}

/** The lists of a scope before a loop, with the lengths and numbers of items they have then. */
export type ListsBefore = ReadonlyMap<SequenceValue, { readonly length: Dim; readonly items: number }>;

/** The lists of the present scope. */
export function listsBefore({ scope }: Tracer): ListsBefore {
  const found = new Map<SequenceValue, { length: Dim; items: number }>();
  for (const name of scope.names()) {
    const value = scope.own(name)?.value;
    if (value?.kind === "sequence" && value.of === "list")
      found.set(value, { length: lengthOf(value), items: value.items.length });
  }
  return found;
}

/** After a loop of `count` turns, `followed` of which were followed: some lists have grown in every one of them. */
export function grownBy(before: ListsBefore, count: Dim, followed: number): void {
  for (const [list, { length, items }] of before) {
    const more = (list.items.length - items) / followed;
    if (more >= 1 && Number.isInteger(more)) setLength(list, plus(length, times(count, constant(more))));
  }
}

/** The rows of an array made from a list: while passes are left out, the last one stands for those that are missing. */
export function filledUp(rows: readonly Node[], length: Dim): readonly Node[] {
  const last = rows.at(-1);
  const missing = Math.min(Math.max(0, length.size - rows.length), most);
  return last ? [...rows, ...new Array<Node>(missing).fill(last)] : rows;
}

const most = 10_000;
