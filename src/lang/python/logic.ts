/** Groups `not`, `and` and `or` as Python does: `@lezer/python` reads `not a and b` as `not (a and b)`. */

import type { TreeCursor } from "@lezer/common";
import type { Expr } from "../common/tree";

/** A word or a value, and the text it takes up with its brackets. */
export interface LogicalPart {
  readonly word: "not" | "and" | "or" | null;
  readonly value: Expr | null;
  readonly from: number;
  readonly to: number;
}

interface Group {
  readonly value: Expr;
  readonly from: number;
  readonly to: number;
}

/** Whether the operator of the node at `c` is `not`, `and` or `or`. */
export function logicalWord(c: TreeCursor): boolean {
  const kind: string = c.name;
  if (kind !== "BinaryExpression" && kind !== "UnaryExpression") return false;
  const unary = kind === "UnaryExpression";
  c.firstChild();
  if (!unary) c.nextSibling();
  const name: string = c.name;
  // `a not in b` has the word "not" too, but as the operator of a comparison.
  const logical = unary ? name === "not" : name === "and" || name === "or";
  c.parent();
  return logical;
}

/** The expression that the parts spell: `not` binds closest, then `and`, then `or`. */
export function regrouped(parts: readonly LogicalPart[]): Expr {
  let at = 0;
  const chain = (word: "and" | "or", next: () => Group): Group => {
    let left = next();
    while (parts[at]?.word === word) {
      const op = parts[at++];
      const right = next();
      const span = { from: left.from, to: right.to };
      const opSpan = { from: op?.from ?? 0, to: op?.to ?? 0 };
      const value: Expr = {
        kind: "binary",
        op: word === "and" ? "&&" : "||",
        left: left.value,
        right: right.value,
        opSpan,
        span,
      };
      left = { value, ...span };
    }
    return left;
  };
  const operand = (): Group => {
    const part = parts[at++];
    if (part?.word === "not") {
      const inner = operand();
      const span = { from: part.from, to: inner.to };
      return { value: { kind: "unary", op: "!", operand: inner.value, span }, ...span };
    }
    const span = { from: part?.from ?? 0, to: part?.to ?? 0 };
    return { value: part?.value ?? { kind: "broken", span }, ...span };
  };
  return chain("or", () => chain("and", operand)).value;
}
