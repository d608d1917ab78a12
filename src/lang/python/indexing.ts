/** Reading and writing with square brackets: items of lists and dictionaries, slices, masks and lists of positions. */

import { constant } from "../../core/dim";
import { keyOf } from "../common/expressions";
import type { Tracer } from "../common/tracer";
import type { Expr, Index } from "../common/tree";
import { nodesIn, opaque, sequence, text, type Value } from "../common/value";
import { arrayNode } from "./arrays";
import { eachPart } from "./complex";
import { joinByIndex } from "./functions-join";
import { readArray, writeArray } from "./index-arrays";
import { resolve } from "./index-plan";
import { fresh } from "./storage";

/** `object[items]` */
export function readIndex(t: Tracer, e: Index): Value {
  const object = t.evaluate(e.object);
  const items = indexItems(t, e);
  const [first] = items;
  if (object.kind === "opaque") return opaque(object.why, [...nodesIn(object), ...items.flatMap(nodesIn)]);
  if (object.kind === "record") return field(t, object.fields, first, e);
  if (object.kind === "sequence" && first) return listItem(t, object, first, e);
  if (object.kind === "text" && first) return characters(t, object.text, first);
  if (object.kind === "complex")
    return eachPart(object, (v) => (v.kind === "array" ? readArray(t, v.node, items, e) : v));
  if (object.kind === "builtin") return joinByIndex(t, object.name, items, e);
  const X = arrayNode(t, object, e.object.span);
  if (!X) return t.unsupported(e.span, "What this index means is not known", [object]);
  return readArray(t, X, items, e);
}

/** The value `object[items] = value` leaves in `object`; lists and dictionaries change in place. */
export function writeIndex(t: Tracer, e: Index, object: Value, value: Value): Value {
  const items = indexItems(t, e);
  const [first] = items;
  if (object.kind === "record" && first) {
    const key = keyOf(t, first);
    if (key === null) return opaque("an item was set whose key is not known", nodesIn(object));
    object.fields.set(key, value);
    return object;
  }
  if (object.kind === "sequence" && first) {
    const at = t.wholeNumber(first);
    if (at === null) return opaque("an item was set whose place is not known", nodesIn(object));
    const place = at < 0 ? at + object.items.length : at;
    if (place >= 0 && place < object.items.length) object.items[place] = value;
    else t.report("shape-mismatch", e.span, `There is no item ${at}: this holds ${object.items.length}`);
    return object;
  }
  if (object.kind === "opaque") return opaque(object.why, [...nodesIn(object), ...nodesIn(value)]);
  const [X, V] = [arrayNode(t, object, e.object.span), arrayNode(t, value, e.span)];
  if (!X || !V) return opaque("what was written here is not known", [...nodesIn(object), ...nodesIn(value)]);
  return writeArray(t, X, V, items, e);
}

function indexItems(t: Tracer, e: Index): Value[] {
  const items = e.items.flatMap((i): readonly Expr[] =>
    i.kind === "sequence" && i.of === "tuple" && e.items.length === 1 ? i.items : [i],
  );
  const values = items.map((i) => (i.kind === "slice" ? sliceValue(t, i) : t.evaluate(i)));
  const [only] = values;
  return values.length === 1 && only?.kind === "sequence" && only.of === "tuple" ? only.items : values;
}

function sliceValue(t: Tracer, e: Expr & { kind: "slice" }): Value {
  const part = (x: Expr | null): Value | null => {
    if (!x) return null;
    const value = t.evaluate(x);
    return value.kind === "nothing" ? null : value;
  };
  const [start, stop, step] = [part(e.start), part(e.stop), part(e.step)];
  return { kind: "slice", start, stop, step, special: !start && !stop && !step ? "all" : "none" };
}

function field(t: Tracer, fields: ReadonlyMap<string, Value>, item: Value | undefined, e: Index): Value {
  const key = item ? keyOf(t, item) : null;
  if (key === null) return t.unsupported(e.span, "This key is not known before the program runs");
  const value = fields.get(key);
  if (value) return fresh(t, value);
  const known = [...fields.keys()].slice(0, 8).join(", ");
  t.report("undefined-name", e.span, `There is no item '${key}' here${known ? `; there are ${known}` : ""}`);
  return opaque(`there is no item '${key}'`);
}

function listItem(t: Tracer, list: Value & { kind: "sequence" }, item: Value, e: Index): Value {
  if (item.kind === "slice") {
    const r = resolve(t, item, constant(list.items.length));
    if (!r) return t.unsupported(e.span, "This slice is not known before the program runs", [list]);
    return sequence(
      list.of,
      Array.from({ length: r.count.size }, (_, i) => list.items[r.start + i * r.step] as Value),
    );
  }
  const at = t.wholeNumber(item);
  if (at === null) return t.unsupported(e.span, "This place is not known before the program runs", [list]);
  const value = list.items[at < 0 ? at + list.items.length : at];
  if (value) return fresh(t, value);
  t.report("shape-mismatch", e.span, `There is no item ${at}: this holds ${list.items.length}`);
  return opaque("there is no such item");
}

function characters(t: Tracer, value: string | null, item: Value): Value {
  const at = t.wholeNumber(item);
  return text(value === null || at === null ? null : (value.at(at) ?? ""));
}
