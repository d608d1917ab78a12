/** What may stand before `=`, and which names it changes. */

import type { Expr, Name } from "../common/tree";

/** What may stand before `=`: names, fields, elements, and `[a, ~]` as a list; `null` for anything else. */
export function asTarget(e: Expr): Expr | null {
  if (e.kind === "name" || e.kind === "attribute" || e.kind === "field" || e.kind === "index" || e.kind === "call")
    return e;
  if (e.kind !== "matrix" || e.brackets !== "[" || e.rows.length !== 1) return null;
  const items = e.rows[0] ?? [];
  if (!items.every((item) => item.kind !== "matrix" && asTarget(item))) return null;
  return { kind: "sequence", of: "list", items, span: e.span };
}

/** The names at the bottom of targets: `x` of `x.y(3)`. */
export function baseNames(target: Expr): Name[] {
  switch (target.kind) {
    case "name":
      return target.name === "~" ? [] : [target];
    case "attribute":
    case "field":
    case "index":
      return baseNames(target.object);
    case "call":
      return baseNames(target.callee);
    case "sequence":
      return target.items.flatMap(baseNames);
    case "matrix":
      return target.rows.flat().flatMap(baseNames);
    default:
      return [];
  }
}
