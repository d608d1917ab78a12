/** Arrays of complex numbers that are made with `dtype=complex`, and what is written into them. */

import type { Node } from "../../core/node";
import type { Arguments } from "../common/dialect";
import type { Tracer } from "../common/tracer";
import type { Expr, Index } from "../common/tree";
import { array, type ComplexValue, type Value } from "../common/value";
import { isComplex, joined, partOf, partsOf } from "./complex";
import { isComplexType } from "./dtypes-groups";
import { writeArray } from "./index-arrays";
import { copyOf, current } from "./storage";

/** Where functions that make arrays take their `dtype` when it has no name. */
const dtypes: Readonly<Record<string, number>> = {
  ...{ zeros: 1, ones: 1, empty: 1, full: 2, zeros_like: 1, ones_like: 1, empty_like: 1, full_like: 2 },
  ...{ array: 1, asarray: 1, asanyarray: 1, ascontiguousarray: 1, astype: 0, eye: 3, identity: 1, arange: 3 },
};

/** What a call makes that asks for complex entries; `null` where it does not. */
export function madeComplex(t: Tracer, name: string, self: Value | null, args: Arguments, e: Expr): Value | null {
  const word = name.slice(name.lastIndexOf(".") + 1);
  const at = dtypes[word];
  const dtype = at === undefined ? undefined : (args.named.get("dtype") ?? args.positional[at]);
  if (at === undefined || !isComplexType(dtype)) return null;
  const named = new Map([...args.named].filter(([k]) => k !== "dtype"));
  const plain = { ...args, positional: args.positional.filter((_, i) => i !== at), named };
  const part = (which: "re" | "im") => {
    const of = (v: Value) => partOf(t, v, which, e.span);
    const positional = plain.positional.map((v) => (isComplex(v) ? of(v) : v));
    const own = self && isComplex(self) ? of(self) : self;
    return t.dialect.callBuiltin(t, word === "astype" ? "method.copy" : name, own, { ...plain, positional }, e, 1);
  };
  const re = part("re");
  if (re.kind !== "array") return re;
  const hasImaginary = isComplex(self ?? undefined) || plain.positional.some(isComplex);
  const im = hasImaginary ? part("im") : t.build("zeros", [], { shape: re.node.shape }, e.span);
  return joined(real(t, re.node, e), im);
}

/** Whole numbers become real ones. */
function real(t: Tracer, X: Node, e: Expr): Value {
  return X.attrs.entries === undefined ? array(X) : copyOf(t, X, e.span, "real");
}

/** The array that `object[items] = value` leaves in a complex one. */
export function writeComplex(
  t: Tracer,
  object: ComplexValue,
  items: readonly Value[],
  value: Value,
  e: Index,
): Value | null {
  const parts = partsOf(t, value, e.span);
  if (!parts) return null;
  const write = (X: Node, V: Node) => writeArray(t, current(t, X), V, items, e);
  const re = write(object.re, parts.re);
  return re.kind === "array" ? joined(re, write(object.im, parts.im ?? t.constant(0, e.span))) : re;
}
