/** A study of an amended trace, which takes over what the edit does not reach. */

import { type Earlier, reverse, type Sweep, sentBy } from "../autodiff/reverse";
import type { AmendedText } from "../core/amended-text";
import type { Diagnostic } from "../core/diagnostic";
import type { Node } from "../core/node";
import type { Binding, Trace } from "../lang/common/trace";
import { catalogue } from "../ops/index";
import type { Difference } from "./difference";
import type { FormulaMemory } from "./formula-memory";
import { Formulas } from "./formulas";
import { rowTable } from "./rows";
import { ruleCards, type Study } from "./study";
import { leadingTo, variables } from "./variables";

/** The study of the amended trace; `null` where the edit changes what varies, or what leads to the cost. */
export function studyWith(
  study: Study,
  trace: Trace,
  text: AmendedText,
  difference: Difference,
  memory: FormulaMemory,
): Study | null {
  const { dialect } = study;
  const nodes = trace.graph.nodes.slice(0, study.nodes.length);
  const vary = difference.keepsOperands ? study.variables : variables(trace, nodes, catalogue);
  const cost = study.cost && {
    ...study.cost,
    node: nodes[study.cost.node.id] as Node,
    binding: bindingAt(study.cost.binding, study.trace, trace),
  };
  if (cost) cost.span = cost.binding?.span ?? cost.node.origin?.span ?? cost.span;
  if (!difference.keepsOperands && !isAlike(study, { trace, nodes, variables: vary, cost })) return null;
  const sweep = cost && sweepOn(study, trace, cost.node, vary, difference);
  if (study.sweep && !sweep) return null;
  const unnamed = study.table.rows.some((row) => row.binding === null && row.name === null);
  // Keys of what has no name count operations.
  const keepsRows = difference.isOfAttributes || (difference.keepsOperands && !unnamed);
  const table = keepsRows
    ? study.table.on(trace.graph, study.trace.bindings, trace.bindings)
    : rowTable(trace, nodes, cost, unnamed);
  const sent = sentBy(sweep?.adjoints ?? new Map());
  const cards = sweep && ruleCards(trace, catalogue, sweep, sent, nodes);
  const standsFor = (node: Node): Node | null => cards?.standsFor(node) ?? null;
  const earlier = difference.keepsWords ? study.formulas : null;
  const formulas = new Formulas(text, nodes, table.rows, standsFor, catalogue, dialect.base, memory, earlier);
  const more: readonly Diagnostic[] = study.diagnostics.slice(study.trace.diagnostics.length);
  const diagnostics = [...trace.diagnostics, ...more];
  return {
    ...study,
    trace,
    lines: text,
    nodes,
    variables: vary,
    cost,
    sweep,
    table,
    formulas,
    sent,
    cards,
    diagnostics,
  };
}

function bindingAt(b: Binding | null, before: Trace, now: Trace): Binding | null {
  return b && (now.bindings[before.bindings.indexOf(b)] ?? null);
}

function sweepOn(
  study: Study,
  { graph }: Trace,
  cost: Node,
  { isVariable, varies }: Study["variables"],
  difference: Difference,
): Sweep | null {
  if (!study.sweep) return null;
  const { sweep, sent } = study;
  const earlier: Earlier = { sweep, sent, varies, isChanged: (node) => difference.isNear(node) };
  try {
    return reverse(graph, catalogue, cost, isVariable, earlier);
  } catch {
    return null;
  }
}

/** Whether the same values vary, are inputs and lead to the cost. */
function isAlike(before: Study, now: Pick<Study, "trace" | "nodes" | "variables" | "cost">): boolean {
  const [was, is] = [before.variables, now.variables];
  const sameNode = (node: Node, i: number): boolean => {
    const old = before.nodes[i] as Node;
    const isComputed = node.args.length > 0 === old.args.length > 0;
    return isComputed && was.varies(old) === is.varies(node) && was.isVariable(old) === is.isVariable(node);
  };
  const sameBinding = (b: Binding, i: number): boolean => {
    const old = before.trace.bindings[i] as Binding;
    return was.isInput(old) === is.isInput(b) && was.isSize(old) === is.isSize(b);
  };
  if (!now.nodes.every(sameNode) || !now.trace.bindings.every(sameBinding)) return false;
  const leading = now.cost ? leadingTo(now.cost.node) : new Set<number>();
  return leading.size === before.leading.size && [...leading].every((id) => before.leading.has(id));
}
