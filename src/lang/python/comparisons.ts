/** Comparisons, equality and membership: `a < b <= c`, `x in xs`, `x is None`. */

import { sameDim } from "../../core/dim";
import type { Span } from "../../core/span";
import type { Tracer } from "../common/tracer";
import type { Compare } from "../common/tree";
import { opaque, truth, type Value } from "../common/value";
import { arrayNode } from "./arrays";
import { compareComplex } from "./complex";
import { sameDtype } from "./dtypes";
import { compareSets } from "./functions-set";
import { allItems } from "./iteration";
import { isSame, keyText } from "./keys";
import { readings } from "./objects";
import { isOpen } from "./open-values";
import { special, specialComparison } from "./special-methods";
import { current } from "./storage";

const comparisons: Readonly<Record<string, string>> = {
  "<": "less",
  "<=": "less_equal",
  ">": "greater",
  ">=": "greater_equal",
  "==": "equal",
  "!=": "not_equal",
};

/** `a < b <= c`, `x in xs`, `x is None` */
export function compare(t: Tracer, e: Compare): Value {
  let left = t.evaluate(e.first);
  let at = e.first.span;
  let result: Value | null = null;
  for (const { op, right: expression } of e.rest) {
    const right = t.evaluate(expression);
    const one = comparison(t, op, left, right, e.span, [at, expression.span]);
    result = result === null ? one : both(t, result, one, e.span);
    [left, at] = [right, expression.span];
  }
  return result ?? truth(true);
}

/** `left op right` on values. */
export function compareValues(t: Tracer, op: string, left: Value, right: Value, span: Span): Value {
  return comparison(t, op, left, right, span, []);
}

function comparison(t: Tracer, op: string, left: Value, right: Value, span: Span, at: readonly Span[]): Value {
  if (op === "is" || op === "is-not") return truth(identical(left, right) === (op === "is"));
  if (op === "in" || op === "not-in") {
    const inside = contains(t, left, right);
    return inside === null
      ? t.unsupported(span, "Whether this holds is not known", [left, right])
      : truth(inside === (op === "in"));
  }
  if (left.kind === "opaque") return left;
  if (right.kind === "opaque") return right;
  const own = specialComparison(t, op, left, right, span);
  if (own) return own;
  const complex = compareComplex(t, op, left, right, span);
  if (complex) return complex;
  const dtype = /^[=!]=$/.test(op) ? sameDtype(left, right) : null;
  if (dtype !== null) return truth(dtype === (op === "=="));
  const plain = comparePlain(t, op, left, right);
  if (plain !== null) return truth(plain);
  if (left.kind === "integer" && right.kind === "integer") return truth(ordered(op, left.dim.size, right.dim.size));
  if (isPlain(left) || isPlain(right)) {
    const same = op === "==" || op === "!=" ? equal(t, left, right) : null;
    if (same !== null) return truth(same === (op === "=="));
    if (isOpen(left) || isOpen(right)) return opaque("what is compared here is not known");
    return t.unsupported(span, "What this comparison means is not known", [left, right]);
  }
  const [X, Y] = [arrayNode(t, left, at[0] ?? span), arrayNode(t, right, at[1] ?? span)];
  const name = comparisons[op];
  if (!X || !Y || !name) return t.unsupported(span, "What this comparison means is not known", [left, right]);
  t.assumed?.stretching.aligned(name, X, Y);
  t.assumed?.stretching.aligned(name, Y, X);
  return t.build(name, [X, Y], {}, span, at);
}

/** Order of text, lists, tuples and sets; `null` for other values. */
function comparePlain(t: Tracer, op: string, left: Value, right: Value): boolean | null {
  if (left.kind === "text" && right.kind === "text" && left.text !== null && right.text !== null)
    return ordered(op, left.text < right.text ? -1 : Number(left.text > right.text), 0);
  if (left.kind !== "sequence" || right.kind !== "sequence") return null;
  if (left.of === "set" && right.of === "set") return compareSets(op, left, right);
  if (op === "==" || op === "!=") return samePlain(t, left, right) === (op === "==");
  const at = left.items.findIndex((v, i) => !right.items[i] || !samePlain(t, v, right.items[i] as Value));
  const [a, b] = [left.items[at], right.items[at]];
  if (at < 0 || !a || !b) return ordered(op, left.items.length, right.items.length);
  const [x, y] = [t.numberOf(a), t.numberOf(b)];
  return x !== null && y !== null ? ordered(op, x, y) : comparePlain(t, op, a, b);
}

