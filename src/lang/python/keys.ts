/** Keys of dictionaries: written so that different keys differ, and read back. */

import { constant } from "../../core/dim";
import { scalar } from "../../core/tensor";
import type { Tracer } from "../common/tracer";
import { array, integer, nothing, sequence, text, type Value } from "../common/value";

const objects = new WeakMap<Tracer, Value[]>();

/** A key as text: itself for a plain name, else its literal; `null` when it is not known. `1`, `1.0` and `True` are one key. */
export function keyText(t: Tracer, value: Value): string | null {
  switch (value.kind) {
    case "text":
      return value.text === null
        ? null
        : /^(-?[\d.]|["(@]|None$|-?Infinity$|NaN$)/.test(value.text)
          ? JSON.stringify(value.text)
          : value.text;
    case "nothing":
      return "None";
    case "sequence":
      return value.of === "tuple" ? tupleText(t, value.items) : null;
    case "integer":
    case "truth":
    case "array": {
      const number = t.numberOf(value);
      return number === null ? null : String(number);
    }
    case "opaque":
      return null;
    default:
      return objectText(t, value);
  }
}

function tupleText(t: Tracer, items: readonly Value[]): string | null {
  const parts = items.map((v) => (v.kind === "text" && v.text !== null ? JSON.stringify(v.text) : keyText(t, v)));
  return parts.includes(null) ? null : `(${parts.join(", ")})`;
}

/** Functions, classes and objects are keys by what they are. */
function objectText(t: Tracer, value: Value): string {
  const known = objects.get(t) ?? [];
  objects.set(t, known);
  const at = known.findIndex((v) => isSame(v, value));
  return `@${at >= 0 ? at : known.push(value) - 1}`;
}

/** Whether two values are one object. */
export function isSame(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a.kind === "function" && b.kind === "function")
    return a.definition === b.definition && a.closure === b.closure && a.self === b.self;
  if (a.kind === "builtin" && b.kind === "builtin") return a.name === b.name && a.self === b.self;
  if (a.kind === "class" && b.kind === "class") return a.definition === b.definition;
  if (a.kind === "record" && b.kind === "record") return a.fields === b.fields;
  return a.kind === "array" && b.kind === "array" && a.node === b.node;
}

/** The value that a key's text stands for. */
export function keyValue(t: Tracer, key: string): Value {
  if (key === "None") return nothing;
  if (key.startsWith("@")) return objects.get(t)?.[Number(key.slice(1))] ?? nothing;
  if (key.startsWith('"')) return text(JSON.parse(key) as string);
  if (key.startsWith("("))
    return sequence(
      "tuple",
      partsOf(key).map((part) => keyValue(t, part)),
    );
  if (!/^-?(\d|\.\d|Infinity)/.test(key)) return text(key);
  const number = Number(key);
  if (Number.isNaN(number)) return text(key);
  return Number.isInteger(number) ? integer(constant(number)) : array(t.constant(scalar(number), { from: 0, to: 0 }));
}

/** The parts of a tuple's text. */
function partsOf(key: string): string[] {
  const parts: string[] = [];
  let [depth, quoted, from] = [0, false, 1];
  for (let i = 1; i < key.length; i++) {
    const c = key[i];
    if (quoted && c === "\\") i++;
    else if (c === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (c === "(") depth++;
    else if (c === ")" && depth > 0) depth--;
    else if (c === ")" || (c === "," && depth === 0)) {
      const part = key.slice(from, i).trim();
      if (part !== "") parts.push(part);
      from = i + 1;
    }
  }
  return parts;
}
