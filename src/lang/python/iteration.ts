/** What loops run over. */

import { constant } from "../../core/dim";
import type { Span } from "../../core/span";
import type { Tracer } from "../common/tracer";
import type { Expr } from "../common/tree";
import { type ArrayValue, array, integer, opaque, type RecordValue, text, type Value } from "../common/value";
import { methodOf } from "./classes";
import { joined } from "./complex";
import { membersOf } from "./enums";
import { keyValue } from "./keys";
import { readings } from "./objects";
import { current, fresh } from "./storage";

/** A count and the value of each pass. */
export interface Turns {
  readonly count: number;
  at(pass: number): Value;
}

/** What a loop over a value meets; `null` when that is not known. */
export function iterate(t: Tracer, value: Value, span: Span): Turns | null {
  switch (value.kind) {
    case "range":
      return { count: value.count.size, at: (i) => integer(constant(value.start + i * value.step)) };
    case "sequence":
      return itemsOf(value.items, t);
    case "text": {
      const letters = value.text === null ? null : [...value.text];
      return letters && { count: letters.length, at: (i) => text(letters[i] ?? "") };
    }
    case "class": {
      const members = membersOf(value);
      return members && itemsOf([...members.values()], t);
    }
    case "record":
      return ofRecord(t, value, span);
    case "complex": {
      const [re, im] = [array(value.re), array(value.im)];
      if (value.re.shape.length === 0) return null;
      return { count: value.re.shape[0]?.size ?? 0, at: (i) => joined(row(t, re, i, span), row(t, im, i, span)) };
    }
    case "array": {
      const X = current(t, value.node);
      return X.shape.length === 0 ? null : { count: X.shape[0]?.size ?? 0, at: (i) => row(t, value, i, span) };
    }
    default:
      return null;
  }
}

/** All items of a value; `null` when they are not known or too many. */
export function allItems(t: Tracer, value: Value | undefined, span: Span): Value[] | null {
  if (value === undefined) return [];
  const turns = iterate(t, value, span);
  if (turns === null || !(turns.count <= 20_000)) return null;
  return Array.from({ length: turns.count }, (_, i) => turns.at(i));
}

/** Row `i` of an array, as it is when it is asked for. */
export function row(t: Tracer, value: ArrayValue, i: number, span: Span): Value {
  const X = current(t, value.node);
  return t.build(
    "slice",
    [X],
    {
      starts: X.shape.map((_, k) => (k === 0 ? i : 0)),
      steps: X.shape.map(() => 1),
      counts: X.shape.map((d, k) => (k === 0 ? constant(1) : d)),
      drop: [0],
    },
    span,
  );
}

/** A list may change while a loop runs over it; its length when the loop begins counts. */
function itemsOf(items: readonly Value[], t: Tracer): Turns {
  return { count: items.length, at: (i) => fresh(t, items[i] ?? opaque("there is no such item")) };
}

function ofRecord(t: Tracer, value: RecordValue, span: Span): Turns | null {
  const reading = readings.get(value);
  if (reading) {
    const from = reading.at;
    return {
      count: reading.items.length - from,
      at(i) {
        reading.at = from + i + 1;
        return fresh(t, reading.items[from + i] ?? opaque("there is no such item"));
      },
    };
  }
  if (value.of) return ofObject(t, value, span);
  const keys = [...value.fields.keys()];
  return { count: keys.length, at: (i) => keyValue(t, keys[i] ?? "") };
}

/** An object with `__iter__`, or with `__len__` and `__getitem__`. */
function ofObject(t: Tracer, value: RecordValue, span: Span): Turns | null {
  const e: Expr = { kind: "broken", span };
  const call = (f: Value, positional: readonly Value[]) =>
    t.call(f, { positional, named: new Map(), expressions: [] }, e);
  const [iter, next, length, item] = ["__iter__", "__next__", "__len__", "__getitem__"].map((n) => methodOf(value, n));
  if (iter) {
    const over = call(iter, []);
    if (over.kind !== "record" || over.fields !== value.fields) return iterate(t, over, span);
  }
  if (next) return null;
  if (!length || !item) return null;
  const n = t.wholeNumber(call(length, []));
  return n === null ? null : { count: n, at: (i) => call(item, [integer(constant(i))]) };
}
