/** Reading and writing with square brackets: items of lists and dictionaries, slices, masks and lists of positions. */

import { constant } from "../../core/dim";
import type { Node } from "../../core/node";
import type { Tracer } from "../common/tracer";
import type { Expr, Index } from "../common/tree";
import { integer, nodesIn, opaque, type RecordValue, sequence, text, type Value } from "../common/value";
import { arrayNode } from "./arrays";
import { eachPart, isComplex, joined, partOf } from "./complex";
import { writeComplex } from "./complex-arrays";
import { membersOf } from "./enums";
import { floatRefused } from "./floats";
import { joinByIndex } from "./functions-join";
import { readArray, writeArray } from "./index-arrays";
import { resolve } from "./index-plan";
import { allItems } from "./iteration";
import { keyText } from "./keys";
import { counters, makers } from "./objects";
import { isOpen } from "./open-values";
import { special } from "./special-methods";
import { fresh } from "./storage";

/** `object[items]` */
export function readIndex(t: Tracer, e: Index): Value {
  const object = t.evaluate(e.object);
  const item = indexValue(t, e);
  const items = partsOf(item);
  const [first] = items;
  if (object.kind === "opaque") return opaque(object.why, [...nodesIn(object), ...items.flatMap(nodesIn)]);
  const guessed = first?.kind === "text" ? assumedItem(t, object, first.text, e) : null;
  if (guessed) return guessed;
  if (object.kind === "record") return ofRecord(t, object, item, e);
  if (object.kind === "class" && first?.kind === "text" && membersOf(object))
    return membersOf(object)?.get(first.text ?? "") ?? opaque("which member this is is not known");
  if (object.kind === "class" || (object.kind === "builtin" && /^(typing|builtins|collections)\./.test(object.name)))
    return object;
  const refused = floatPlaces(t, object, items, e);
  if (refused) return refused;
  if (object.kind === "range" && first) return rangeItem(t, object, first, e);
  if (object.kind === "sequence" && item.kind === "sequence") return noSuchIndex(t, object, item, e);
  if (object.kind === "sequence" && first) return listItem(t, object, first, e);
  if (object.kind === "text" && first) return characters(t, object.text, first);
  if (object.kind === "complex")
    return eachPart(t, object, (v) => (v.kind === "array" ? readArray(t, v.node, items, e) : v));
  if (object.kind === "builtin") return joinParts(t, object.name, items, e);
  const X = arrayNode(t, object, e.object.span);
  if (!X) return t.unsupported(e.span, "What this index means is not known", [object]);
  return readArray(t, X, items, e);
}

/** `np.r_[a, b]`, of both parts where something is complex. */
function joinParts(t: Tracer, name: string, items: readonly Value[], e: Index): Value {
  const of = (part: "re" | "im") => items.map((v) => (v.kind === "slice" ? v : partOf(t, v, part, e.span)));
  if (!items.some(isComplex)) return joinByIndex(t, name, items, e);
  return joined(joinByIndex(t, name, of("re"), e), joinByIndex(t, name, of("im"), e));
}

/** An item of an input that nobody describes: what it is will be inferred. */
function assumedItem(t: Tracer, object: Value, key: string | null, e: Index): Value | null {
  const input = t.assumed?.from.ownerOf(object) ?? null;
  if (input === null || key === null || (object.kind === "record" && object.fields.has(key))) return null;
  const path = `${input}["${key}"]`;
  t.assumed?.ask({ kind: "field", input, key, path, span: e.span });
  return opaque(`nothing says what '${path}' is`);
}

