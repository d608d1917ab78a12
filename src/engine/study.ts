/** One revision of a file, understood: traced, its cost chosen, the sweep made. No numbers yet. */

import { type Adjoint, type Contribution, reverse, type Sweep, sentBy } from "../autodiff/reverse";
import { AmendedText } from "../core/amended-text";
import { type Diagnostic, diagnostic } from "../core/diagnostic";
import { type Dim, zero } from "../core/dim";
import type { Node } from "../core/node";
import type { Catalogue } from "../core/operation";
import { addCosts, type CostDims, noCost, nodeCosts, totalCosts } from "../cost/node-costs";
import { builtFlops } from "../cost/sweep-costs";
import type { Dialect } from "../lang/common/dialect";
import type { Trace } from "../lang/common/trace";
import { type Cost, type CostWish, chooseCost, isLeftOver } from "./choose-cost";
import { FormulaMemory } from "./formula-memory";
import { Formulas } from "./formulas";
import { type RowSource, type RowTable, rowTable } from "./rows";
import { RuleCards } from "./rule-cards";
import { leadingTo, type Variables, variables } from "./variables";

/** Everything that is known of a revision without numbers. */
export interface Study {
  readonly trace: Trace;
  readonly dialect: Dialect;
  readonly catalogue: Catalogue;
  /** The text, and where its lines are. */
  readonly lines: AmendedText;
  /** Nodes of the text, without those that rules built. */
  readonly nodes: readonly Node[];
  readonly variables: Variables;
  readonly cost: Cost | null;
  readonly sweep: Sweep | null;
  readonly table: RowTable;
  readonly formulas: Formulas;
  /** Ids of the nodes from which the cost is computed. */
  readonly leading: ReadonlySet<number>;
  /** Contributions by the node that makes them. */
  readonly sent: ReadonlyMap<number, readonly Contribution[]>;
  /** Rules as they read; `null` where nothing is differentiated. */
  readonly cards: RuleCards | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** What is asked of a study. */
export interface StudyWish extends CostWish {
  /** In files with more values than this, sub-expressions without a name get no rows. */
  readonly maxUnnamed: number;
  /** What was written for earlier revisions. */
  readonly written?: FormulaMemory;
}

/** Understands a trace. */
export function study(trace: Trace, dialect: Dialect, catalogue: Catalogue, wish: StudyWish): Study {
  const lines = AmendedText.of(trace.module.text);
  const nodes = trace.graph.nodes.slice();
  const vary = variables(trace, nodes, catalogue);
  const choice = chooseCost({ trace, lines, ...vary }, wish);
  const { cost } = choice;
  const diagnostics: Diagnostic[] =
    choice.cost === null && !isConsequence(choice.finding, trace) ? [choice.finding] : [];
  const sweep = cost && sweepFrom(cost, trace, catalogue, vary, diagnostics);
  const table = rowTable(trace, nodes, cost, nodes.length <= wish.maxUnnamed);
  const sent = sentBy(sweep?.adjoints ?? new Map());
  const cards = sweep && ruleCards(trace, catalogue, sweep, sent, nodes);
  const standsFor = (node: Node): Node | null => cards?.standsFor(node) ?? null;
  return {
    trace,
    dialect,
    catalogue,
    lines,
    nodes,
    variables: vary,
    cost,
    sweep,
    table,
    formulas: new Formulas(
      lines,
      nodes,
      table.rows,
      standsFor,
      catalogue,
      dialect.base,
      wish.written ?? new FormulaMemory(),
    ),
    leading: cost ? leadingTo(cost.node) : new Set(),
    sent,
    cards,
    diagnostics: [...trace.diagnostics, ...diagnostics],
  };
}

/**
 * Loops that are too long for the limits and through which the cost has no gradient to ask: their numbers are enough. So
 * they are where a called function has the loop, and what it gives is differentiated for want of a cost.
 */
export function loopsForNumbers(s: Study, wish: CostWish): ReadonlySet<string> {
  const isLast = s.cost !== null && isLeftOver(s.cost, wish);
  const isCalled = (id: number): boolean => (s.nodes[id]?.origin?.frames.length ?? 0) > 0;
  const cut = s.trace.cutLoops.filter(({ from, to }) => !someLeads(s, from, to) || (isLast && isCalled(from)));
  const outermost = cut.filter((c) => !cut.some((o) => o !== c && o.from <= c.from && c.to <= o.to && o.key !== c.key));
  return new Set(outermost.map((c) => c.key));
}

function someLeads(s: Study, from: number, to: number): boolean {
  for (let id = from; id < to; id++) if (s.leading.has(id)) return true;
  return false;
}

/** Whether that there is no cost only repeats what another error says: its value is not known since a line does not work. */
function isConsequence(finding: Diagnostic, trace: Trace): boolean {
  if (finding.code !== "no-cost" || finding.span.to === 0) return false;
  return trace.diagnostics.some((d) => d.severity === "error" && d.code !== "syntax");
}

/** The adjoint of a node, where the sweep came to it. */
export function adjointOf(s: Study, node: Node | null): Adjoint | null {
  return (node && s.sweep?.adjoints.get(node.id)) ?? null;
}

/** Costs of one node. */
export function costsAt(s: Study, node: Node): CostDims {
  return nodeCosts(node, s.catalogue, s.variables.varies, (adjointOf(s, node) && s.cards?.card(node).reverse) ?? zero);
}

/** Costs of a row's whole statement: its own and those of its sub-expressions without a name. */
export function statementCosts(s: Study, row: RowSource): CostDims {
  const own = `${row.name === "return" ? "" : row.key}/`;
  let total = row.node ? costsAt(s, row.node) : noCost;
  for (const other of s.table.rows) {
    if (other.node && other.name === null && other.key.startsWith(own)) total = addCosts(total, costsAt(s, other.node));
  }
  return total;
}

/** Costs of the whole gradient; of the whole file where nothing is differentiated. */
export function costsOfAll(s: Study): CostDims {
  const counted = s.cost ? s.nodes.filter((node) => s.leading.has(node.id)) : s.nodes;
  const inputs = counted.filter((node) => node.args.length === 0 && s.variables.isVariable(node));
  const each = counted.map((node) => nodeCosts(node, s.catalogue, s.variables.varies, zero));
  return totalCosts(each, inputs, costOfSweep(s));
}

/** What the whole sweep executes, in which rules share work. */
export function costOfSweep(s: Study): Dim {
  const adjoints = [...(s.sweep?.adjoints.values() ?? [])].map((a) => a.node);
  return builtFlops(adjoints, s.catalogue, new Set(s.nodes.map((node) => node.number)));
}

/** The rules of a sweep as they read. */
export function ruleCards(
  trace: Trace,
  catalogue: Catalogue,
  sweep: Sweep,
  sent: Study["sent"],
  nodes: readonly Node[],
): RuleCards {
  const named = new Set(trace.bindings.map((b) => b.node?.id));
  const numbers = new Set(nodes.map((node) => node.number));
  return new RuleCards(trace.graph, catalogue, sweep, sent, (node) => named.has(node.id), numbers);
}

/** A rule that fails is a fault of ours; the file's values are shown all the same. */
function sweepFrom(
  cost: Cost,
  trace: Trace,
  catalogue: Catalogue,
  vary: Variables,
  diagnostics: Diagnostic[],
): Sweep | null {
  try {
    return reverse(trace.graph, catalogue, cost.node, vary.isVariable);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    diagnostics.push(
      diagnostic("unsupported", cost.span, `The gradient of '${cost.name}' cannot be derived yet: ${why}`),
    );
    return null;
  }
}
