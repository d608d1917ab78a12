/** Which leaves of a trace are differentiated, and what depends on them. */

import { namesIn } from "../core/dim";
import { isDim, type Node } from "../core/node";
import type { Catalogue } from "../core/operation";
import type { Binding, Trace } from "../lang/common/trace";

/** What varies in a trace. */
export interface Variables {
  /** Whether a leaf is differentiated: data, values of unknown meaning, and literals that have a name. */
  isVariable(node: Node): boolean;
  /** Whether a node of the text depends on such a leaf. */
  varies(node: Node): boolean;
  /** Whether a name holds an integer that acts as a size. */
  isSize(binding: Binding): boolean;
}

/** Finds what varies among the nodes that come from the text. */
export function variables(trace: Trace, nodes: readonly Node[], catalogue: Catalogue): Variables {
  const sizes = sizeNames(nodes);
  const isSize = (b: Binding): boolean => b.value.kind === "integer" && (sizes.has(b.name) || countsSize(b, sizes));
  const leaves = new Set<number>();
  for (const b of trace.bindings) if (b.node && b.node.args.length === 0 && !isSize(b)) leaves.add(b.node.id);
  const isVariable = (node: Node): boolean =>
    node.op === "input" || catalogue.get(node.op)?.opaque === true || leaves.has(node.id);
  const known = new Uint8Array(nodes.length);
  for (const node of nodes) {
    known[node.id] = isVariable(node) || node.args.some((a) => known[a.id] === 1) ? 1 : 0;
  }
  return { isVariable, isSize, varies: (node) => known[node.id] === 1 };
}

/** `N2 = 2*N` counts entries as N does. */
function countsSize({ node }: Binding, sizes: ReadonlySet<string>): boolean {
  const dim = node?.attrs.dim ?? null;
  return isDim(dim) && [...namesIn(dim)].some((name) => sizes.has(name));
}

/** Nodes from which the cost is computed, itself included, by id. */
export function leadingTo(cost: Node): ReadonlySet<number> {
  const found = new Set<number>([cost.id]);
  const stack = [cost];
  for (let node = stack.pop(); node; node = stack.pop()) {
    for (const arg of node.args) {
      if (found.has(arg.id)) continue;
      found.add(arg.id);
      stack.push(arg);
    }
  }
  return found;
}

function sizeNames(nodes: readonly Node[]): Set<string> {
  const names = new Set<string>();
  for (const node of nodes) for (const d of node.shape) for (const name of namesIn(d)) names.add(name);
  return names;
}
