/** The `dtype` of arrays, as far as it matters here: whole numbers, truth values, real numbers. */

import type { Node } from "../../core/node";
import type { Tracer } from "../common/tracer";
import { text, type Value } from "../common/value";
import { isComplexType, kindFrom } from "./dtypes-groups";
import { type Entries, entriesOf } from "./kinds";

const names: Readonly<Record<Entries, string>> = { truth: "bool", integer: "int64", real: "float64" };

/** `float64`, `int64` or `bool`. */
export function dtypeName(t: Tracer, X: Node): string {
  return names[entriesOf(t, X)];
}

/** `X.dtype` */
export function dtypeOf(t: Tracer, X: Node): Value {
  return { kind: "builtin", name: `np.${dtypeName(t, X)}`, self: null };
}

/** `kind`, `name`, `itemsize` of a dtype; `null` for what is none. */
export function dtypeProperty(name: string, property: string): Value | null {
  if (!/^np\.(float|int|bool|uint)\w*$/.test(name)) return null;
  const kind = /bool/.test(name) ? "b" : /uint/.test(name) ? "u" : /int/.test(name) ? "i" : "f";
  if (property === "kind") return text(kind);
  if (property === "name" || property === "__name__") return text(name.slice(3));
  if (property === "char") return text(kind === "f" ? "d" : kind);
  return null;
}

/** Whether two names of dtypes mean the same here. */
export function sameDtype(a: Value, b: Value): boolean | null {
  const dtype = (v: Value) =>
    v.kind === "builtin" && /^(np|builtins)\.(float|int|bool|uint|double|complex)\w*$/.test(v.name);
  const named = (v: Value) =>
    v.kind === "text" && v.text !== null && /^(float|int|bool|uint|complex|[fiub]\d?$)/.test(v.text);
  if (!((dtype(a) && (dtype(b) || named(b))) || (named(a) && dtype(b)))) return null;
  return isComplexType(a) === isComplexType(b) && kindFrom(a) === kindFrom(b);
}
