/** What a reverse sweep executes, and which node's rule asked for it. */

import { type Dim, plus, zero } from "../core/dim";
import type { Node } from "../core/node";
import type { Catalogue } from "../core/operation";
import { forwardFlops } from "./node-costs";

/** One use of a value, as the sweep lists it. */
interface Use {
  readonly user: Node;
  readonly node: Node;
}

/** The parts of a sweep that are counted. */
export interface CountedSweep<U extends Use = Use> {
  /** Visited nodes, the cost first. */
  readonly order: readonly Node[];
  readonly adjoints: ReadonlyMap<number, { readonly node: Node; readonly contributions: readonly U[] }>;
}

/** Reverse costs by node and by use. */
export interface SweepFlops<U extends Use = Use> {
  /** By node id: summing up its own adjoint and what its rule built for its operands. */
  readonly nodes: ReadonlyMap<number, Dim>;
  readonly uses: ReadonlyMap<U, Dim>;
}

/**
 * Counts every value that the sweep has to compute once, for the first rule that built it. `known` are the value
 * numbers of the forward computation, which cost nothing again.
 */
export function sweepFlops<U extends Use>(
  sweep: CountedSweep<U>,
  catalogue: Catalogue,
  known: Iterable<number>,
): SweepFlops<U> {
  const counted = new Set(known);
  const nodes = new Map<number, Dim>();
  const uses = new Map<U, Dim>();
  const sent = usesByUser(sweep);
  for (const Z of sweep.order) {
    const adjoint = sweep.adjoints.get(Z.id);
    let total = adjoint ? newFlops(adjoint.node, catalogue, counted) : zero;
    for (const use of sent.get(Z.id) ?? []) {
      const flops = newFlops(use.node, catalogue, counted);
      uses.set(use, flops);
      total = plus(total, flops);
    }
    nodes.set(Z.id, total);
  }
  return { nodes, uses };
}

/** The uses of operands, by the id of the node that uses them. */
export function usesByUser<U extends Use>(sweep: CountedSweep<U>): Map<number, U[]> {
  const sent = new Map<number, U[]>();
  for (const adjoint of sweep.adjoints.values()) {
    for (const use of adjoint.contributions) {
      const list = sent.get(use.user.id);
      if (list) list.push(use);
      else sent.set(use.user.id, [use]);
    }
  }
  return sent;
}

/** Work for `node` and the operands it stands on that nobody has paid for yet. */
function newFlops(node: Node, catalogue: Catalogue, counted: Set<number>): Dim {
  let total = zero;
  const stack = [node];
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (next.origin !== null || counted.has(next.number)) continue;
    counted.add(next.number);
    total = plus(total, forwardFlops(next, catalogue));
    stack.push(...next.args);
  }
  return total;
}
