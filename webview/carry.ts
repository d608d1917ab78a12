/** Keeps the numbers of the last run on rows that are still the same, until new ones arrive. */

import type { Analysis, Row } from "../src/protocol/analysis";

/** An analysis as it is on display. */
export interface Shown {
  readonly uri: string;
  readonly file: string;
  readonly analysis: Analysis;
  /** Keys of the rows whose numbers are as of an earlier run. */
  readonly old: ReadonlySet<string>;
  /** Whether the cost's value is as of an earlier run. */
  readonly costOld: boolean;
}

/** Puts an analysis on display; while its own numbers are missing, those of `previous` stay where they still apply. */
export function show(previous: Shown | null, file: string, analysis: Analysis): Shown {
  const shown = { uri: analysis.uri, file, analysis, old: new Set<string>(), costOld: false };
  const waiting = analysis.phase === "shapes" || analysis.withheld?.reason === "cancelled";
  if (!waiting || previous === null || previous.uri !== analysis.uri) return shown;
  const before = new Map(previous.analysis.rows.map((row) => [row.key, row]));
  const old = new Set<string>();
  const rows = analysis.rows.map((row) => {
    const kept = carryRow(before.get(row.key), row);
    if (kept !== row) old.add(row.key);
    return kept;
  });
  return { ...shown, old, ...carryCost(previous.analysis, { ...analysis, rows }) };
}

function carryRow(before: Row | undefined, row: Row): Row {
  if (!before || before.formula !== row.formula || !sameSize(before.size, row.size)) return row;
  const value = row.value ?? before.value;
  const adjoint = carryAdjoint(before, row);
  return value === row.value && adjoint === row.adjoint ? row : { ...row, value, adjoint };
}

function carryAdjoint(before: Row, row: Row): Row["adjoint"] {
  const { adjoint } = row;
  if (adjoint.summary !== null || before.adjoint.summary === null) return adjoint;
  if (adjoint.status !== before.adjoint.status || adjoint.formula !== before.adjoint.formula) return adjoint;
  const norms = new Map(before.adjoint.terms.map((term) => [`${term.user} ${term.formula}`, term.norm]));
  const terms = adjoint.terms.map((term) => ({
    ...term,
    norm: term.norm ?? norms.get(`${term.user} ${term.formula}`) ?? null,
  }));
  return { ...adjoint, terms, summary: before.adjoint.summary };
}

function carryCost(before: Analysis, analysis: Analysis): Pick<Shown, "analysis" | "costOld"> {
  const { cost } = analysis;
  if (cost === null || cost.value !== null || cost.key !== before.cost?.key || before.cost.value === null) {
    return { analysis, costOld: false };
  }
  return { analysis: { ...analysis, cost: { ...cost, value: before.cost.value } }, costOld: true };
}

function sameSize(a: readonly number[] | null, b: readonly number[] | null): boolean {
  if (a === null || b === null) return a === b;
  return a.length === b.length && a.every((n, axis) => n === b[axis]);
}
