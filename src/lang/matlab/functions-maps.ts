/** `containers.Map` and the functions of maps. */

import { constant } from "../../core/dim";
import type { Tracer } from "../common/tracer";
import type { Expr } from "../common/tree";
import {
  integer,
  nodesIn,
  nothing,
  opaque,
  type RecordValue,
  sequence,
  text,
  truth,
  type Value,
} from "../common/value";
import type { LibraryCall, LibraryFunction } from "./call";
import { emptyCell } from "./cells";
import { truths } from "./functions-text";
import { asMap, emptyMap, hasNumbers, keyIn, keysOf, keyValue } from "./map-values";
import { rowsOf } from "./shape-of";

const numberTypes = /^(?:double|single|u?int(?:8|16|32|64))$/;

function listOf(value: Value | undefined): readonly Value[] {
  return value?.kind === "sequence" ? value.items : value ? [value] : [];
}

/** `containers.Map()`, `containers.Map('KeyType', …)`, `containers.Map(keys, values)` */
const makeMap: LibraryFunction = (c) => {
  const word = c.text(0);
  if (c.args.length === 0) return emptyMap(false);
  if (word === "KeyType" || word === "ValueType" || word === "UniformValues") {
    const at = c.args.findIndex((a) => a.kind === "text" && a.text === "KeyType");
    return emptyMap(at >= 0 && numberTypes.test(c.text(at + 1) ?? ""));
  }
  const entries = c.args[0]?.kind === "sequence" ? null : numbersIn(c, 0);
  const isList = c.args[0]?.kind === "sequence" || (entries?.length ?? 0) > 1;
  const keys = isList && entries ? entries : listOf(c.args[0]);
  const map = emptyMap(keys.length > 0 && keys[0]?.kind !== "text");
  const values = isList ? eachValue(c, keys.length) : [c.args[1] ?? nothing];
  if (values === null) return c.refuse();
  for (const [i, key] of keys.entries()) {
    const name = keyIn(c.t, map, key);
    if (name === null) return c.refuse();
    map.fields.set(name, values[i] ?? nothing);
  }
  return map;
};

/** One value for each of `n` keys: the items of a cell, or the entries of an array. */
function eachValue(c: LibraryCall, n: number): readonly Value[] | null {
  const [, given] = c.args;
  const items = given?.kind === "sequence" ? given.items : numbersIn(c, 1);
  return items?.length === n ? items : null;
}

/** The entries of an array argument one by one. */
function numbersIn(c: LibraryCall, i: number): readonly Value[] | null {
  const X = c.args[i]?.kind === "text" ? null : c.array(i);
  return X && [...c.t.valueOf(X).data].map((x) => ({ kind: "array", node: c.number(x) }));
}

/** `m(key)` */
export function readMap(t: Tracer, map: RecordValue, key: Expr | undefined, span: Expr["span"]): Value {
  const name = key ? keyIn(t, map, t.evaluate(key)) : null;
  if (name === null) return t.unsupported(span, "Which key this is is not known", [map]);
  const found = map.fields.get(name);
  if (found) return found;
  if (t.skipped) return opaque(`whether there is a key '${name}' is not known`, nodesIn(map));
  t.report("undefined-name", span, `There is no key '${name}' in this map`);
  return opaque(`there is no key '${name}'`);
}

/** `m(key) = value`, which all names of the map see. */
export function writeMap(t: Tracer, map: RecordValue, key: Expr | undefined, value: Value, span: Expr["span"]): Value {
  const name = key ? keyIn(t, map, t.evaluate(key)) : null;
  if (name === null) return t.unsupported(span, "Which key this is is not known", [map, value]);
  map.fields.set(name, value);
  return map;
}

/** `m.Count`, `m.keys()`; `null` for anything else. */
export function memberOfMap(map: RecordValue, name: string): Value | null {
  if (name === "Count") return integer(constant(map.fields.size));
  if (name === "KeyType") return text(hasNumbers(map) ? "double" : "char");
  if (name === "ValueType") return text("any");
  return name in maps || name === "length" ? { kind: "builtin", name, self: map } : null;
}

const keys: LibraryFunction = (c) => {
  const map = asMap(c.args[0]);
  if (!map) return c.refuse();
  const found = keysOf(map).map((key) => keyValue(c.t, map, key));
  return found.length === 0 ? emptyCell(c.t, 1, 0, c.e.span) : sequence("cell", found);
};

const values: LibraryFunction = (c) => {
  const [map, wanted] = [asMap(c.args[0]), c.args[1]];
  if (!map) return c.refuse();
  const names = wanted ? listOf(wanted).map((key) => keyIn(c.t, map, key)) : keysOf(map);
  const found = names.map((name) => (name === null ? undefined : map.fields.get(name)));
  if (found.includes(undefined)) return c.refuse("There is no such key in this map");
  const items = found.flatMap((v) => v ?? []);
  return items.length === 0 ? emptyCell(c.t, 1, 0, c.e.span) : sequence("cell", items);
};

const isKey: LibraryFunction = (c) => {
  const [map, wanted] = [asMap(c.args[0]), c.args[1]];
  if (!map || !wanted) return c.refuse();
  const has = (v: Value) => {
    const name = keyIn(c.t, map, v);
    return name !== null && map.fields.has(name);
  };
  return wanted.kind === "sequence" ? truths(c, wanted.items.map(has), rowsOf(wanted)) : truth(has(wanted));
};

const remove: LibraryFunction = (c) => {
  const [map, gone] = [asMap(c.args[0]), c.args[1]];
  if (!map) return c.refuse();
  for (const key of listOf(gone)) map.fields.delete(keyIn(c.t, map, key) ?? "");
  return map;
};

/** By name. */
export const maps: Readonly<Record<string, LibraryFunction>> = {
  "containers.Map": makeMap,
  keys,
  values,
  isKey,
  remove,
};