function both(t: Tracer, left: Value, right: Value, span: Span): Value {
  if (left.kind === "truth" && right.kind === "truth") return truth(left.value && right.value);
  const [X, Y] = [arrayNode(t, left, span), arrayNode(t, right, span)];
  return X && Y ? t.build("and", [X, Y], {}, span) : opaque("whether this holds is not known");
}

function ordered(op: string, a: number, b: number): boolean {
  if (op === "<") return a < b;
  if (op === "<=") return a <= b;
  if (op === ">") return a > b;
  if (op === ">=") return a >= b;
  return op === "==" ? a === b : a !== b;
}

function identical(a: Value, b: Value): boolean {
  if (a.kind === "integer" && b.kind === "integer") return a.dim.size === b.dim.size;
  if (a.kind === "text" && b.kind === "text") return a.text === b.text;
  if (a.kind === "truth" && b.kind === "truth") return a.value === b.value;
  return a.kind === "nothing" ? b.kind === "nothing" : isSame(a, b);
}

function isPlain(v: Value): boolean {
  return (
    v.kind !== "array" &&
    v.kind !== "integer" &&
    v.kind !== "truth" &&
    v.kind !== "range" &&
    (v.kind !== "sequence" || v.of === "tuple")
  );
}

/** Whether plain values are known to be equal. */
export function samePlain(t: Tracer, a: Value, b: Value): boolean {
  return equal(t, a, b) === true;
}

/** Whether plain values are equal; `null` when that is not known. */
export function equal(t: Tracer, a: Value, b: Value): boolean | null {
  const own = specialComparison(t, "==", a, b, { from: 0, to: 0 });
  if (own) return t.dialect.truth(t, own);
  if (isSame(a, b)) return true;
  if (isOpen(a) || isOpen(b)) return null;
  if (a.kind === "record" && b.kind === "record" && !a.of && !b.of)
    return allEqual(t, a.fields.size === b.fields.size, [...a.fields], ([k]) => b.fields.get(k));
  if (a.kind === "text" && b.kind === "text") return a.text === b.text;
  if (a.kind === "sequence" && b.kind === "sequence")
    return allEqual(t, a.items.length === b.items.length, [...a.items.entries()], ([i]) => b.items[i]);
  if (a.kind === "nothing" || b.kind === "nothing") return a.kind === b.kind;
  if (a.kind === "integer" && b.kind === "integer") return sameDim(a.dim, b.dim) || a.dim.size === b.dim.size;
  const [x, y] = [t.numberOf(a), t.numberOf(b)];
  return x !== null && x === y;
}

function allEqual<K>(
  t: Tracer,
  sameSize: boolean,
  entries: readonly (readonly [K, Value])[],
  other: (entry: readonly [K, Value]) => Value | undefined,
): boolean | null {
  if (!sameSize) return false;
  const each = entries.map((entry) => {
    const b = other(entry);
    return b ? equal(t, entry[1], b) : false;
  });
  return each.includes(false) ? false : each.includes(null) ? null : true;
}

function contains(t: Tracer, item: Value, container: Value): boolean | null {
  if (container.kind === "text")
    return item.kind === "text" && item.text !== null && container.text !== null
      ? container.text.includes(item.text)
      : null;
  const own = special(t, container, "contains", [item], { from: 0, to: 0 });
  if (own) return t.dialect.truth(t, own);
  if (container.kind === "record" && !container.of && !readings.has(container)) {
    const key = keyText(t, item);
    return key === null ? null : container.fields.has(key);
  }
  if (item.kind === "opaque") return null;
  if (container.kind === "array") {
    const [X, number] = [container.node, t.numberOf(item)];
    return number === null ? null : t.valueOf(current(t, X)).data.includes(number);
  }
  const each = allItems(t, container, { from: 0, to: 0 })?.map((x) => equal(t, x, item)) ?? [null];
  return each.includes(true) ? true : each.includes(null) ? null : false;
}
