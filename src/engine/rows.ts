/** The rows of an analysis: every assignment, and the sub-expressions without a name after the row of their statement. */

import type { Frame, Graph, Node } from "../core/node";
import { contains, type Span } from "../core/span";
import type { Binding, Trace } from "../lang/common/trace";
import type { Cost } from "./choose-cost";

/** What one row stands for. */
export interface RowSource {
  readonly key: string;
  readonly name: string | null;
  /** `null` for a sub-expression. */
  readonly binding: Binding | null;
  /** `null` for what is not known. */
  readonly node: Node | null;
  readonly span: Span;
  readonly expression: Span;
  readonly frames: readonly Frame[];
  readonly iteration: readonly number[] | null;
}

/** Rows in order, and ways to find them. */
export class RowTable {
  constructor(
    readonly rows: readonly RowSource[],
    private readonly byNode: ReadonlyMap<number, number>,
    private readonly byKey: ReadonlyMap<string, number>,
  ) {}

  /** A table of rows, each of which has another key. */
  static of(rows: readonly RowSource[]): RowTable {
    const byNode = new Map<number, number>();
    const byKey = new Map<string, number>();
    rows.forEach((row, i) => {
      if (row.node) byNode.set(row.node.id, i);
      byKey.set(row.binding?.key ?? row.key, i);
    });
    for (const [i, row] of rows.entries()) byKey.set(row.key, i);
    return new RowTable(rows, byNode, byKey);
  }

  ofNode(node: Node): RowSource | undefined {
    const i = this.byNode.get(node.id);
    return i === undefined ? undefined : this.rows[i];
  }

  /** By key; by a key of the trace, the row of the last pass that has it. */
  ofKey(key: string): RowSource | undefined {
    const i = this.byKey.get(key);
    return i === undefined ? undefined : this.rows[i];
  }

  /** Whether it was made by `on` of the same table as the other, or is that. */
  isLike(other: RowTable): boolean {
    return this.byNode === other.byNode;
  }

  /** The same rows where nodes and bindings have others in their places. */
  on({ nodes }: Graph, before: readonly Binding[], now: readonly Binding[]): RowTable {
    const changed = new Map<Binding, Binding>();
    before.forEach((b, i) => {
      if (b !== now[i]) changed.set(b, now[i] as Binding);
    });
    const rows = this.rows.map((row): RowSource => {
      const node = row.node && (nodes[row.node.id] as Node);
      const binding = row.binding && (changed.get(row.binding) ?? row.binding);
      if (node === row.node && binding === row.binding) return row;
      const span = binding?.span ?? node?.origin?.span ?? row.span;
      return { ...row, node, binding, span, expression: binding?.expression ?? span };
    });
    return new RowTable(rows, this.byNode, this.byKey);
  }
}

/** Lists the rows of a trace, whose own nodes are `nodes`; `withUnnamed` says whether sub-expressions are among them. */
export function rowTable(trace: Trace, nodes: readonly Node[], cost: Cost | null, withUnnamed: boolean): RowTable {
  const named = namedRows(trace);
  const bound = new Map<number, RowSource>();
  for (const row of named) if (row.node) bound.set(row.node.id, row);
  const unnamed = withUnnamed ? unnamedNodes(nodes, bound) : [];
  if (cost && !bound.has(cost.node.id) && !unnamed.includes(cost.node)) unnamed.push(cost.node);
  const rows = merge(named, unnamed, cost);
  return RowTable.of(rows);
}

function namedRows(trace: Trace): RowSource[] {
  const taken = new Map<string, number>();
  return trace.bindings.map((binding) => {
    const n = (taken.get(binding.key) ?? 0) + 1;
    taken.set(binding.key, n);
    const { name, node, span, expression, frames, iteration } = binding;
    const key = n === 1 ? binding.key : `${binding.key}~${n}`;
    return { key, name, binding, node, span, expression, frames, iteration };
  });
}

/** One node for each piece of text without a name: the last, when several operations make up one call; no stand-ins of arguments. */
function unnamedNodes(nodes: readonly Node[], bound: ReadonlyMap<number, RowSource>): Node[] {
  const inner = new Set<number>();
  for (const node of nodes) for (const arg of node.args) if (sameOrigin(arg, node)) inner.add(arg.id);
  const own = (node: Node): boolean => node.origin !== null && node.args.length > 0 && node.attrs.variable !== true;
  return nodes.filter((node) => own(node) && !bound.has(node.id) && !inner.has(node.id));
}

/** Whether two nodes stand for the same text in the same call and pass. */
export function sameOrigin(a: Node, b: Node): boolean {
  const [p, q] = [a.origin, b.origin];
  if (!p || !q) return false;
  const sameText = p.span.from === q.span.from && p.span.to === q.span.to;
  return sameText && p.frames === q.frames && p.iteration === q.iteration;
}

/** Puts each sub-expression after the row whose expression holds it, or else where it was computed. */
function merge(named: readonly RowSource[], unnamed: readonly Node[], cost: Cost | null): RowSource[] {
  const owners = new Owners(named);
  const after = new Map<RowSource | null, RowSource[]>();
  const counts = new Map<string, number>();
  let at = 0;
  let last: RowSource | null = null;
  for (const node of [...unnamed].sort((a, b) => a.id - b.id)) {
    for (let next = named[at]; next && (next.node === null || next.node.id < node.id); next = named[at]) {
      last = next;
      at += 1;
    }
    const owner = owners.of(node);
    const list = after.get(owner ?? last) ?? [];
    list.push(unnamedRow(node, owner?.key ?? "", counts, cost));
    after.set(owner ?? last, list);
  }
  return [...(after.get(null) ?? []), ...named.flatMap((row) => [row, ...(after.get(row) ?? [])])];
}

/** `counts` tells how many of its kind came before, so that an edit elsewhere changes no key. */
function unnamedRow(node: Node, owner: string, counts: Map<string, number>, cost: Cost | null): RowSource {
  const isCost = cost !== null && cost.binding === null && cost.node === node;
  const kind = `${owner}/${node.op}`;
  const n = (counts.get(kind) ?? 0) + 1;
  counts.set(kind, n);
  const span = node.origin?.span ?? { from: 0, to: 0 };
  return {
    key: isCost ? "return#1" : n === 1 ? kind : `${kind}.${n}`,
    name: isCost ? cost.name : null,
    binding: null,
    node,
    span,
    expression: span,
    frames: node.origin?.frames ?? [],
    iteration: node.origin?.iteration ?? null,
  };
}

/** Finds the assignment a sub-expression belongs to: in the same call and pass, with an expression that holds it. */
class Owners {
  private readonly places = new Map<readonly Frame[], Map<readonly number[] | null, RowSource[]>>();

  constructor(rows: readonly RowSource[]) {
    for (const row of rows) {
      const passes = this.places.get(row.frames) ?? new Map<readonly number[] | null, RowSource[]>();
      this.places.set(row.frames, passes);
      const list = passes.get(row.iteration);
      if (list) list.push(row);
      else passes.set(row.iteration, [row]);
    }
  }

  of(node: Node): RowSource | undefined {
    const { origin } = node;
    if (!origin) return undefined;
    const rows = this.places.get(origin.frames)?.get(origin.iteration) ?? [];
    for (let i = rows.length - 1; i >= 0; i--) {
      const row = rows[i];
      if (row && contains(row.expression, origin.span)) return row;
    }
    return undefined;
  }
}
