/** A trace in which the statements of a line make something else. */

import type { Content, Graph, Node } from "../core/node";
import type { Execution } from "../lang/common/history";
import type { Revisited } from "../lang/common/revisit";
import type { Binding, Trace, Use } from "../lang/common/trace";
import type { Module } from "../lang/common/tree";
import type { Value } from "../lang/common/value";
import type { Ground } from "./ground";

/** What the statements of a line make now, and what they are taken to have made by then. */
export interface Again extends Pick<Ground, "executions" | "made"> {
  /** Executions of this line. */
  readonly fresh: ReadonlyMap<Execution, Revisited>;
}

/** The trace with what the edited line makes in the places of what it made. */
export function traceWith({ study, first }: Ground, { fresh, made }: Again, module: Module, live: Uint8Array): Trace {
  const { trace } = study;
  const contents = new Map<number, Content>();
  for (const [e, { nodes }] of fresh)
    for (const [i, node] of nodes.entries()) contents.set(e.nodes.from + i, contentOf(node, e, nodes));
  const graph = trace.graph.with(contents, live);
  const bindings = trace.bindings.map((b) => onGraph(b, graph));
  for (const [e, again] of fresh)
    again.bindings.forEach((b, i) => {
      const id = b.node && idIn(b.node, e, again.nodes);
      bindings[e.bindings.from + i] = onGraph(b, graph, id);
    });
  const uses = [...made].map(([e, again]) => ({ stretch: e.uses, items: usesIn(again, e, graph) }));
  const diagnostics = [...made].map(([e, { diagnostics: items }]) => ({ stretch: e.diagnostics, items }));
  return {
    ...trace,
    module,
    graph,
    bindings,
    uses: spliced(first.uses, uses),
    diagnostics: spliced(first.diagnostics, diagnostics),
    returned: trace.returned && valueOn(trace.returned, graph),
  };
}

/** What the names on the line mean, in nodes of the graph. */
export function usesIn({ uses, nodes }: Revisited, e: Execution, graph: Graph): Use[] {
  const kept = (node: Node) => graph.nodes[idIn(node, e, nodes)] as Node;
  return uses.map(({ span, target, written }) => ({
    span,
    target: typeof target === "string" ? target : kept(target),
    ...(written && { written: kept(written) }),
  }));
}

/** The id under which a node made in a revisit stands in the trace. */
function idIn(node: Node, e: Execution, made: readonly Node[]): number {
  const first = made[0]?.id ?? Number.POSITIVE_INFINITY;
  return node.id >= first ? node.id - first + e.nodes.from : node.id;
}

function contentOf(node: Node, e: Execution, made: readonly Node[]): Content {
  const { op, attrs, signature, shape, origin, name } = node;
  return { op, attrs, signature, shape, origin, name, args: node.args.map((arg) => idIn(arg, e, made)) };
}

function onGraph(b: Binding, { nodes }: Graph, id = b.node?.id ?? null): Binding {
  const node = id === null ? null : (nodes[id] as Node);
  if (node === b.node) return b;
  const { value } = b;
  if (value.kind !== "array" && value.kind !== "integer") return { ...b, node };
  return { ...b, node, value: { ...value, node } as Value };
}

function valueOn(value: Value, graph: Graph): Value {
  if (value.kind === "array") return { ...value, node: graph.nodes[value.node.id] as Node };
  if (value.kind === "sequence") return { ...value, items: value.items.map((item) => valueOn(item, graph)) };
  return value;
}

/** A list with other items in the places of some stretches. */
function spliced<T>(
  list: readonly T[],
  parts: readonly { readonly stretch: { readonly from: number; readonly to: number }; readonly items: readonly T[] }[],
): T[] {
  const found: T[] = [];
  let next = 0;
  for (const { stretch, items } of [...parts].sort((a, b) => a.stretch.from - b.stretch.from)) {
    for (; next < stretch.from; next++) found.push(list[next] as T);
    found.push(...items);
    next = stretch.to;
  }
  for (; next < list.length; next++) found.push(list[next] as T);
  return found;
}
