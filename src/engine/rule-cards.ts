/** Rules as the textbook has them: each operand's term over the names of the adjoints it is made from. */

import { ruleBuilder } from "../autodiff/builder";
import { type Contribution, contributionTo, type Sweep } from "../autodiff/reverse";
import { type Dim, plus, scale, zero } from "../core/dim";
import type { Graph, Node } from "../core/node";
import type { Builder, Catalogue } from "../core/operation";
import { entries } from "../core/shape";
import { builtFlops } from "../cost/sweep-costs";
import { isPlain } from "./formulas";

/** What one node's rule does with a given Z̄. */
export interface RuleCard {
  /** By operand; nothing for those that are owed nothing. */
  readonly terms: readonly (RuleTerm | undefined)[];
  /** All terms, shared work counted once, and summing up Z̄ itself. */
  readonly reverse: Dim;
}

/** What an operand is owed, and what it costs given Z̄. */
export interface RuleTerm {
  readonly node: Node;
  readonly flops: Dim;
}

/** Deeper than this, an adjoint without a name is taken as the sweep has simplified it. */
const deepest = 100;

/**
 * The sweep simplifies across statements, as 2·(Xᵀ(h ⊙ …)) for Xᵀ ā. For reading and for counting, each rule is applied
 * again to a stand-in for Z̄ wherever Z has a name.
 */
export class RuleCards {
  private readonly cards = new Map<number, RuleCard>();
  private readonly symbols = new Map<number, Node>();
  private readonly standIns = new Map<number, Node>();
  private readonly build: Builder;

  constructor(
    private readonly graph: Graph,
    private readonly catalogue: Catalogue,
    private readonly sweep: Sweep,
    private readonly sent: ReadonlyMap<number, readonly Contribution[]>,
    private readonly isNamed: (node: Node) => boolean,
    /** Value numbers of the forward computation, which cost nothing again. */
    private readonly known: ReadonlySet<number>,
  ) {
    this.build = ruleBuilder(graph, catalogue);
  }

  /** The card of a node that the sweep visited. */
  card(Z: Node, depth = 0): RuleCard {
    const made = this.cards.get(Z.id) ?? this.write(Z, depth);
    this.cards.set(Z.id, made);
    return made;
  }

  /** The node whose adjoint a stand-in stands for. */
  standsFor(node: Node): Node | null {
    return this.standIns.get(node.id) ?? null;
  }

  /** Z̄ as a sum of terms over adjoints that have names. */
  sum(Z: Node, depth = 0): Node | null {
    const adjoint = this.sweep.adjoints.get(Z.id);
    if (!adjoint || adjoint.contributions.length === 0 || depth > deepest) return adjoint?.node ?? null;
    const terms = adjoint.contributions.map((c) => this.card(c.user, depth + 1).terms[c.index]?.node ?? c.node);
    return terms.reduce((total, term) => this.build.apply("add", [total, term]));
  }

  /** Z̄ as rules are to see it: a name where Z has one, a number where it is one, else written out. */
  private symbol(Z: Node, depth: number): Node {
    const known = this.symbols.get(Z.id);
    if (known) return known;
    const Zbar = this.sweep.adjoints.get(Z.id)?.node;
    if (!Zbar) throw new Error(`${Z.op} has no adjoint`);
    const made = isPlain(Zbar) ? Zbar : this.isNamed(Z) ? this.standIn(Z) : (this.sum(Z, depth) ?? Zbar);
    this.symbols.set(Z.id, made);
    return made;
  }

  private standIn(Z: Node): Node {
    const node = this.graph.add("input", [], { adjointOf: Z.id }, Z.shape, null);
    this.standIns.set(node.id, Z);
    return node;
  }

  private write(Z: Node, depth: number): RuleCard {
    const Zbar = this.symbol(Z, depth);
    const counted = new Set<number>();
    builtFlops([Zbar], this.catalogue, this.known, counted);
    const terms: (RuleTerm | undefined)[] = [];
    let reverse = this.summing(Z);
    for (const c of this.sent.get(Z.id) ?? []) {
      const node = contributionTo(Z, c.index, Zbar, this.catalogue, this.build) ?? c.node;
      const flops = builtFlops([node], this.catalogue, this.known, counted);
      terms[c.index] = { node, flops };
      reverse = plus(reverse, flops);
    }
    return { terms, reverse };
  }

  /** Adding up the terms of Z̄. */
  private summing(Z: Node): Dim {
    const n = this.sweep.adjoints.get(Z.id)?.contributions.length ?? 0;
    return n > 1 ? scale(entries(Z.shape), n - 1) : zero;
  }
}
