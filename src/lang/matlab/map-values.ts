/** What `containers.Map` makes: a handle whose items have texts or numbers as keys. */

import { Scope } from "../common/scope";
import type { Tracer } from "../common/tracer";
import type { ClassDef } from "../common/tree";
import { array, type ClassValue, type RecordValue, text, type Value } from "../common/value";

/** Whether the keys of a map are numbers. */
const numeric = new WeakMap<RecordValue, boolean>();

const nowhere = { from: 0, to: 0 };
const definition: ClassDef = {
  kind: "class",
  name: "containers.Map",
  nameSpan: nowhere,
  bases: [{ kind: "name", name: "handle", span: nowhere }],
  body: [],
  documentation: null,
  span: nowhere,
};
const mapClass: ClassValue = { kind: "class", definition, members: new Scope(null), bases: [] };

/** A map without items. */
export function emptyMap(hasNumbers: boolean): RecordValue {
  const made: RecordValue = { kind: "record", fields: new Map(), of: mapClass };
  numeric.set(made, hasNumbers);
  return made;
}

/** A value that is a map; `null` for any other. */
export function asMap(value: Value | undefined): RecordValue | null {
  return value?.kind === "record" && numeric.has(value) ? value : null;
}

/** Whether numbers are its keys. */
export function hasNumbers(map: RecordValue): boolean {
  return numeric.get(map) === true;
}

/** A key as the map holds it; `null` for what is no key of this map. */
export function keyIn(t: Tracer, map: RecordValue, value: Value | undefined): string | null {
  if (!value || value.kind === "opaque") return null;
  if (!hasNumbers(map)) return value.kind === "text" ? value.text : null;
  const number = value.kind === "text" ? null : t.numberOf(value);
  return number === null ? null : String(number);
}

/** The keys in their order. */
export function keysOf(map: RecordValue): string[] {
  const keys = [...map.fields.keys()];
  return hasNumbers(map) ? keys.sort((a, b) => Number(a) - Number(b)) : keys.sort();
}

/** A key as a value. */
export function keyValue(t: Tracer, map: RecordValue, key: string): Value {
  return hasNumbers(map) ? array(t.constant(Number(key), nowhere, [1, 1])) : text(key);
}
