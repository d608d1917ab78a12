/** Names of dtypes and what they ask for. */

import { truth, type Value } from "../common/value";
import type { Entries } from "./kinds";

/** The kind of entries that a `dtype` asks for; `null` when it asks for none. */
export function kindFrom(value: Value | undefined): Entries | null {
  const name = value?.kind === "builtin" ? value.name : value?.kind === "text" ? value.text : null;
  if (name === null) return null;
  if (/(^|\.)bool(_|8)?$/.test(name)) return "truth";
  return /(^|\.)(u?int(p|c|\d+)?_?|long|short)$|^[iu]\d$/.test(name) ? "integer" : "real";
}

/** Whether a `dtype` asks for complex numbers. */
export function isComplexType(dtype: Value | undefined): boolean {
  if (dtype?.kind === "text") return /^(?:complex(?:64|128)?|c8|c16|[FDG])$/.test(dtype.text ?? "");
  return dtype?.kind === "builtin" && /(?:^|\.)(?:complex(?:64|128|256|_)?|c(?:single|double|float))$/.test(dtype.name);
}

const groups: Readonly<Record<string, readonly Entries[]>> = {
  floating: ["real"],
  inexact: ["real"],
  integer: ["integer"],
  signedinteger: ["integer"],
  number: ["real", "integer"],
  generic: ["real", "integer", "truth"],
  complexfloating: [],
};

/** Whether a dtype belongs to another or to a group such as `np.floating`. */
export function isSubtype(type: Value, group: Value): Value | null {
  const kind = kindFrom(type);
  if (kind === null || group.kind !== "builtin") return null;
  const known = groups[group.name.replace(/^np\./, "")];
  return truth(known ? known.includes(kind) : kindFrom(group) === kind);
}
