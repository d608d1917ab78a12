/** Follows a statement again that reads otherwise now, in the state in which it was followed first. */

import type { Diagnostic } from "../../core/diagnostic";
import { type Dim, printDim } from "../../core/dim";
import type { Graph, Node } from "../../core/node";
import type { Shape } from "../../core/shape";
import type { LineMap } from "../../core/span";
import type { Execution } from "./history";
import { Raised, TooMuch } from "./interrupts";
import type { Variable } from "./scope";
import type { Binding, Use } from "./trace";
import type { Tracer } from "./tracer";
import type { Expr, Stmt } from "./tree";

/** Thrown where a statement cannot be followed by itself; not an `Error`, since the tracer turns those into opaque values. */
export class Unrepeatable {}

/** The text and the graph as they are now. */
export interface Present {
  /** Text that the new statement's spans refer to. */
  readonly text: string;
  readonly lines: LineMap;
  /** The trace's own nodes, with the contents they have by now. */
  readonly graph: Graph;
  /** All names, as they are by now. */
  readonly bindings: readonly Binding[];
  /** What was said last of the statement. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What a statement makes now: one node and one name for each that it made before. */
export interface Revisited {
  readonly nodes: readonly Node[];
  readonly bindings: readonly Binding[];
  readonly uses: readonly Use[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Beyond every id of a graph; nodes made in revisits are never taken for each other. */
let nextId = 2 ** 30;

/**
 * What `s` makes in the place of the statement that was followed at `e`; `null` where it cannot be known without following
 * the rest again: it makes other names, other shapes, more values, or looks at what is not kept.
 */
export function revisit(t: Tracer, e: Execution, s: Stmt, now: Present): Revisited | null {
  if (!isRepeatable(s) || !isRepeatable(e.statement) || t.history.partial.has(e.statement)) return null;
  const before = t.dims.entries().size;
  const scope = e.scope.asOf(e.time.from, (v) => seen(t, v, now.graph));
  const graph = now.graph.aside(nextId);
  try {
    const made = t.again(e, { scope, graph, text: now.text, lines: now.lines }, () => t.run([s]));
    const names = scope.changed(0, Number.POSITIVE_INFINITY);
    // A list or a function may be used in ways that do not show here.
    const allShow = names.every((name) => scope.own(name)?.binding);
    if (!allShow || !same(e.scope.changed(e.time.from, e.time.to), names)) return null;
    return t.dims.entries().size === before && fits(t, e, made, now) ? withOldKeys(made, e, now) : null;
  } catch (error) {
    // Where it raises an error now, or grows without end, the rest goes another way.
    if (error instanceof Unrepeatable || error instanceof Raised || error instanceof TooMuch) return null;
    throw error;
  } finally {
    nextId += graph.nodes.length;
  }
}

/** A statement that does nothing but give names to values. */
function isRepeatable(s: Stmt): boolean {
  return s.kind === "expression" || (s.kind === "assign" && s.targets.every(isNames));
}

function isNames(target: Expr): boolean {
  return target.kind === "name" || (target.kind === "sequence" && target.items.every(isNames));
}

/** A variable with the node that stands in its place by now. What can change in place is not kept as it was. */
function seen(t: Tracer, variable: Variable, graph: Graph): Variable {
  const { value } = variable;
  const present = (node: Node): Node => {
    const by = node.id < graph.nodes.length ? (graph.nodes[node.id] as Node) : node;
    if (by !== node && !t.dialect.areAlike(t, by, node)) throw new Unrepeatable();
    return by;
  };
  switch (value.kind) {
    case "array":
      return { ...variable, value: { kind: "array", node: present(value.node) } };
    case "integer":
      return value.node ? { ...variable, value: { ...value, node: present(value.node) } } : variable;
    case "text":
      if (value.of) throw new Unrepeatable();
      return variable;
    case "truth":
    case "nothing":
    case "module":
      return variable;
    case "builtin":
      if (value.self === null) return variable;
      throw new Unrepeatable();
    default:
      throw new Unrepeatable();
  }
}

/** Whether everything else that was followed would be followed in the same way. */
function fits(t: Tracer, e: Execution, made: Revisited, now: Present): boolean {
  const old = {
    nodes: now.graph.nodes.slice(e.nodes.from, e.nodes.to),
    bindings: now.bindings.slice(e.bindings.from, e.bindings.to),
  };
  if (made.nodes.length !== old.nodes.length || made.bindings.length !== old.bindings.length) return false;
  const first = made.nodes[0]?.id ?? 0;
  const isEarlier = (X: Node): boolean => X.id < e.nodes.from || X.id >= first;
  if (!made.nodes.every((node) => node.args.every(isEarlier))) return false;
  const at = (node: Node | null): number | null => {
    if (node === null) return null;
    return node.id < now.graph.nodes.length ? node.id : node.id - first + e.nodes.from;
  };
  const sayings = (list: readonly Diagnostic[]): string[] => list.map((d) => `${d.code} ${d.message}`);
  return (
    made.bindings.every((b, i) => isLike(t, b, old.bindings[i] as Binding, at)) &&
    same(sayings(made.diagnostics), sayings(now.diagnostics))
  );
}

/** Whether a name is what it was to everybody who reads it. */
function isLike(t: Tracer, a: Binding, b: Binding, at: (node: Node | null) => number | null): boolean {
  if (a.name !== b.name || a.state !== b.state || a.why !== b.why || a.frames !== b.frames) return false;
  if (a.value.kind !== b.value.kind || at(a.node) !== at(b.node)) return false;
  if (a.value.kind === "integer") return b.value.kind === "integer" && sameDim(a.value.dim, b.value.dim);
  if (a.value.kind !== "array" || !a.node || !b.node) return a.node === null && b.node === null;
  if (isWhole(a.node) || isWhole(b.node)) return a.node.signature === b.node.signature;
  return sameShape(a.node.shape, b.node.shape) && t.dialect.areAlike(t, a.node, b.node);
}

/** A number that may be taken for a size without anybody computing it. */
function isWhole({ op, attrs, shape }: Node): boolean {
  const value = op === "constant" && shape.every((d) => d.size === 1) ? attrs.value : null;
  return (
    typeof value === "object" && value !== null && "data" in value && Number.isInteger((value.data as Float64Array)[0])
  );
}

function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((d, i) => sameDim(d, b[i] as Dim));
}

function sameDim(a: Dim, b: Dim): boolean {
  return a.size === b.size && printDim(a) === printDim(b);
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((x, i) => x === b[i]);
}

/** The text has moved, and keys count by places; the names are the same ones. */
function withOldKeys(made: Revisited, e: Execution, { bindings }: Present): Revisited {
  const keys = new Map(made.bindings.map((b, i) => [b.key, (bindings[e.bindings.from + i] as Binding).key]));
  return {
    ...made,
    bindings: made.bindings.map((b) => ({ ...b, key: keys.get(b.key) as string })),
    uses: made.uses.map((use) =>
      typeof use.target === "string" ? { ...use, target: keys.get(use.target) ?? use.target } : use,
    ),
  };
}
