/** What a row says about its adjoint: its status and why, its formula, and the terms it is summed from. */

import type { Contribution } from "../autodiff/reverse";
import { printDim, zero } from "../core/dim";
import type { Node } from "../core/node";
import { sizeOf } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { isZero } from "../ops/algebra";
import { barredName, shortName } from "../print/names";
import type { AdjointRow, Flops, Send, Summary, Term } from "../protocol/analysis";
import { flopsOf } from "./flops";
import type { Formula } from "./formulas";
import type { RowSource } from "./rows";
import { adjointOf, type Study } from "./study";

/** Numbers of nodes, once there are any. */
export interface Numbers {
  tensor(node: Node): Tensor | null;
  summary(node: Node): Summary | null;
}

/** What is known before anything is computed. */
export const noNumbers: Numbers = { tensor: () => null, summary: () => null };

type Status = Pick<AdjointRow, "status" | "why">;

/** What is said of a row's adjoint whatever the numbers are, and the ids of the nodes that the numbers belong to. */
export interface WrittenAdjoint {
  readonly row: AdjointRow;
  readonly node: number | null;
  /** By term. */
  readonly terms: readonly number[];
}

/** The adjoint of a row, without numbers. */
export function writtenAdjoint(s: Study, row: RowSource): WrittenAdjoint {
  const adjoint = adjointOf(s, row.node);
  const { status, why } = statusOf(s, row);
  const shape = row.node?.shape ?? row.binding?.shape ?? [];
  const blank = { status, why, convention: null, shape: shape.map(printDim), size: sizeOf(shape) };
  if (!adjoint || !row.node || status === "none") {
    return { row: { ...blank, formula: null, latex: null, terms: [], summary: null }, node: null, terms: [] };
  }
  const Z = row.node;
  const closed = status === "ok" ? closedForm(s, Z, row.binding?.name ?? null) : null;
  const said = {
    ...blank,
    convention: conventionOf(s, adjoint.contributions),
    formula: closed?.formula ?? null,
    latex: closed?.latex ?? null,
    terms: adjoint.contributions.map((c) => termOf(s, c)),
    summary: null,
  };
  return {
    row: said,
    node: status === "ok" ? adjoint.node.id : null,
    terms: adjoint.contributions.map((c) => c.node.id),
  };
}

/** The formula of Z̄; of `params["W1"]`, which is only ever called W1, that of W₁. */
function closedForm(s: Study, Z: Node, name: string | null): Formula | null {
  const adjoint = adjointOf(s, Z);
  if (!adjoint) return null;
  const written = s.formulas.adjoint(adjoint.node, s.cards?.sum(Z) ?? adjoint.node);
  const [only] = adjoint.contributions;
  const isAlias = name !== null && adjoint.contributions.length === 1 && only?.user.op === "identity";
  return isAlias && written?.formula === barredName(shortName(name)) ? closedForm(s, only.user, name) : written;
}

/** The same with the numbers there are. */
export function withNumbers(s: Study, written: WrittenAdjoint, numbers: Numbers, edge: string | null): AdjointRow {
  const { row, node, terms } = written;
  if (numbers === noNumbers) return row;
  const summary = (id: number | null | undefined): Summary | null =>
    id === null || id === undefined ? null : numbers.summary(s.trace.graph.nodes[id] as Node);
  return {
    ...row,
    convention: [row.convention, edge].filter((part) => part !== null).join("; ") || null,
    terms: row.terms.map((term, i) => ({ ...term, norm: summary(terms[i])?.norm ?? null })),
    summary: summary(node),
  };
}

/** What a node sends to its operands. */
export function sendsOf(s: Study, node: Node): Send[] {
  return (s.sent.get(node.id) ?? []).map((c) => {
    const operand = node.args[c.index] as Node;
    return { target: targetName(s, operand), ...written(s, c) };
  });
}

/** Whether the adjoint is known, and if it is not, why. */
export function statusOf(s: Study, row: RowSource): Status {
  const { node } = row;
  if (!node) return { status: "unknown", why: row.binding?.why ?? "its value is not known" };
  if (!s.cost) return { status: "none", why: "there is no scalar cost to differentiate" };
  if (row.binding && s.variables.isSize(row.binding)) {
    return { status: "none", why: "an integer that acts as a size has no gradient" };
  }
  if (!s.sweep) return { status: "unknown", why: "its gradient cannot be derived yet" };
  return swept(s, row, node, s.cost.name);
}

