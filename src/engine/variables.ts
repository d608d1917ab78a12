/** Which values of a trace are the inputs that are differentiated, and what depends on them. */

import { ruleOf } from "../autodiff/rule";
import { namesIn } from "../core/dim";
import { isDim, type Node } from "../core/node";
import type { Catalogue } from "../core/operation";
import type { Binding, Trace } from "../lang/common/trace";

/** What varies in a trace. */
export interface Variables {
  /** Whether a node is an input: data, stepped parameters, values of unknown meaning, and named values that depend on no other input. */
  isVariable(node: Node): boolean;
  /** Whether a node of the text depends on such a leaf. */
  varies(node: Node): boolean;
  /** Whether a path of rules leads to a node from such a leaf whose meaning is known. */
  moves(node: Node): boolean;
  /** Whether a name holds an integer that acts as a size. */
  isSize(binding: Binding): boolean;
  /** Whether the statement of a name starts from nothing else that has one: data, literals, freshly drawn numbers. */
  isInput(binding: Binding): boolean;
}

/** Finds what varies among the nodes that come from the text. */
export function variables(trace: Trace, nodes: readonly Node[], catalogue: Catalogue): Variables {
  const sizes = sizeNames(trace, nodes);
  const isSize = (b: Binding): boolean => b.value.kind === "integer" && (sizes.has(b.name) || countsSize(b, sizes));
  const named = new Set<number>();
  for (const b of trace.bindings) if (b.node && !isSize(b)) named.add(b.node.id);
  const known = new Uint8Array(nodes.length);
  const inputs = new Set<number>();
  for (const node of nodes) {
    const inherits = node.args.some((a) => known[a.id] === 1);
    const leaf = node.op === "input" || node.attrs.leaf === true || catalogue.get(node.op)?.opaque === true;
    if (leaf || (!inherits && named.has(node.id))) inputs.add(node.id);
    known[node.id] = inherits || inputs.has(node.id) ? 1 : 0;
  }
  const isVariable = (node: Node): boolean => inputs.has(node.id);
  const derived = derivedFromNames(trace, nodes, isSize);
  const isInput = (b: Binding): boolean => {
    if (!b.node || catalogue.get(b.node.op)?.opaque) return false;
    const counter = b.iteration !== null && b.value.kind === "integer";
    return !counter && !derived.has(b.node.id);
  };
  const moved = movedBy(nodes, isVariable, catalogue);
  return { isVariable, isSize, isInput, varies: (node) => known[node.id] === 1, moves: (node) => moved().has(node.id) };
}

/** Ids of the nodes to which a path of rules leads from some input; found when it is asked for. */
function movedBy(
  nodes: readonly Node[],
  isVariable: (node: Node) => boolean,
  catalogue: Catalogue,
): () => ReadonlySet<number> {
  let found: Set<number> | null = null;
  return () => {
    if (found) return found;
    found = new Set();
    for (const node of nodes) {
      const operation = catalogue.get(node.op);
      if (!operation || operation.opaque || operation.held) continue;
      const { id, args } = node;
      const through = args.some((a, i) => found?.has(a.id) && ruleOf(operation, i) !== null);
      if (through || isVariable(node)) found.add(id);
    }
    return found;
  };
}

/** Ids of the nodes that depend on another named value, sizes aside. */
function derivedFromNames(trace: Trace, nodes: readonly Node[], isSize: (b: Binding) => boolean): ReadonlySet<number> {
  const named = new Set<number>();
  for (const b of trace.bindings) if (b.node && !isSize(b)) named.add(b.node.id);
  const derived = new Set<number>();
  for (const node of nodes) {
    const isNew = node.attrs.leaf === true;
    if (!isNew && node.args.some((a) => named.has(a.id) || derived.has(a.id))) derived.add(node.id);
  }
  return derived;
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

/** Names in shapes, and names of what follows from shapes, as in `N = len(x)`. */
function sizeNames(trace: Trace, nodes: readonly Node[]): Set<string> {
  const names = new Set([...trace.dims].filter(([, { source }]) => source !== "literal").map(([name]) => name));
  for (const node of nodes) for (const d of node.shape) for (const name of namesIn(d)) names.add(name);
  return names;
}
