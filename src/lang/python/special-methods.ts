/** Operators that classes of the program define: `__add__` and its kin. */

import type { Span } from "../../core/span";
import type { Tracer } from "../common/tracer";
import type { Expr } from "../common/tree";
import { truth, type Value } from "../common/value";
import { methodOf } from "./classes";

const binary: Readonly<Record<string, string>> = {
  "+": "add",
  "-": "sub",
  "*": "mul",
  "/": "truediv",
  "//": "floordiv",
  "%": "mod",
  "**": "pow",
  "@": "matmul",
  "&": "and",
  "|": "or",
  "^": "xor",
  "<<": "lshift",
  ">>": "rshift",
};

const comparisons: Readonly<Record<string, readonly [string, string]>> = {
  "<": ["lt", "gt"],
  "<=": ["le", "ge"],
  ">": ["gt", "lt"],
  ">=": ["ge", "le"],
  "==": ["eq", "eq"],
  "!=": ["ne", "ne"],
};

/** Calls `object.__name__(…)`; `null` when its classes have no such method. */
export function special(t: Tracer, object: Value, name: string, args: readonly Value[], span: Span): Value | null {
  const method = object.kind === "record" ? methodOf(object, `__${name}__`) : undefined;
  if (!method) return null;
  const e: Expr = { kind: "broken", span };
  return t.call(method, { positional: args, named: new Map(), expressions: [] }, e);
}

/** `left op right` by a method of either. */
export function specialBinary(t: Tracer, op: string, left: Value, right: Value, span: Span): Value | null {
  const name = binary[op];
  if (!name) return null;
  return special(t, left, name, [right], span) ?? special(t, right, `r${name}`, [left], span);
}

/** `left op= right` by a method of the left. */
export function specialInPlace(t: Tracer, op: string, left: Value, right: Value, span: Span): Value | null {
  const name = binary[op];
  return name ? special(t, left, `i${name}`, [right], span) : null;
}

/** A comparison by a method of either; `!=` is the contrary of `==`. */
export function specialComparison(t: Tracer, op: string, left: Value, right: Value, span: Span): Value | null {
  const [name, turned] = comparisons[op] ?? [];
  if (!name || !turned) return null;
  const found = special(t, left, name, [right], span) ?? special(t, right, turned, [left], span);
  if (found || op !== "!=") return found;
  const same = special(t, left, "eq", [right], span) ?? special(t, right, "eq", [left], span);
  const known = same ? t.dialect.truth(t, same) : null;
  return known === null ? null : truth(!known);
}
