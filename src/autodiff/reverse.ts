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

/** Why a value that reaches nothing of unknown meaning has no adjoint. */
export type Absence =
  /** Nothing on the way to the cost uses it. */
  | { readonly kind: "unreached" }
  /** All its ways to the cost lead through an operation without a gradient. */
  | { readonly kind: "blocked"; readonly by: Node };

/** The result of a sweep. */
export interface Sweep {
  readonly cost: Node;
  /** Adjoints by node id. */
  readonly adjoints: ReadonlyMap<number, Adjoint>;
  /** Visited nodes, the cost first. */
  readonly order: readonly Node[];
  /** Ids of nodes whose rule was applied: all that were visited, but for what is taken over from an earlier sweep. */
  readonly applied: ReadonlySet<number>;
  /** By id: the value of unknown meaning that is on a way from a node to the cost. */
  readonly unknown: ReadonlyMap<number, Node>;
  absence(node: Node): Absence;
}

/** A sweep from the same cost, of which a part still holds; its nodes may have been made anew, under their own ids. */
export interface Earlier {
  readonly sweep: Sweep;
  readonly sent: ReadonlyMap<number, readonly Contribution[]>;
  /** Whether a value depends on a variable. */
  varies(node: Node): boolean;
  /** Whether a node, or something near among what it is made of, is made otherwise: rules look at both Z and Z̄. */
  isChanged(node: Node): boolean;
}

/**
 * Reverse-mode differentiation of the scalar `cost`. `isVariable` says which leaves are differentiated; nodes that
 * depend on none of them are left out. Nodes of `graph` are visited once each, users before operands. Of an `earlier`
 * sweep, with the same variables, everything is taken over that is made of the same.
 */
export function reverse(
  graph: Graph,
  catalogue: Catalogue,
  cost: Node,
  isVariable: (leaf: Node) => boolean,
  earlier: Earlier | null = null,
): Sweep {
  const build = ruleBuilder(graph, catalogue);
  const seeds = new Map([[cost.id, seed(cost, build)]]);
  const swept = sweep({ graph, catalogue, build, seeds, last: cost, isVariable, earlier });
  const { adjoints, order, applied, unknown } = swept;
  let reach: ReadonlyMap<number, Node | null> | null = null;
  const absence = (node: Node): Absence => {
    reach ??= reachability(cost, graph, catalogue);
    const barrier = reach.get(node.id);
    return barrier ? { kind: "blocked", by: barrier } : { kind: "unreached" };
  };
  return { cost, adjoints, order, applied, unknown, absence };
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
  readonly earlier?: Earlier | null;
}

function sweep({ graph, catalogue, build, seeds, last, first = 0, isVariable, earlier = null }: Start) {
  const varies = earlier ? (node: Node) => earlier.varies(node) : variability(first, last, graph, isVariable);
  const pending = new Array<Contribution[] | undefined>(last.id + 1);
  const adjoints = new Map<number, Adjoint>();
  const order: Node[] = [];
  const applied = new Set<number>();
  const unknown = new Map<number, Node>();
  for (let id = last.id; id >= first; id--) {
    const Z = graph.nodes[id] as Node;
    const contributions = pending[id] ?? [];
    const given = seeds.get(id);
    if (!given && contributions.length === 0) {
      if (unknown.has(id)) spreadUnknown(Z, unknown);
      continue;
    }
    const before = earlier?.sweep.adjoints.get(id);
    const known =
      before && areAlike(before.contributions, contributions) ? (graph.nodes[before.node.id] as Node) : null;
    const isSumOfOthers = contributions.length > 1 && contributions.some((c) => earlier?.isChanged(c.node));
    const sum = known && !isSumOfOthers ? known : total(given ?? null, contributions, build);
    const isSame = known !== null && isBuiltAlike(known, sum);
    const Zbar = isSame ? known : sum;
    adjoints.set(id, { node: Zbar, contributions });
    order.push(Z);
    if (catalogue.get(Z.op)?.opaque === true && !unknown.has(id)) unknown.set(id, Z);
    if (unknown.has(id)) spreadUnknown(Z, unknown);
    const kept = isSame && earlier ? carriedOver(earlier.sent.get(id) ?? [], Z, graph) : null;
    let made = kept;
    if (!kept || earlier?.isChanged(Z) || earlier?.isChanged(Zbar)) {
      made = contributionsOf(Z, Zbar, catalogue, build, varies);
      if (kept && readAlike(made, kept)) made = kept;
      else applied.add(id);
    }
    for (const c of made ?? []) {
      const operand = Z.args[c.index] as Node;
      const list = pending[operand.id];
      if (list) list.push(c);
      else pending[operand.id] = [c];
    }
  }
  return { adjoints, order, applied, unknown };
}

/** Contributions by the node that makes them. */
export function sentBy(adjoints: ReadonlyMap<number, Adjoint>): ReadonlyMap<number, readonly Contribution[]> {
  const sent = new Map<number, Contribution[]>();
  for (const { contributions } of adjoints.values()) {
    for (const c of contributions) {
      const list = sent.get(c.user.id);
      if (list) list.push(c);
      else sent.set(c.user.id, [c]);
    }
  }
  return sent;
}

/** What a node contributed earlier, in the order of its operands, as nodes of the graph at hand. */
function carriedOver(earlier: readonly Contribution[], user: Node, { nodes }: Graph): Contribution[] {
  const carried = earlier.map(({ index, node }) => ({ user, index, node: nodes[node.id] as Node }));
  const isInOrder = carried.every((c, i) => i === 0 || (carried[i - 1] as Contribution).index <= c.index);
  return isInOrder ? carried : carried.sort((a, b) => a.index - b.index);
}

/** Whether contributions are built in the same way from the same values, by nodes of their own. */
function readAlike(a: readonly Contribution[], b: readonly Contribution[]): boolean {
  return a.length === b.length && a.every((c, i) => c.index === b[i]?.index && isBuiltAlike(c.node, b[i].node));
}

function isBuiltAlike(a: Node, b: Node): boolean {
  if (a === b) return true;
  const own = a.origin === null && b.origin === null && a.signature === b.signature;
  return own && a.args.length === b.args.length && a.args.every((arg, i) => isBuiltAlike(arg, b.args[i] as Node));
}

function areAlike(before: readonly Contribution[], now: readonly Contribution[]): boolean {
  if (before.length !== now.length) return false;
  return before.every(({ user, node }, i) => user.id === now[i]?.user.id && node.id === now[i]?.node.id);
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