function swept(s: Study, row: RowSource, node: Node, cost: string): Status {
  const adjoint = adjointOf(s, node);
  const opaque = s.sweep?.unknown.get(node.id);
  if (opaque && opaque.id !== node.id) return { status: "unknown", why: opaqueWhy(s, opaque) };
  if (adjoint) return isZero(adjoint.node) ? { status: "zero", why: null } : { status: "ok", why: null };
  if (!s.leading.has(node.id)) return { status: "none", why: `nothing on the way to ${cost} uses it` };
  const absence = s.sweep?.absence(node);
  if (absence?.kind === "blocked") {
    const by = absence.by;
    const name = row.name ?? "it";
    const what = s.catalogue.get(by.op)?.held ? "is held fixed" : "has no gradient";
    const why = `${labelOf(s, by)} on line ${lineOf(s, by)} ${what}, and ${name} reaches ${cost} only through it`;
    return { status: "none", why };
  }
  return { status: "none", why: "it does not depend on any input" };
}

function opaqueWhy(s: Study, by: Node): string {
  const why = typeof by.attrs.why === "string" ? by.attrs.why : "its meaning is not known";
  const name = s.table.ofNode(by)?.name;
  return `${name ?? labelOf(s, by)} on line ${lineOf(s, by)} is in the way: ${why}`;
}

/** How a message calls the operation of a node: as it is written where that is short. */
export function labelOf(s: Study, node: Node): string {
  const span = node.origin?.span;
  const text = span ? s.lines.slice(span).replace(/\s+/g, " ") : "";
  if (text === "") return node.op.replace(/_/g, " ");
  return text.length <= 32 ? text : `${text.slice(0, 31).trimEnd()}…`;
}

/** Line of the text a node stands for. */
export function lineOf(s: Study, node: Node): number {
  return s.lines.position(node.origin?.span.from ?? 0).line;
}

function conventionOf(s: Study, contributions: readonly Contribution[]): string | null {
  const choices = contributions.flatMap((c) => stableForm(c.node) ?? s.catalogue.get(c.user.op)?.choice ?? []);
  return choices.length > 0 ? [...new Set(choices)].join("; ") : null;
}

/** What the adjoint uses instead of a quotient that can overflow; adjoints share most of their nodes, so each is looked at once. */
function stableForm(adjoint: Node): string | null {
  const open = [adjoint];
  for (let node = open.at(-1); node; node = open.at(-1)) {
    const before = node.args.filter((arg) => arg.origin === null && !stableForms.has(arg));
    if (before.length > 0) open.push(...before);
    else {
      stableForms.set(node, ownStableForm(node) ?? firstKnown(node.args));
      open.pop();
    }
  }
  return stableForms.get(adjoint) ?? null;
}

const stableForms = new WeakMap<Node, string | null>();

function ownStableForm({ origin, attrs }: Node): string | null {
  return origin === null && typeof attrs.stable === "string" ? `in its stable form, by ${attrs.stable}` : null;
}

function firstKnown(nodes: readonly Node[]): string | null {
  for (const node of nodes) {
    const found = node.origin === null ? stableForms.get(node) : null;
    if (found) return found;
  }
  return null;
}

function termOf(s: Study, c: Contribution): Term {
  return { user: s.table.ofNode(c.user)?.key ?? null, line: lineOf(s, c.user), ...written(s, c), norm: null };
}

/** A contribution as its rule reads, and what it costs given Z̄. */
function written(s: Study, c: Contribution): Formula & { readonly flops: Flops } {
  const term = s.cards?.card(c.user).terms[c.index];
  return { ...s.formulas.term(term?.node ?? c.node), flops: flopsOf(term?.flops ?? zero) };
}

function targetName(s: Study, operand: Node): string {
  const name = s.table.ofNode(operand)?.name;
  return name ? barredName(shortName(name)) : labelOf(s, operand);
}
