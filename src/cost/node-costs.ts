/** The four ways to differentiate through one operation, counted in additions and multiplications. */

import { type Dim, plus, scale, sumOf, times, zero } from "../core/dim";
import type { Node } from "../core/node";
import type { Catalogue } from "../core/operation";
import { entries } from "../core/shape";

/** Counts of one node or of a whole computation, as polynomials in the named sizes. */
export interface CostDims {
  /** Computing the value. */
  readonly forward: Dim;
  /** The reverse rule as executed. */
  readonly reverse: Dim;
  /** Forward mode, one pass per entry of every operand that varies. */
  readonly tangent: Dim;
  /** Contracting the adjoint with the dense Jacobian of every operand that varies. */
  readonly naive: Dim;
}

/** What costs nothing. */
export const noCost: CostDims = { forward: zero, reverse: zero, tangent: zero, naive: zero };

/** Additions and multiplications of computing `node` from its operands. */
export function forwardFlops(node: Node, catalogue: Catalogue): Dim {
  const shapes = node.args.map((a) => a.shape);
  return catalogue.get(node.op)?.flops(shapes, node.shape, node.attrs) ?? zero;
}

/** Costs of one node; `reverse` is what its rule built (see `builtFlops`). */
export function nodeCosts(node: Node, catalogue: Catalogue, varies: (node: Node) => boolean, reverse: Dim): CostDims {
  const forward = forwardFlops(node, catalogue);
  const inputs = sumOf(node.args.filter(varies).map((X) => entries(X.shape)));
  return { forward, reverse, tangent: times(forward, inputs), naive: scale(times(entries(node.shape), inputs), 2) };
}

/** Sum of two costs. */
export function addCosts(a: CostDims, b: CostDims): CostDims {
  return {
    forward: plus(a.forward, b.forward),
    reverse: plus(a.reverse, b.reverse),
    tangent: plus(a.tangent, b.tangent),
    naive: plus(a.naive, b.naive),
  };
}

/**
 * Costs of a whole gradient from those of the nodes on the way to the cost. `reverse` is what the whole sweep executes,
 * in which rules share work. Forward mode repeats the whole forward computation for every entry of every input.
 */
export function totalCosts(nodes: readonly CostDims[], inputs: readonly Node[], reverse: Dim): CostDims {
  const forward = sumOf(nodes.map((c) => c.forward));
  const naive = sumOf(nodes.map((c) => c.naive));
  return { forward, reverse, naive, tangent: times(forward, sumOf(inputs.map((X) => entries(X.shape)))) };
}
