/** What products of vectors and matrices have in common. */

import type { Node } from "../core/node";
import type { Builder, Notation } from "../core/operation";
import { splitCoefficient, withCoefficient } from "./algebra";
import { product as besides } from "./formula";

/** Written side by side; `@` and `*` in code. MATLAB multiplies matrices only, not stacks of them. */
export const product: Notation = {
  ...besides,
  matlab: (c) =>
    c.node.shape.length > 2 ? null : { text: `${c.operand(0, "times")} * ${c.operand(1, "unary")}`, level: "times" },
  numpy: "times: {X:times} @ {Y:unary}",
};

/** Numbers in front of either factor go in front of the product. */
export function pullFromFactors(op: string, X: Node, Y: Node, b: Builder): Node | null {
  const [left, right] = [splitCoefficient(X, b), splitCoefficient(Y, b)];
  if (left.coefficient === null && right.coefficient === null) return null;
  const inner = b.apply(op, [left.rest, right.rest]);
  return withCoefficient(left.coefficient, withCoefficient(right.coefficient, inner, b), b);
}
