/** Which functions are generators. */

import type { Expr, FunctionDef, Stmt } from "./tree";

const known = new WeakMap<FunctionDef, boolean>();

/** Whether a `yield` stands in a function's own body. */
export function yields(f: FunctionDef): boolean {
  const before = known.get(f);
  if (before !== undefined) return before;
  const found = f.outputs === null && f.body.some(inStatement);
  known.set(f, found);
  return found;
}

function inStatement(s: Stmt): boolean {
  switch (s.kind) {
    case "expression":
    case "augment":
    case "assign":
      return inExpression(s.value);
    case "return":
      return s.value !== null && inExpression(s.value);
    case "if":
      return s.arms.some((a) => a.body.some(inStatement)) || s.otherwise.some(inStatement);
    case "for":
    case "while":
      return [...s.body, ...s.otherwise].some(inStatement);
    case "with":
      return s.body.some(inStatement);
    case "switch":
      return s.cases.some((c) => c.body.some(inStatement)) || s.otherwise.some(inStatement);
    case "try":
      return [...s.body, ...s.handlers.flatMap((h) => h.body), ...s.otherwise, ...s.final].some(inStatement);
    default:
      return false;
  }
}

/** `yield` alone, on the right of an assignment, in brackets, or as an argument. */
function inExpression(e: Expr): boolean {
  if (e.kind === "yield") return true;
  if (e.kind === "binary") return inExpression(e.left) || inExpression(e.right);
  if (e.kind === "sequence") return e.items.some(inExpression);
  return e.kind === "call" && e.args.some((a) => inExpression(a.value));
}