/** The value `object[items] = value` leaves in `object`; lists and dictionaries change in place. */
export function writeIndex(t: Tracer, e: Index, object: Value, value: Value): Value {
  const item = indexValue(t, e);
  const items = partsOf(item);
  const [first] = items;
  const own = special(t, object, "setitem", [item, value], e.span);
  if (own) return object;
  if (object.kind === "record") {
    const key = keyText(t, item);
    if (key === null) return opaque("an item was set whose key is not known", nodesIn(object));
    object.fields.set(key, value);
    return object;
  }
  const refused = floatPlaces(t, object, items, e);
  if (refused) return refused;
  if (object.kind === "sequence" && first?.kind === "slice") return writeSlice(t, object, first, value, e);
  if (object.kind === "sequence" && first) {
    const at = t.wholeNumber(first);
    if (at === null) return opaque("an item was set whose place is not known", nodesIn(object));
    const place = at < 0 ? at + object.items.length : at;
    if (place >= 0 && place < object.items.length) object.items[place] = value;
    else
      t.report("shape-mismatch", e.span, `There is no item ${at}: this holds ${object.items.length}`, {
        raises: "IndexError",
        rests: "contents",
      });
    return object;
  }
  if (object.kind === "opaque") return opaque(object.why, [...nodesIn(object), ...nodesIn(value)]);
  const complex = object.kind === "complex" ? writeComplex(t, object, items, value, e) : null;
  if (complex) return complex;
  const [X, V] = [arrayNode(t, object, e.object.span), arrayNode(t, value, e.span)];
  if (X && isComplex(value)) return complexRefused(t, X, e);
  if (!X || !V) return opaque("what was written here is not known", [...nodesIn(object), ...nodesIn(value)]);
  return writeArray(t, X, V, items, e);
}

/** Floats among the places, which only dictionaries take. */
function floatPlaces(t: Tracer, object: Value, items: readonly Value[], e: Index): Value | null {
  if (object.kind === "builtin") return null;
  const raises = object.kind === "array" ? "IndexError" : "TypeError";
  const values = items.flatMap((i) => (i.kind === "slice" ? [i.start, i.stop, i.step] : [i]));
  return floatRefused(t, values, raises, e.span);
}

/** Real arrays hold no complex numbers. */
function complexRefused(t: Tracer, X: Node, e: Index): Value {
  const message = `${t.textAt(e.span)}: an array of real numbers cannot hold complex ones. Make it with dtype=complex`;
  t.report("type-mismatch", e.span, message, { raises: "TypeError" });
  return opaque("a complex number does not fit into an array of real ones", [X]);
}

/** What stands in the brackets: one value, a tuple where there are commas. */
function indexValue(t: Tracer, e: Index): Value {
  const part = (i: Expr): Value => (i.kind === "slice" ? sliceValue(t, i) : t.evaluate(i));
  const [only] = e.items;
  if (e.items.length !== 1 || !only) return sequence("tuple", e.items.map(part));
  return only.kind === "sequence" && only.of === "tuple" ? sequence("tuple", only.items.map(part)) : part(only);
}

/** An index along each axis; a list asks for rows of the first. */
function partsOf(item: Value): readonly Value[] {
  return item.kind === "sequence" && item.of === "tuple" ? item.items : [item];
}

function sliceValue(t: Tracer, e: Expr & { kind: "slice" }): Value {
  const part = (x: Expr | null): Value | null => {
    if (!x) return null;
    if (x.kind === "number" && x.imaginary) return sequence("tuple", [integer(constant(x.value))]);
    const value = t.evaluate(x);
    return value.kind === "nothing" ? null : value;
  };
  const [start, stop, step] = [part(e.start), part(e.stop), part(e.step)];
  return { kind: "slice", start, stop, step, special: !start && !stop && !step ? "all" : "none" };
}

/** `del x[i]`, `del x[a:b]`, `del d[k]` and `del x.name` */
export function remove(t: Tracer, target: Expr): void {
  if (target.kind !== "index" && target.kind !== "attribute") return;
  const object = t.evaluate(target.object);
  if (target.kind === "attribute") {
    if (object.kind === "record") object.fields.delete(target.name);
    return;
  }
  const item = indexValue(t, target);
  const [first] = partsOf(item);
  if (!first || special(t, object, "delitem", [item], target.span)) return;
  if (object.kind === "record") {
    const key = keyText(t, item);
    if (key !== null) object.fields.delete(key);
  } else if (object.kind === "sequence") {
    const gone = placesIn(t, object, first);
    object.items = object.items.filter((_, i) => !gone.includes(i));
  }
}

/** Positions in a list that an index or a slice means. */
function placesIn(t: Tracer, list: Value & { kind: "sequence" }, item: Value): number[] {
  if (item.kind === "slice") {
    const r = resolve(t, item, constant(list.items.length));
    return r ? Array.from({ length: r.count.size }, (_, i) => r.start + i * r.step) : [];
  }
  const at = t.wholeNumber(item);
  return at === null ? [] : [at < 0 ? at + list.items.length : at];
}

