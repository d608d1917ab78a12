/** Writes a row as the protocol has it. */

import { printDim } from "../core/dim";
import { isTensor, type Node } from "../core/node";
import { sizeOf } from "../core/shape";
import { noCost } from "../cost/node-costs";
import { barredName, latexName, prettyName, shortName } from "../print/names";
import type { AdjointRow, Role, Row } from "../protocol/analysis";
import { type Numbers, noNumbers, sendsOf, type WrittenAdjoint, withNumbers, writtenAdjoint } from "./adjoint-row";
import { costsOf } from "./flops";
import type { Formula } from "./formulas";
import { rangeOf } from "./places";
import type { RowSource } from "./rows";
import { costsAt, type Study } from "./study";

/** What is written of a row before there are numbers, and stays as it is. */
export interface Fixed {
  readonly row: Row;
  readonly adjoint: WrittenAdjoint;
}

/** Writes the rows of one study; what does not depend on numbers is written once. */
export class RowWriter {
  /** `fixed`, by key, was written in an earlier revision and holds for this one. */
  constructor(
    private readonly study: Study,
    private readonly fixed = new Map<string, Fixed>(),
  ) {}

  /** What is written of the row with a key. */
  of(key: string): Fixed | undefined {
    return this.fixed.get(key);
  }

  /** The row with the numbers there are, and what they say of an edge. */
  row(source: RowSource, numbers: Numbers, edge: string | null): Row {
    let fixed = this.fixed.get(source.key);
    if (!fixed) {
      fixed = write(this.study, source);
      this.fixed.set(source.key, fixed);
    }
    if (numbers === noNumbers) return fixed.row;
    const value = source.node ? numbers.summary(source.node) : null;
    return { ...fixed.row, value, edge, adjoint: withNumbers(this.study, fixed.adjoint, numbers, edge) };
  }
}

function write(study: Study, source: RowSource): Fixed {
  const adjoint = writtenAdjoint(study, source);
  return { row: withoutNumbers(study, source, adjoint.row), adjoint };
}

function withoutNumbers(s: Study, row: RowSource, adjoint: AdjointRow): Row {
  const { node, binding } = row;
  const shape = node?.shape ?? binding?.shape ?? null;
  const { formula, latex } = definition(s, row);
  return {
    key: row.key,
    name: row.name,
    barred: binding ? barredName(shortName(binding.name)) : null,
    op: node?.op ?? "opaque",
    summary: (node && s.catalogue.get(node.op)?.summary) ?? "",
    role: roleOf(s, row),
    state: binding?.state ?? "live",
    why: binding?.why ?? null,
    range: rangeOf(s.lines, row.span),
    expression: rangeOf(s.lines, row.expression),
    text: s.lines.slice(row.expression),
    formula,
    latex,
    iteration: row.iteration,
    frames: row.frames.map((f) => ({ function: f.function, line: s.lines.position(f.span.from).line })),
    shape: shape?.map(printDim) ?? null,
    size: shape && sizeOf(shape),
    source: sourceOf(s, row),
    value: null,
    edge: null,
    adjoint,
    flops: costsOf(node ? costsAt(s, node) : noCost),
    sends: node ? sendsOf(s, node) : [],
  };
}

/** What a row is in the computation. */
export function roleOf(s: Study, { node, binding }: RowSource): Role {
  if (node && node === s.cost?.node) return "cost";
  return binding && s.variables.isInput(binding) ? "input" : "step";
}

/** The value's own formula; of data and of what is not known, the text that gives it. */
function definition(s: Study, { node, binding, expression }: RowSource): Formula {
  const written =
    node && (node.args.length > 0 || s.catalogue.get(node.op)?.notation.numpy) ? s.formulas.definition(node) : null;
  if (written && written.formula !== "" && written.formula !== "?") return written;
  if (binding && expression.from === binding.span.from) {
    const name = shortName(binding.name);
    return { formula: prettyName(name), latex: latexName(name) };
  }
  const text = s.lines.slice(expression).replace(/\s+/g, " ");
  return { formula: text, latex: `\\texttt{${text.replace(/[\\{}$&#^_%~]/g, (c) => (c === "\\" ? "/" : `\\${c}`))}}` };
}

/** Data of the file or of the person, random numbers in their place, or computed from other values. */
export function sourceOf(s: Study, { node, binding }: RowSource): Row["source"] {
  if (node && binding?.state === "opaque") return "random";
  if (!node || !binding || !s.variables.isInput(binding)) return "computed";
  return isDrawn(node) ? "random" : "given";
}

/** Whether random numbers are behind a value; each value on the way is looked at once. */
function isDrawn(node: Node): boolean {
  const behind = new Set([node]);
  for (const n of behind) {
    if (n.args.length === 0 && "seed" in n.attrs && !isTensor(n.attrs.data ?? null)) return true;
    for (const arg of n.args) behind.add(arg);
  }
  return false;
}
