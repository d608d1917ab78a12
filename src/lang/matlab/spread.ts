/** Expressions that stand for several values where a list is written: `c{:}`, `s.field`. */

import type { Tracer } from "../common/tracer";
import type { Expr } from "../common/tree";
import { text, type Value } from "../common/value";

/** The values an argument or an element of a matrix stands for. */
export function spreadValues(t: Tracer, e: Expr): readonly Value[] {
  if (e.kind === "colon") return [text(":")];
  const value = t.evaluate(e);
  const several = e.kind === "index" || e.kind === "attribute";
  return several && value.kind === "sequence" && value.of === "tuple" ? value.items : [value];
}
