/** What a reverse sweep executes. */

import { type Dim, sumOf } from "../core/dim";
import type { Node } from "../core/node";
import type { Catalogue } from "../core/operation";
import { forwardFlops } from "./node-costs";

/**
 * Additions and multiplications of computing nodes that rules built, and what they stand on: every value once. Value
 * numbers in `known` and `counted` cost nothing again; what is counted is added to the latter.
 */
export function builtFlops(
  nodes: Iterable<Node>,
  catalogue: Catalogue,
  known: ReadonlySet<number>,
  counted: Set<number> = new Set(),
): Dim {
  const flops: Dim[] = [];
  const stack = [...nodes];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.origin !== null || known.has(node.number) || counted.has(node.number)) continue;
    counted.add(node.number);
    flops.push(forwardFlops(node, catalogue));
    stack.push(...node.args);
  }
  return sumOf(flops);
}
