/** Python's itertools. */

import type { Arguments } from "../common/dialect";
import type { Tracer } from "../common/tracer";
import type { Expr } from "../common/tree";
import { sequence, type Value } from "../common/value";
import { samePlain } from "./comparisons";
import type { LibraryFunction } from "./functions";
import { allItems } from "./iteration";
import { iteratorOver, readings } from "./objects";
import { operate } from "./operators";

/** Arguments without names. */
export const plain = (positional: readonly Value[]): Arguments => ({ positional, named: new Map(), expressions: [] });

/** Says that what a function runs over is not known. */
export function notKnown(t: Tracer, args: Arguments, e: Expr): Value {
  return t.unsupported(e.span, "What this runs over is not known", args.positional);
}

/** A function of lists that are all known. */
export function ofLists(
  next: (lists: readonly (readonly Value[])[], t: Tracer, args: Arguments, e: Expr) => readonly Value[],
): LibraryFunction {
  return (t, _, args, e) => {
    const lists = args.positional.map((v) => allItems(t, v, e.span));
    if (lists.includes(null)) return notKnown(t, args, e);
    return sequence(
      "list",
      next(
        lists.flatMap((l) => (l ? [l] : [])),
        t,
        args,
        e,
      ).slice(0, 20_000),
    );
  };
}

/** A tuple of these items. */
export const tuple = (items: readonly Value[]): Value => sequence("tuple", items);

function crossed(lists: readonly (readonly Value[])[]): readonly (readonly Value[])[] {
  return lists.reduce<readonly (readonly Value[])[]>(
    (so, list) => so.flatMap((row) => list.map((v) => [...row, v])),
    [[]],
  );
}

/** Choices of k positions of n in order; `again` says from where the next may be. */
function chosen(
  n: number,
  k: number,
  next: (used: readonly number[], i: number) => boolean,
): readonly (readonly number[])[] {
  let rows: readonly (readonly number[])[] = [[]];
  for (let i = 0; i < k; i++) {
    rows = rows.flatMap((row) =>
      Array.from({ length: n }, (_, j) => j)
        .filter((j) => next(row, j))
        .map((j) => [...row, j]),
    );
    if (rows.length > 20_000) return rows.slice(0, 20_000);
  }
  return rows;
}

/** Choices of k items: all, ordered, with or without repetition, as `next` allows. */
export function choices(next: (used: readonly number[], i: number) => boolean): LibraryFunction {
  return (t, _, args, e) => {
    const list = allItems(t, args.positional[0], e.span);
    const k = args.positional[1] ? t.wholeNumber(args.positional[1]) : (list?.length ?? 0);
    if (!list || k === null) return notKnown(t, args, e);
    return sequence(
      "list",
      chosen(list.length, k, next).map((row) => tuple(row.map((j) => list[j] as Value))),
    );
  };
}

/** `itertools.product`, with `repeat`. */
export const product: LibraryFunction = (t, _, args, e) => {
  const repeat = args.named.get("repeat");
  const n = repeat ? (t.wholeNumber(repeat) ?? 1) : 1;
  const lists = args.positional.map((v) => allItems(t, v, e.span));
  if (lists.includes(null) || n > 12) return notKnown(t, args, e);
  const all = Array.from({ length: n }, () => lists.flatMap((l) => (l ? [l] : []))).flat();
  const size = all.reduce((a, l) => a * l.length, 1);
  return size > 20_000 ? notKnown(t, args, e) : sequence("list", crossed(all).map(tuple));
};

/** As many items as a loop is followed for. */
export function counter(from: (i: number) => Value): LibraryFunction {
  return (t) => iteratorOver(Array.from({ length: t.options.limits.passes }, (_, i) => from(i)));
}

/** Neighbours of equal key, together. */
export const groupby: LibraryFunction = (t, _, args, e) => {
  const list = allItems(t, args.positional[0], e.span);
  const by = args.positional[1] ?? args.named.get("key");
  if (!list) return notKnown(t, args, e);
  const groups: { key: Value; items: Value[] }[] = [];
  for (const v of list) {
    const key = by ? t.call(by, plain([v]), e) : v;
    const last = groups.at(-1);
    if (last && samePlain(t, last.key, key)) last.items.push(v);
    else groups.push({ key, items: [v] });
  }
  return sequence(
    "list",
    groups.map((g) => tuple([g.key, sequence("list", g.items)])),
  );
};

/** What comes before, or from, the first item for which a test fails. */
export function until(keep: boolean): LibraryFunction {
  return (t, _, args, e) => {
    const [test] = args.positional;
    const list = allItems(t, args.positional[1], e.span);
    if (!list || !test) return notKnown(t, args, e);
    const at = list.findIndex((v) => t.dialect.truth(t, t.call(test, plain([v]), e)) !== true);
    const end = at < 0 ? list.length : at;
    return sequence("list", keep ? list.slice(0, end) : list.slice(end));
  };
}

/** Running sums, or whatever a function makes of two items. */
export const accumulate: LibraryFunction = (t, _, args, e) => {
  const list = allItems(t, args.positional[0], e.span);
  const f = args.positional[1] ?? args.named.get("func");
  if (!list) return notKnown(t, args, e);
  const initial = args.named.get("initial");
  const sums: Value[] = initial && initial.kind !== "nothing" ? [initial] : [];
  for (const v of list) {
    const last = sums.at(-1);
    sums.push(!last ? v : f ? t.call(f, plain([last, v]), e) : operate(t, "+", last, v, e.span, []));
  }
  return sequence("list", sums);
};

/** A slice of anything a loop runs over. */
export const islice: LibraryFunction = (t, _, args, e) => {
  const [over] = args.positional;
  const reading = over?.kind === "record" ? readings.get(over) : undefined;
  const before = reading?.at ?? 0;
  const list = allItems(t, over, e.span);
  const bounds = args.positional
    .slice(1)
    .map((v) => (v.kind === "nothing" ? undefined : (t.wholeNumber(v) ?? undefined)));
  const [start, stop, step] = bounds.length === 1 ? [0, bounds[0], 1] : [bounds[0] ?? 0, bounds[1], bounds[2] ?? 1];
  if (!list) return notKnown(t, args, e);
  // What is behind the slice is still to come.
  if (reading) reading.at = Math.min(reading.items.length, before + (stop ?? reading.items.length));
  return sequence(
    "list",
    list.slice(start, stop).filter((_x, i) => i % step === 0),
  );
};
