/** Forward mode out of the reverse rules: a rule is linear in Z̄, so its own adjoint with respect to Z̄ is the tangent. */

import type { Graph, Node } from "../core/node";
import type { Catalogue } from "../core/operation";
import { ruleBuilder } from "./builder";
import { pullback } from "./reverse";

/**
 * The Jacobian-vector products J v: how `outputs` change when `inputs` move along `directions` (of the inputs' own
 * shapes). With X̄(u) what X is owed for Z̄ = u, ⟨X̄(u), v⟩ = ⟨u, J v⟩ for every u, so its gradient by u is J v; no
 * second set of rules (J. Townsend, A new trick for calculating Jacobian vector products, 2017). Builds nodes in `graph`.
 */
export function tangent(
  graph: Graph,
  catalogue: Catalogue,
  outputs: readonly Node[],
  inputs: readonly Node[],
  directions: readonly Node[],
): Node[] {
  const zeros = ruleBuilder(graph, catalogue);
  return outputs.map((Z) => {
    const u = cotangent(graph, Z);
    const bars = pullback(graph, catalogue, [{ node: Z, bar: u }], (leaf) => inputs.includes(leaf));
    const owed = inputs.flatMap((X, i) => {
      const node = bars.get(X.id)?.node;
      return node ? [{ node, bar: directions[i] as Node }] : [];
    });
    const along = pullback(graph, catalogue, owed, (leaf) => leaf === u).get(u.id)?.node;
    return along ?? zeros.apply("zeros", [], { shape: Z.shape });
  });
}

/** A leaf in place of Z̄; what it holds does not matter, since nothing that is kept depends on it. */
function cotangent(graph: Graph, Z: Node): Node {
  const seed = `cotangent ${graph.nodes.length}`;
  return graph.add("input", [], { shape: [...Z.shape], data: null, seed, distribution: "normal" }, Z.shape, null);
}
