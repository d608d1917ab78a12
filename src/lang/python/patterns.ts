/** Patterns of `match`. */

import type { Tracer } from "../common/tracer";
import type { Call, Dictionary, Expr, Sequence } from "../common/tree";
import { sequence, type Value } from "../common/value";
import { equal } from "./comparisons";
import { isOf } from "./functions-type";
import { keyText } from "./keys";

/** Whether a pattern fits, binding the names in it; `null` when that is not known. */
export function matches(t: Tracer, subject: Value, pattern: Expr): boolean | null {
  if (subject.kind === "opaque") return null;
  switch (pattern.kind) {
    case "name":
      if (pattern.name !== "_") t.scope.set(pattern.name, { value: subject, binding: null });
      return true;
    case "binary":
      return pattern.op === "|" ? either(t, subject, pattern.left, pattern.right) : same(t, subject, pattern);
    case "sequence":
      return ofItems(t, subject, pattern);
    case "dictionary":
      return ofEntries(t, subject, pattern);
    case "call":
      return ofClass(t, subject, pattern);
    default:
      return same(t, subject, pattern);
  }
}

function same(t: Tracer, subject: Value, pattern: Expr): boolean | null {
  return equal(t, subject, t.evaluate(pattern));
}

function either(t: Tracer, subject: Value, left: Expr, right: Expr): boolean | null {
  const first = matches(t, subject, left);
  return first === true ? true : (matches(t, subject, right) ?? null);
}

function ofItems(t: Tracer, subject: Value, pattern: Sequence): boolean | null {
  if (subject.kind !== "sequence") return false;
  const star = pattern.items.findIndex((p) => p.kind === "starred");
  const n = pattern.items.length;
  if (star < 0 ? subject.items.length !== n : subject.items.length < n - 1) return false;
  const after = star < 0 ? 0 : n - star - 1;
  const values =
    star < 0
      ? subject.items
      : [
          ...subject.items.slice(0, star),
          sequence("list", subject.items.slice(star, subject.items.length - after)),
          ...subject.items.slice(subject.items.length - after),
        ];
  return every(pattern.items.map((p, i) => () => matches(t, values[i] as Value, p.kind === "starred" ? p.value : p)));
}

function ofEntries(t: Tracer, subject: Value, pattern: Dictionary): boolean | null {
  if (subject.kind !== "record" || subject.of) return false;
  return every(
    pattern.entries.map(({ key, value }) => () => {
      const name = key ? keyText(t, t.evaluate(key)) : null;
      const found = name === null ? undefined : subject.fields.get(name);
      return found ? matches(t, found, value) : key === null;
    }),
  );
}

function ofClass(t: Tracer, subject: Value, pattern: Call): boolean | null {
  const is = isOf(subject, t.evaluate(pattern.callee));
  if (is !== true) return is;
  return every(
    pattern.args.map((a) => () => {
      if (a.name === null) return matches(t, subject, a.value);
      const found = subject.kind === "record" ? subject.fields.get(a.name) : undefined;
      return found ? matches(t, found, a.value) : false;
    }),
  );
}

function every(tests: readonly (() => boolean | null)[]): boolean | null {
  for (const test of tests) {
    const known = test();
    if (known !== true) return known;
  }
  return true;
}
