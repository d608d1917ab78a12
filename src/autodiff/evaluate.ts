/** Values of nodes, each value number computed once. */

import type { Node } from "../core/node";
import type { Catalogue } from "../core/operation";
import { sizeOf } from "../core/shape";
import type { Tensor } from "../core/tensor";

/** Values computed so far, by value number. */
export type Values = Map<number, Tensor>;

/** The value of `node`; operands that have none yet are computed first. Never throws on data: what is undefined is NaN. */
export function evaluate(node: Node, catalogue: Catalogue, values: Values): Tensor {
  for (const next of missing([node], (n) => values.has(n.number))) compute(next, catalogue, values);
  return values.get(node.number) as Tensor;
}

/** Computes one node whose operands have values. */
export function compute(node: Node, catalogue: Catalogue, values: Values): Tensor {
  const operation = catalogue.get(node.op);
  if (!operation) throw new Error(`${node.op} is not in the catalogue`);
  const args = node.args.map((a) => values.get(a.number) as Tensor);
  const value = operation.kernel(args, node.attrs, sizeOf(node.shape));
  values.set(node.number, value);
  return value;
}

/** Nodes that the targets need and whose values are not known, operands before users; one for each value number. */
export function missing(targets: readonly Node[], known: (node: Node) => boolean): Node[] {
  const order: Node[] = [];
  const seen = new Set<number>();
  const stack: { node: Node; next: number }[] = [];
  const enter = (node: Node): void => {
    if (seen.has(node.number) || known(node)) return;
    seen.add(node.number);
    stack.push({ node, next: 0 });
  };
  for (const target of targets) {
    enter(target);
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const arg = top.node.args[top.next];
      top.next += 1;
      if (arg) enter(arg);
      else {
        order.push(top.node);
        stack.pop();
      }
    }
  }
  return order;
}
