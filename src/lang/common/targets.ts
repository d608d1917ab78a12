/** Assignment targets: names, unpacking, items and fields. */

import type { Span } from "../../core/span";
import { itemPath } from "./item-rows";
import { keyOf } from "./keys";
import type { Tracer } from "./tracer";
import type { Expr, Name } from "./tree";
import { opaque, type RecordValue, sequence, unset, type Value } from "./value";

/** Assigns `value` to a target; `expression` is the text that gave the value. */
export function assignTo(t: Tracer, target: Expr, value: Value, expression: Span): void {
  switch (target.kind) {
    case "name":
      if (target.name !== "~") t.bind(target.name, value, { span: target.span, expression });
      return;
    case "sequence":
      unpack(t, target.items, value, expression, target.span);
      return;
    case "starred":
      assignTo(t, target.value, value, expression);
      return;
    case "attribute":
      assignField(t, target.object, target.name, target, value, expression);
      return;
    case "call":
    case "index":
    case "field":
      assignItem(t, target, value, expression);
      return;
    default:
      t.unsupported(target.span, "This cannot be assigned to");
  }
}

/** The plain name at the root of a target: `W` of `W(:, 1)` and of `W.b[2]`; `null` for a tuple. */
export function nameOf(e: Expr): string | null {
  return root(e)?.name ?? null;
}

/** A target as it reads: `self.W1`, `params["W1"]`, `W{1}`, `hs[0]` for `hs[t]`; `null` for a part of an array. */
function written(t: Tracer, e: Expr, held: Value | null = null): string | null {
  switch (e.kind) {
    case "name":
      return e.name;
    case "attribute": {
      // Of what is not there yet, `s(2).x = …` makes an array of structs.
      const isNew = e.object.kind === "call" && insideOf(t, e.object.callee) === unset;
      const object = written(t, e.object, isNew ? sequence("list", []) : null);
      return object === null ? null : `${object}.${e.name}`;
    }
    case "index":
      return writtenItem(t, e.object, e.items, held ?? insideOf(t, e.object), e.brackets === "{");
    case "call": {
      const items = e.args.map((a) => a.value);
      const value = held ?? insideOf(t, e.callee);
      if (value.kind === "record" && value.of) return itemOfObject(t, e.callee, items[0]);
      // A struct is an array of one.
      return writtenItem(t, e.callee, items, value.kind === "record" ? sequence("list", [value]) : value, false);
    }
    default:
      return null;
  }
}

/** `params('W')` of an object that is asked for its items by key. */
function itemOfObject(t: Tracer, owner: Expr, item: Expr | undefined): string | null {
  const [object, key] = [written(t, owner), item ? t.evaluate(item) : unset];
  const name = keyOf(t, key);
  if (object === null || name === null) return null;
  return `${object}(${key.kind === "text" ? `'${name}'` : name})`;
}

function writtenItem(t: Tracer, owner: Expr, items: readonly Expr[], value: Value, isCell: boolean): string | null {
  const [item] = items;
  const container = isCell && value.kind === "opaque" ? sequence("cell", []) : value;
  if (!item || items.length > 1 || (container.kind !== "record" && container.kind !== "sequence")) return null;
  const object = written(t, owner);
  if (object === null) return null;
  const key = keyIn(t, item, container);
  if (key === null || container.kind === "record") return key && itemPath(t.dialect.language, object, container, key);
  const at = Number(key) - t.dialect.base;
  return itemPath(t.dialect.language, object, container, String(at < 0 ? at + container.items.length : at));
}

/** The key that an index is; `end + 1` is one more than there are items. */
function keyIn(t: Tracer, item: Expr, container: Value): string | null {
  const text = t.textAt(item.span).replace(/\s/g, "");
  if (t.dialect.language !== "matlab" || !/\bend\b/.test(text)) return keyOf(t, t.evaluate(item));
  const more = /^end(?:\+(\d+))?$/.exec(text);
  return more && container.kind === "sequence" ? String(container.items.length + Number(more[1] ?? 0)) : null;
}

/** What an expression holds, where asking changes nothing. */
function insideOf(t: Tracer, e: Expr): Value {
  return (nameOf(e) === null ? null : held(t, e)) ?? unset;
}

