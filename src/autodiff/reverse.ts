/** The sweep: from the cost back to every value that leads to it. It builds nodes and computes nothing. */

import type { Graph, Node } from "../core/node";
import type { Builder, Catalogue } from "../core/operation";
import { sameSize } from "../core/shape";
import { ruleBuilder } from "./builder";
import { applyRule, ruleOf } from "./rule";

/** What one use of a value adds to its adjoint. */
export interface Contribution {
  /** The node that uses the value. */
  readonly user: Node;
  /** As which operand. */
  readonly index: number;
  readonly node: Node;
}

/** Z̄ and the uses it is summed from. The cost itself has no contributions, only the seed 1. */
export interface Adjoint {
  readonly node: Node;
  readonly contributions: readonly Contribution[];
}

/** Why a value has no adjoint, or none that is known. */
export type Absence =
  /** Nothing on the way to the cost uses it. */
  | { readonly kind: "unreached" }
  /** All its ways to the cost lead through an operation without a gradient. */
  | { readonly kind: "blocked"; readonly by: Node }
  /** A value of unknown meaning is on a way to the cost. */
  | { readonly kind: "opaque"; readonly by: Node };

/** The result of a sweep. */
export interface Sweep {
  readonly cost: Node;
  /** Adjoints by node id. */
  readonly adjoints: ReadonlyMap<number, Adjoint>;
  /** Visited nodes, the cost first. */
  readonly order: readonly Node[];
  absence(node: Node): Absence;
}

/**
 * Reverse-mode differentiation of the scalar `cost`. `isVariable` says which leaves are differentiated; nodes that
 * depend on none of them are left out. Nodes of `graph` are visited once each, users before operands.
 */
export function reverse(graph: Graph, catalogue: Catalogue, cost: Node, isVariable: (leaf: Node) => boolean): Sweep {
  const build = ruleBuilder(graph, catalogue);
  const seeds = new Map([[cost.id, seed(cost, build)]]);
  const { adjoints, order, unknown } = sweep({ graph, catalogue, build, seeds, last: cost, isVariable });
  const reach = reachability(cost, graph, catalogue);
  return { cost, adjoints, order, absence: (node) => absenceOf(node, reach, unknown) };
}

/**
 * The same from any values with given adjoints, of the values' own shapes: what the variables are owed for all of them
 * together, by node id. A variable that reaches none of them has no entry.
 */
export function pullback(
  graph: Graph,
  catalogue: Catalogue,
  outputs: readonly { readonly node: Node; readonly bar: Node }[],
  isVariable: (leaf: Node) => boolean,
): ReadonlyMap<number, Adjoint> {
  const build = ruleBuilder(graph, catalogue);
  const seeds = new Map<number, Node>();
  let last: Node | null = null;
  for (const { node, bar } of outputs) {
    const before = seeds.get(node.id);
    seeds.set(node.id, before ? build.apply("add", [before, bar]) : bar);
    if (last === null || node.id > last.id) last = node;
  }
  return last === null ? new Map() : sweep({ graph, catalogue, build, seeds, last, isVariable }).adjoints;
}

/** Adjoints of a scalar by some of the values it is computed from, `null` for one that it does not depend on. */
export interface Gradients {
  readonly bars: readonly (Node | null)[];
  /** A value of unknown meaning on a way from one of them to the scalar: then nothing is known. */
  readonly unknown: Node | null;
}

/** Gradients as values of the program itself, which may go on with them and differentiate them again. */
export function gradients(graph: Graph, catalogue: Catalogue, cost: Node, inputs: readonly Node[]): Gradients {
  const build = ruleBuilder(graph, catalogue, true);
  const ids = new Set(inputs.map((X) => X.id));
  const first = inputs.reduce((least, X) => Math.min(least, X.id), cost.id);
  const isVariable = (node: Node): boolean => ids.has(node.id);
  const seeds = new Map([[cost.id, seed(cost, build)]]);
  const { adjoints, unknown } = sweep({ graph, catalogue, build, seeds, last: cost, first, isVariable });
  const lost = inputs.find((X) => unknown.has(X.id));
  return {
    bars: inputs.map((X) => adjoints.get(X.id)?.node ?? null),
    unknown: lost ? (unknown.get(lost.id) ?? null) : null,
  };
}

/** Where a sweep starts and what it may use. */
interface Start {
  readonly graph: Graph;
  readonly catalogue: Catalogue;
  readonly build: Builder;
  /** Adjoints that are given, by node id. */
  readonly seeds: ReadonlyMap<number, Node>;
  /** The last node with a given adjoint. */
  readonly last: Node;
  /** Nodes before this one are not visited; they must not depend on a variable. 0 unless given. */
  readonly first?: number;
  isVariable(leaf: Node): boolean;
}

