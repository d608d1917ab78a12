/** What changed between two pieces of plain data, so that only that needs to travel; both ends share what stayed. */

/** How to get from one piece of data to the next. `null`: it is the same. */
export type Change =
  | null
  /** Something else. */
  | { readonly now: unknown }
  /** An object with the same fields, some of them changed. */
  | { readonly fields: Readonly<Record<string, Change>> }
  /**
   * A list: `removed` items at `at` gave way to those of `added`; then items changed, each told as its place and its change,
   * one after the other.
   */
  | {
      readonly at: number;
      readonly removed: number;
      readonly added: readonly unknown[];
      readonly items: readonly (number | Change)[];
    };

/** What changed. Items of lists belong together by their `key` where they have one, else by being the same. */
export function changeOf(before: unknown, after: unknown): Change {
  if (Object.is(before, after)) return null;
  if (Array.isArray(before) && Array.isArray(after)) return changeOfList(before, after);
  if (isObject(before) && isObject(after)) return changeOfFields(before, after);
  return { now: after };
}

/** The data after a change; parts that did not change are those of `before`. */
export function changed(before: unknown, change: Change): unknown {
  if (change === null) return before;
  if ("now" in change) return change.now;
  if ("fields" in change) {
    const after: Record<string, unknown> = { ...(before as Record<string, unknown>) };
    for (const [name, part] of Object.entries(change.fields)) after[name] = changed(after[name], part);
    return after;
  }
  const list = before as readonly unknown[];
  const after = [...list.slice(0, change.at), ...change.added, ...list.slice(change.at + change.removed)];
  for (let i = 0; i < change.items.length; i += 2) {
    const at = change.items[i] as number;
    after[at] = changed(after[at], change.items[i + 1] as Change);
  }
  return after;
}

function changeOfFields(before: Record<string, unknown>, after: Record<string, unknown>): Change {
  const fields: Record<string, Change> = {};
  let [count, some] = [0, false];
  for (const name in after) {
    count += 1;
    if (!(name in before)) return { now: after };
    const change = changeOf(before[name], after[name]);
    if (change === null) continue;
    fields[name] = change;
    some = true;
  }
  for (const _ in before) count -= 1;
  if (count !== 0) return { now: after };
  return some ? { fields } : null;
}

function changeOfList(before: readonly unknown[], after: readonly unknown[]): Change {
  const longer = after.length - before.length;
  const at = longer === 0 ? 0 : sameStart(before, after);
  const [removed, inserted] = [Math.max(-longer, 0), Math.max(longer, 0)];
  const items: (number | Change)[] = [];
  const compare = (i: number, j: number): void => {
    const change = changeOf(before[i], after[j]);
    if (change !== null) items.push(j, change);
  };
  for (let i = 0; i < at; i++) compare(i, i);
  for (let j = at + inserted; j < after.length; j++) compare(j - longer, j);
  if (items.length === 0 && longer === 0) return null;
  // Told item by item, a list of numbers is longer than the list itself.
  if (items.length > after.length && after.every((item) => !isObject(item))) return { now: after };
  return { at, removed, added: after.slice(at, at + inserted), items };
}

/** How many items at the start belong together. */
function sameStart(before: readonly unknown[], after: readonly unknown[]): number {
  const most = Math.min(before.length, after.length);
  let n = 0;
  while (n < most && belong(before[n], after[n])) n += 1;
  return n;
}

function belong(a: unknown, b: unknown): boolean {
  if (isObject(a) && isObject(b) && "key" in a && "key" in b) return a.key === b.key;
  return changeOf(a, b) === null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}