function root(e: Expr): Name | null {
  switch (e.kind) {
    case "name":
      return e;
    case "attribute":
    case "field":
    case "index":
      return root(e.object);
    case "call":
      return root(e.callee);
    default:
      return null;
  }
}

/** Whether names are those of numbers, so that what holds them is a vector: `a, b, c = theta`, not `W1, b1 = params`. */
function areNumbers(names: readonly string[]): boolean {
  return names.every((name) => /^(?:[A-Z]|[A-Z]\d|[a-z]\w*)$/.test(name)) && !names.some(isArrayName);
}

/** Weights, what selects, and what has a plural. */
function isArrayName(name: string): boolean {
  return /^(?:[wWUVXY]|[wbWB]\d|theta\d|idx|mask|labels?|[a-z]{3,}(?<![aiuos])s)$/.test(name);
}

function unpack(t: Tracer, items: readonly Expr[], value: Value, expression: Span, span: Span): void {
  const star = items.findIndex((i) => i.kind === "starred");
  if (value.kind === "opaque") {
    for (const item of items) assignTo(t, item, value, expression);
    return;
  }
  const all = star >= 0 ? itemsOf(t, value, span) : null;
  if (all) {
    const after = items.length - star - 1;
    const middle = all.slice(star, all.length - after);
    const values = [...all.slice(0, star), sequence("list", middle), ...all.slice(all.length - after)];
    for (const [i, item] of items.entries()) {
      assignTo(t, item, values[i] ?? opaque("there is no such item"), expression);
    }
    return;
  }
  const input = value.kind === "array" ? (t.assumed?.from.inputOf(value.node) ?? null) : null;
  const paths = items.map((i) => nameOf(i) ?? "");
  if (input !== null && !areNumbers(paths)) t.assumed?.ask({ kind: "tuple", input, paths, span });
  const values = t.dialect.unpack(t, value, items.length, span);
  for (const [i, item] of items.entries()) {
    assignTo(t, item, values?.[i] ?? opaque("it is not known what this unpacks to"), expression);
  }
}

function itemsOf(t: Tracer, value: Value, span: Span): readonly Value[] | null {
  if (value.kind === "sequence") return value.items;
  const turns = t.dialect.iterate(t, value, span);
  return turns && turns.count <= 10_000 ? Array.from({ length: turns.count }, (_, i) => turns.at(i)) : null;
}

function assignField(t: Tracer, owner: Expr, name: string, target: Expr, value: Value, expression: Span): void {
  const label = written(t, target);
  const kept = label === null ? value : t.rows.add(label, value, { span: target.span, expression }).value;
  const object = held(t, owner);
  const changed = t.dialect.assignField(t, object, name, kept, target);
  if (changed !== object) storeBack(t, owner, changed, expression);
}

/** `x[i] = v` gives a new value of the base name; `params["W"] = v` one that reads as written. */
function assignItem(
  t: Tracer,
  target: Expr & { kind: "call" | "index" | "field" },
  value: Value,
  expression: Span,
): void {
  const owner = target.kind === "call" ? target.callee : target.object;
  const object = held(t, owner);
  const label = written(t, target, object);
  const kept = label === null ? value : t.rows.add(label, value, { span: target.span, expression }).value;
  const changed = t.dialect.assignIndex(t, target, object ?? unset, kept);
  if (changed === object) return;
  storeBack(t, owner, changed, expression);
}

/** What the owner of an item or field holds before the assignment; `null` when it has no value yet. */
function held(t: Tracer, owner: Expr): Value | null {
  if (owner.kind === "name") return t.scope.get(owner.name)?.value ?? null;
  return t.dialect.held ? t.dialect.held(t, owner) : t.evaluate(owner);
}

/** Puts a changed object back where it came from. */
function storeBack(t: Tracer, owner: Expr, value: Value, expression: Span): void {
  if (owner.kind === "name") {
    if (isRecord(value) || value.kind === "sequence") t.scope.set(owner.name, { value, binding: null });
    else t.bind(owner.name, value, { span: owner.span, expression });
    return;
  }
  assignTo(t, owner, value, expression);
}

function isRecord(value: Value): value is RecordValue {
  return value.kind === "record";
}