function writeSlice(
  t: Tracer,
  list: Value & { kind: "sequence" },
  item: Value & { kind: "slice" },
  value: Value,
  e: Index,
) {
  const places = placesIn(t, list, item);
  const more = allItems(t, value, e.span);
  const r = resolve(t, item, constant(list.items.length));
  if (!more || !r) return opaque("items were set that are not known", nodesIn(list));
  if (r.step === 1) list.items.splice(r.start, places.length, ...more);
  else if (more.length === places.length)
    places.forEach((p, i) => {
      list.items[p] = more[i] as Value;
    });
  else t.report("shape-mismatch", e.span, `${more.length} values cannot take ${places.length} places`);
  return list;
}

function rangeItem(t: Tracer, range: Value & { kind: "range" }, item: Value, e: Index): Value {
  const { start, step, count } = range;
  if (item.kind === "slice") {
    const r = resolve(t, item, count);
    if (!r) return t.unsupported(e.span, "This slice is not known before the program runs");
    return { kind: "range", start: start + r.start * step, step: step * r.step, count: r.count };
  }
  const at = t.wholeNumber(item);
  if (at === null) return arrayItem(t, range, item, e);
  const place = at < 0 ? at + count.size : at;
  if (place >= 0 && place < count.size) return integer(constant(start + place * step));
  t.report("shape-mismatch", e.span, `There is no item ${at}: this range holds ${count.size}`, {
    raises: "IndexError",
  });
  return opaque("there is no such item");
}

function arrayItem(t: Tracer, object: Value, item: Value, e: Index): Value {
  const X = arrayNode(t, object, e.span);
  return X ? readArray(t, X, [item], e) : opaque("this place is not known");
}

/** An item of a dictionary, or of an object with `__getitem__`. */
function ofRecord(t: Tracer, object: RecordValue, item: Value, e: Index): Value {
  const own = special(t, object, "getitem", [item], e.span);
  return own ? fresh(t, own) : field(t, object, item, e);
}

function field(t: Tracer, object: RecordValue, item: Value, e: Index): Value {
  const { fields } = object;
  const key = keyText(t, item);
  if (key === null) return t.unsupported(e.span, "This key is not known before the program runs");
  const value = fields.get(key);
  if (value) return fresh(t, value);
  if (counters.has(object)) return integer(constant(0));
  const maker = makers.get(object);
  if (maker) {
    const made = t.call(maker, { positional: [], named: new Map(), expressions: [] }, e);
    fields.set(key, made);
    return made;
  }
  if (isOpen(item) || [...fields.keys()].some((k) => k.startsWith("@")))
    return t.unsupported(e.span, "Which item this is is not known before the program runs");
  const known = [...fields.keys()].slice(0, 8).join(", ");
  t.report("undefined-name", e.span, `There is no item '${key}' here${known ? `; there are ${known}` : ""}`, {
    raises: "KeyError",
    rests: "contents",
  });
  return opaque(`there is no item '${key}'`);
}

/** Lists take one whole number or slice; several, or a list of them, are for arrays. */
function noSuchIndex(
  t: Tracer,
  list: Value & { kind: "sequence" },
  item: Value & { kind: "sequence" },
  e: Index,
): Value {
  const asked = item.of === "tuple" ? "several indices" : "a list as index";
  const message = `${t.textAt(e.span)}: a ${list.of} does not take ${asked}. np.array(…) of it does`;
  t.report("type-mismatch", e.span, message, { raises: "TypeError", rests: "contents" });
  return opaque(`a ${list.of} does not take ${asked}`, nodesIn(list));
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
  t.report("shape-mismatch", e.span, `There is no item ${at}: this holds ${list.items.length}`, {
    raises: "IndexError",
    rests: "contents",
  });
  return opaque("there is no such item");
}

function characters(t: Tracer, value: string | null, item: Value): Value {
  if (value === null) return text(null);
  if (item.kind === "slice") {
    const r = resolve(t, item, constant(value.length));
    return text(r ? Array.from({ length: r.count.size }, (_, i) => value[r.start + i * r.step] ?? "").join("") : null);
  }
  const at = t.wholeNumber(item);
  return text(at === null ? null : (value.at(at) ?? ""));
}
