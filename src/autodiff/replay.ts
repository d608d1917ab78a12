/** Values computed again for another value of one node; only what depends on that node is. */

import type { Node } from "../core/node";
import type { Catalogue } from "../core/operation";
import { sizeOf } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { evaluate, type Values } from "./evaluate";

/**
 * The targets' values as functions of the value of X. X may be any node: it alone is changed, other nodes of the same
 * value keep theirs. What does not depend on X is taken from `values`, or computed there once.
 */
export function replay(
  targets: readonly Node[],
  X: Node,
  catalogue: Catalogue,
  values: Values,
): (value: Tensor) => Tensor[] {
  const later = dependents(targets, X, catalogue);
  return (value) => {
    const own = new Map<number, Tensor>([[X.id, value]]);
    for (const node of later) {
      const operation = catalogue.get(node.op);
      if (!operation) throw new Error(`${node.op} is not in the catalogue`);
      const args = node.args.map((a) => own.get(a.id) ?? evaluate(a, catalogue, values));
      own.set(node.id, operation.kernel(args, node.attrs, sizeOf(node.shape)));
    }
    return targets.map((target) => own.get(target.id) ?? evaluate(target, catalogue, values));
  };
}

/** Nodes on the way from X to the targets, without X, operands before users. What is held fixed does not depend on X. */
export function dependents(targets: readonly Node[], X: Node, catalogue: Catalogue): Node[] {
  const depends = new Map<number, boolean>([[X.id, true]]);
  const order: Node[] = [];
  const stack: Node[] = [...targets];
  for (let node = stack[stack.length - 1]; node; node = stack[stack.length - 1]) {
    const waiting = depends.has(node.id) ? [] : node.args.filter((a) => !depends.has(a.id));
    if (waiting.length > 0) {
      stack.push(...waiting);
      continue;
    }
    stack.pop();
    if (depends.has(node.id)) continue;
    const held = catalogue.get(node.op)?.held === true;
    const dependent = !held && node.args.some((a) => depends.get(a.id) === true);
    depends.set(node.id, dependent);
    if (dependent) order.push(node);
  }
  return order;
}
