/** A scalar as a function of one value alone: everything else becomes data. */

import { Graph, type Node } from "../core/node";
import type { Catalogue } from "../core/operation";
import { shapeOf, sizeOf } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { evaluate, type Values } from "./evaluate";
import { dependents } from "./replay";

/** The cost over X, in a graph of its own. */
export interface Restriction {
  readonly graph: Graph;
  readonly cost: Node;
  /** A leaf. */
  readonly X: Node;
}

/**
 * Copies what lies between X and the cost. Value numbers start anew there: in `A = eye(3); B = eye(3)` the two hold the
 * same values and share work, but B stays when A moves, which matters as soon as the gradient is differentiated again.
 */
export function restrict(cost: Node, X: Node, catalogue: Catalogue, values: Values): Restriction {
  const graph = new Graph();
  const copies = new Map<number, Node>();
  const leaf = (node: Node, seed: string): Node => leafOf(graph, evaluate(node, catalogue, values), seed, node);
  const own = leaf(X, "variable");
  copies.set(X.id, own);
  const copy = (node: Node): Node => {
    const made = copies.get(node.id) ?? leaf(node, `data ${node.id}`);
    copies.set(node.id, made);
    return made;
  };
  for (const node of dependents([cost], X, catalogue)) {
    copies.set(node.id, graph.add(node.op, node.args.map(copy), node.attrs, node.shape, node.origin));
  }
  return { graph, cost: copy(cost), X: own };
}

/** A leaf that holds `value`; leaves of different seeds have different value numbers, whatever they hold. */
export function leafOf(graph: Graph, value: Tensor, seed: string, like: Node | null = null): Node {
  const shape = like ? like.shape : shapeOf(value.size);
  const attrs = { shape: [...shape], data: { size: sizeOf(shape), data: value.data }, seed, distribution: "normal" };
  return graph.add("input", [], attrs, shape, like?.origin ?? null);
}
