/** How long lists are by the names of sizes: a list with an item for every pass of a loop over N has N of them. */

import { asConstant, constant, type Dim, minus, plus, scale, times } from "../../core/dim";
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
export function countOf(t: Tracer, value: Value): Dim | null {
  if (value.kind === "range") return value.count;
  if (value.kind === "sequence") return lengthOf(value);
  if (value.kind !== "array") return null;
  const { shape } = value.node;
  return (t.dialect.language === "matlab" ? (shape.length === 2 ? shape[1] : null) : shape[0]) ?? null;
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

/** The arrays of a scope before a loop. */
export type ArraysBefore = ReadonlyMap<string, Node>;

/** The arrays of the present scope. */
export function arraysBefore({ scope }: Tracer): ArraysBefore {
  const found = new Map<string, Node>();
  for (const name of scope.names()) {
    const value = scope.own(name)?.value;
    if (value?.kind === "array") found.set(name, value.node);
  }
  return found;
}

/** After a loop of `count` turns, a count with a name, all of which were followed: what every one of them has joined something to, `c = [c, a]`. */
export function joinedIn(t: Tracer, before: ArraysBefore, count: Dim): void {
  if (count.size < 2) return;
  for (const [name, X] of before) {
    const variable = t.scope.own(name);
    if (variable?.value.kind !== "array" || variable.value.node === X) continue;
    const { node } = variable.value;
    if (!isJoined(node) || node.shape.length !== X.shape.length) continue;
    const shape = node.shape.map((d, i) => grownTo(d, X.shape[i] ?? constant(0), count));
    if (shape.every((d, i) => d === node.shape[i])) continue;
    const made = t.graph.add("identity", [node], {}, shape, node.origin);
    t.scope.set(name, { ...variable, value: { kind: "array", node: made } });
  }
}

function isJoined({ op, args }: Node): boolean {
  return op === "concat" || (op === "identity" && args[0] !== undefined && isJoined(args[0]));
}

/** A size that has grown by the same in each turn. */
function grownTo(now: Dim, before: Dim, count: Dim): Dim {
  const more = minus(now, before);
  const step = scale(more, 1 / count.size);
  const isWhole = [...step.monomials.values()].every((m) => Number.isInteger(m.coefficient) && m.coefficient > 0);
  return isWhole && step.size > 0 ? plus(before, times(count, step)) : now;
}

/** The rows of an array made from a list: while passes are left out, the last one stands for those that are missing. */
export function filledUp(rows: readonly Node[], length: Dim): readonly Node[] {
  const last = rows.at(-1);
  const missing = Math.min(Math.max(0, length.size - rows.length), most);
  return last ? [...rows, ...new Array<Node>(missing).fill(last)] : rows;
}

const most = 10_000;