function sweep({ graph, catalogue, build, seeds, last, first = 0, isVariable }: Start) {
  const varies = variability(first, last, graph, isVariable);
  const pending = new Map<number, Contribution[]>();
  const adjoints = new Map<number, Adjoint>();
  const order: Node[] = [];
  const unknown = new Map<number, Node>();
  for (let id = last.id; id >= first; id--) {
    const Z = graph.nodes[id] as Node;
    const contributions = pending.get(id) ?? [];
    const given = seeds.get(id);
    if (!given && contributions.length === 0) {
      if (unknown.has(id)) spreadUnknown(Z, unknown);
      continue;
    }
    const Zbar = total(given ?? null, contributions, build);
    adjoints.set(id, { node: Zbar, contributions });
    order.push(Z);
    if (catalogue.get(Z.op)?.opaque === true && !unknown.has(id)) unknown.set(id, Z);
    if (unknown.has(id)) spreadUnknown(Z, unknown);
    for (const c of contributionsOf(Z, Zbar, catalogue, build, varies)) {
      const operand = Z.args[c.index] as Node;
      const list = pending.get(operand.id) ?? [];
      list.push(c);
      pending.set(operand.id, list);
    }
  }
  return { adjoints, order, unknown };
}

/** c̄ = 1, in the shape the cost has. */
function seed(cost: Node, build: Builder): Node {
  return build.apply("broadcast", [build.number(1)], { shape: cost.shape });
}

function total(given: Node | null, contributions: readonly Contribution[], build: Builder): Node {
  const terms = contributions.map((c) => c.node);
  return (given ? [given, ...terms] : terms).reduce((sum, term) => build.apply("add", [sum, term]));
}

/** X̄ += … for every operand of Z that varies. */
function contributionsOf(
  Z: Node,
  Zbar: Node,
  catalogue: Catalogue,
  build: Builder,
  varies: (node: Node) => boolean,
): Contribution[] {
  return Z.args.flatMap((X, index) => {
    const node = varies(X) ? contributionTo(Z, index, Zbar, catalogue, build) : null;
    return node ? [{ user: Z, index, node }] : [];
  });
}

/**
 * What operand `index` of Z is owed for Z̄; summed over the stretch where the operand had been stretched. `null`: no
 * gradient by definition.
 */
export function contributionTo(Z: Node, index: number, Zbar: Node, catalogue: Catalogue, build: Builder): Node | null {
  const operation = catalogue.get(Z.op);
  const X = Z.args[index];
  if (!operation || !X) return null;
  const { apply, number } = build;
  const full = applyRule(operation, { apply, number, args: Z.args, attrs: Z.attrs, index, Z, Zbar }, catalogue);
  return full === null || sameSize(full.shape, X.shape) ? full : fitTo(full, X, build);
}

function fitTo(full: Node, X: Node, build: Builder): Node {
  const wider =
    full.shape.length < X.shape.length ||
    full.shape.some((d, i) => d.size < (X.shape[i + X.shape.length - full.shape.length]?.size ?? 1));
  return wider
    ? build.apply("broadcast", [full], { shape: X.shape })
    : build.apply("sumto", [full], { shape: X.shape });
}

function variability(
  first: number,
  last: Node,
  graph: Graph,
  isVariable: (leaf: Node) => boolean,
): (node: Node) => boolean {
  const known = new Uint8Array(last.id + 1 - first);
  for (let id = first; id <= last.id; id++) {
    const node = graph.nodes[id] as Node;
    known[id - first] = isVariable(node) || node.args.some((a) => known[a.id - first] === 1) ? 1 : 0;
  }
  return (node) => known[node.id - first] === 1;
}

function spreadUnknown(Z: Node, unknown: Map<number, Node>): void {
  const by = unknown.get(Z.id) as Node;
  for (const X of Z.args) if (!unknown.has(X.id)) unknown.set(X.id, by);
}

/** By node id: the operation without a gradient that stands between the node and the cost, or `null` when none does. */
function reachability(cost: Node, graph: Graph, catalogue: Catalogue): ReadonlyMap<number, Node | null> {
  const by = new Map<number, Node | null>([[cost.id, null]]);
  for (let id = cost.id; id >= 0; id--) {
    const Z = graph.nodes[id] as Node;
    const operation = catalogue.get(Z.op);
    if (!by.has(id) || !operation) continue;
    Z.args.forEach((X, index) => {
      const barrier = by.get(id) ?? (ruleOf(operation, index) === null ? Z : null);
      if (barrier === null) by.set(X.id, null);
      else if (!by.has(X.id)) by.set(X.id, barrier);
    });
  }
  return by;
}

function absenceOf(node: Node, reach: ReadonlyMap<number, Node | null>, unknown: ReadonlyMap<number, Node>): Absence {
  const opaque = unknown.get(node.id);
  if (opaque) return { kind: "opaque", by: opaque };
  const barrier = reach.get(node.id);
  return barrier ? { kind: "blocked", by: barrier } : { kind: "unreached" };
}
