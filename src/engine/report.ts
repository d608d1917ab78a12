/** The published report: an analysis as JSON that scripts rely on (docs/report.schema.json). */

import { type Nested, type Tensor, toNested } from "../core/tensor";
import type { Analysis, Costs, Finding, Flops, Range, Row } from "../protocol/analysis";
import type { Outcome } from "./analyse";
import { valuesOf } from "./values";

/** A number that JSON can hold. */
export type JsonNumber = number | "NaN" | "Infinity" | "-Infinity";

/** Values as nested lists. */
export type JsonValues = JsonNumber | readonly JsonValues[];

/** Version 1 of the report. */
export interface Report {
  readonly version: 1;
  readonly file: string;
  readonly language: Analysis["language"];
  /** Of a notebook: lines are those of its code cells, one after the other; each begins on the line given here. */
  readonly cells?: readonly (number | null)[];
  readonly entry: string | null;
  readonly cost: { readonly name: string; readonly line: number; readonly value: JsonNumber | null } | null;
  readonly dims: Analysis["dims"];
  readonly nodes: readonly ReportNode[];
  readonly handwritten: readonly never[];
  readonly diagnostics: readonly ReportDiagnostic[];
  readonly advice: readonly never[];
}

/** One value and its adjoint. */
export interface ReportNode {
  readonly key: string;
  readonly name: string | null;
  readonly op: string;
  readonly role: Row["role"];
  readonly state: Row["state"];
  readonly why: string | null;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly text: string;
  readonly iteration: Row["iteration"];
  readonly frames: Row["frames"];
  readonly shape: Row["shape"];
  readonly size: Row["size"];
  readonly source: Row["source"];
  readonly value?: JsonValues;
  readonly adjoint: ReportAdjoint;
  readonly flops: Readonly<Record<keyof Costs, ReportFlops>>;
}

/** The adjoint of a node. */
export interface ReportAdjoint {
  readonly status: Row["adjoint"]["status"];
  readonly why: string | null;
  readonly convention: string | null;
  readonly shape: readonly string[];
  readonly size: readonly number[];
  readonly norm: JsonNumber | null;
  readonly formula: string | null;
  readonly latex: string | null;
  readonly value?: JsonValues;
  readonly terms: readonly { readonly line: number; readonly formula: string; readonly norm: JsonNumber | null }[];
}

/** A count of additions and multiplications. */
export interface ReportFlops {
  readonly poly: string;
  readonly count: number;
}

/** A finding. */
export interface ReportDiagnostic extends Range {
  readonly code: string;
  readonly severity: Finding["severity"];
  readonly message: string;
  readonly related: readonly { readonly line: number; readonly message: string }[];
}

/** The report of an analysis; `values` adds all entries of values and adjoints. */
export function reportOf(outcome: Outcome, file: string, values: boolean): Report {
  const { analysis } = outcome;
  const { cost } = analysis;
  return {
    version: 1,
    file,
    language: analysis.language,
    ...(analysis.cells && { cells: analysis.cells }),
    entry: analysis.entry,
    cost: cost && { name: cost.name, line: cost.line, value: jsonOrNull(cost.value) },
    dims: analysis.dims,
    nodes: analysis.rows.map((row) => nodeOf(outcome, row, values)),
    handwritten: [],
    diagnostics: [...analysis.findings.map(diagnosticOf), ...withheld(analysis)],
    advice: [],
  };
}

/** A number, or its name where JSON has none. */
export function jsonNumber(x: number): JsonNumber {
  if (Number.isFinite(x)) return x;
  return Number.isNaN(x) ? "NaN" : x > 0 ? "Infinity" : "-Infinity";
}

function nodeOf(outcome: Outcome, row: Row, values: boolean): ReportNode {
  return {
    key: row.key,
    name: row.name,
    op: row.op,
    role: row.role,
    state: row.state,
    why: row.why,
    ...statement(row),
    text: row.text,
    iteration: row.iteration,
    frames: row.frames,
    shape: row.shape,
    size: row.size,
    source: row.source,
    ...(values ? entriesOf(valuesOf(outcome, row.key, "value")) : {}),
    adjoint: adjointOf(outcome, row, values),
    flops: {
      forward: flopsOf(row.flops.forward),
      reverse: flopsOf(row.flops.reverse),
      tangent: flopsOf(row.flops.tangent),
      naive: flopsOf(row.flops.naive),
    },
  };
}

function adjointOf(outcome: Outcome, { key, adjoint }: Row, values: boolean): ReportAdjoint {
  return {
    status: adjoint.status,
    why: adjoint.why,
    convention: adjoint.convention,
    shape: adjoint.shape,
    size: adjoint.size,
    norm: jsonOrNull(adjoint.summary?.norm ?? null),
    formula: adjoint.formula,
    latex: adjoint.latex,
    ...(values ? entriesOf(valuesOf(outcome, key, "adjoint")) : {}),
    terms: adjoint.terms.map(({ line, formula, norm }) => ({ line, formula, norm: jsonOrNull(norm) })),
  };
}

/** From the name to the end of the expression that gives its value. */
function statement({ range, expression }: Row): Range {
  const { line, column } = range;
  const follows = expression.line > line || (expression.line === line && expression.column >= column);
  const { endLine, endColumn } = follows ? expression : range;
  return { line, column, endLine, endColumn };
}

function entriesOf(t: Tensor | null): { value?: JsonValues } {
  return t ? { value: jsonValues(toNested(t)) } : {};
}

function jsonValues(nested: Nested): JsonValues {
  return typeof nested === "number" ? jsonNumber(nested) : nested.map(jsonValues);
}

function jsonOrNull(x: number | null): JsonNumber | null {
  return x === null ? null : jsonNumber(x);
}

function flopsOf({ poly, count }: Flops): ReportFlops {
  return { poly, count };
}

function diagnosticOf({ code, severity, message, range, related }: Finding): ReportDiagnostic {
  return {
    code,
    severity,
    message,
    ...range,
    related: related.map((r) => ({ line: r.range.line, message: r.message })),
  };
}

/** Numbers that are missing are an error to whoever reads the report. */
function withheld({ withheld, cost }: Analysis): ReportDiagnostic[] {
  if (!withheld) return [];
  const line = cost?.line ?? 1;
  const place = { line, column: 1, endLine: line, endColumn: 1 };
  return [{ code: "limit", severity: "error", message: withheld.message, ...place, related: [] }];
}
