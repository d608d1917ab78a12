/** `collections.Counter`: counts by key, 0 for what was never counted. */

import { constant } from "../../core/dim";
import type { Arguments } from "../common/dialect";
import type { Tracer } from "../common/tracer";
import type { Expr } from "../common/tree";
import { integer, nothing, type RecordValue, sequence, type Value } from "../common/value";
import { compareValues } from "./comparisons";
import type { LibraryFunction } from "./functions";
import { allItems } from "./iteration";
import { keyText, keyValue } from "./keys";
import { counters } from "./objects";

const one = integer(constant(1));
const none = integer(constant(0));

/** `Counter(…)` */
const counter: LibraryFunction = (t, _, args, e) => {
  const made = empty();
  count(t, made, args, "+", e);
  return made;
};

function empty(): RecordValue {
  const made: RecordValue = { kind: "record", fields: new Map(), of: null };
  counters.add(made);
  return made;
}

/** Counts what is there, or takes over counts. */
function count(t: Tracer, into: RecordValue, args: Arguments, op: "+" | "-", e: Expr): void {
  const [over] = args.positional;
  const add = (key: string, n: Value) => into.fields.set(key, sum(t, op, into.fields.get(key) ?? none, n, e));
  if (over?.kind === "record" && over.of === null && over.fields.size > 0) for (const [k, n] of over.fields) add(k, n);
  else
    for (const v of allItems(t, over, e.span) ?? []) {
      const key = keyText(t, v);
      if (key !== null) add(key, one);
    }
  for (const [k, n] of args.named) add(k, n);
}

function sum(t: Tracer, op: string, a: Value, b: Value, e: Expr): Value {
  const args = { positional: [a, b], named: new Map(), expressions: [] };
  return t.dialect.callBuiltin(t, op === "+" ? "operator.add" : "operator.sub", null, args, e, 1);
}

/** Sums, differences, least and greatest counts of two counters; only what is above 0 stays. `null` for other values. */
export function operateCounters(t: Tracer, op: string, left: Value, right: Value, span: Expr["span"]): Value | null {
  if (left.kind !== "record" || right.kind !== "record" || !counters.has(left) || !counters.has(right)) return null;
  const made = empty();
  const at: Expr = { kind: "broken", span };
  for (const key of new Set([...left.fields.keys(), ...right.fields.keys()])) {
    const [a, b] = [left.fields.get(key) ?? none, right.fields.get(key) ?? none];
    const less = () => t.dialect.truth(t, compareValues(t, "<", a, b, span)) === true;
    const n = /^[+-]$/.test(op) ? sum(t, op, a, b, at) : (op === "&") === less() ? a : b;
    if (t.dialect.truth(t, compareValues(t, ">", n, none, span)) === true) made.fields.set(key, n);
  }
  return /^[-+&|]$/.test(op) ? made : null;
}

function ofCounter(answer: (t: Tracer, self: RecordValue, args: Arguments, e: Expr) => Value): LibraryFunction {
  return (t, self, args, e) => (self?.kind === "record" ? answer(t, self, args, e) : nothing);
}

/** By canonical name. */
export const counterFunctions: Readonly<Record<string, LibraryFunction>> = {
  "collections.Counter": counter,
  "Counter.update": ofCounter((t, self, args, e) => {
    count(t, self, args, "+", e);
    return nothing;
  }),
  "Counter.subtract": ofCounter((t, self, args, e) => {
    count(t, self, args, "-", e);
    return nothing;
  }),
  "Counter.total": ofCounter((t, self, _, e) =>
    [...self.fields.values()].reduce((so, n) => sum(t, "+", so, n, e), none as Value),
  ),
  "Counter.elements": ofCounter((t, self) =>
    sequence(
      "list",
      [...self.fields].flatMap(([key, n]) =>
        Array.from({ length: Math.min(10_000, Math.max(0, t.wholeNumber(n) ?? 0)) }, () => keyValue(t, key)),
      ),
    ),
  ),
  "Counter.copy": ofCounter((_, self) => {
    const made = empty();
    for (const [k, n] of self.fields) made.fields.set(k, n);
    return made;
  }),
};
