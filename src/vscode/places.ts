/** Finds the row that a place in the text means. */

import type { Analysis, Place as Meaning, Row } from "../protocol/analysis";
import { hasScript } from "../protocol/script";
import type { Place } from "./edits";
import { allDefinitions, isSame, touches } from "./names";

/** A piece of the text together with the row it means. */
export interface Found {
  readonly row: Row;
  readonly meaning: Meaning;
}

/** The innermost meaning of the character at a place; `undefined` on blanks, literals and comments. */
export function meaningAt(analysis: Analysis, place: Place): Found | undefined {
  let meaning: Meaning | undefined;
  // Inner meanings come after outer ones, so the last that holds the place is the innermost.
  for (const candidate of analysis.places) {
    if (candidate.range.line > place.line) break;
    if (holds(candidate, place)) meaning = candidate;
  }
  const row = meaning && analysis.rows.find((r) => r.key === meaning.row);
  return meaning && row ? { row, meaning } : undefined;
}

/** All passes of a loop in which a row was made, itself among them; one row outside of loops. */
export function passesOf({ rows }: Analysis, row: Row): Row[] {
  if (row.iteration === null) return [row];
  const calls = JSON.stringify(row.frames);
  return rows.filter(
    (other) =>
      other.name === row.name &&
      other.iteration?.length === row.iteration?.length &&
      isSame(other.expression, row.expression) &&
      JSON.stringify(other.frames) === calls,
  );
}

/** The last pass of a row that the cost depends on, as the panel shows it; the row itself where there is none. */
export function countingPass(analysis: Analysis, row: Row): Row {
  if (row.iteration === null || row.adjoint.status !== "none") return row;
  return passesOf(analysis, row).findLast(({ adjoint }) => adjoint.status !== "none") ?? row;
}

/** The row to mark for a caret: what stands behind it, else before it, else the last value bound on its line. */
export function rowAtCaret(analysis: Analysis, caret: Place): Row | undefined {
  const found = meaningAt(analysis, caret) ?? meaningAt(analysis, { line: caret.line, column: caret.column - 1 });
  return found?.row ?? boundOn(analysis, caret.line).at(-1);
}

/** The scalar assigned on a line that a gradient could be taken of, if there is one; a number alone depends on nothing. */
export function costCandidate(analysis: Analysis, line: number): Row | undefined {
  const isScalar = (row: Row) => row.size?.every((n) => n === 1) ?? false;
  return boundOn(analysis, line)
    .filter((row) => row.role !== "input" && isScalar(row) && !/^[^\p{L}]+$/u.test(row.formula))
    .at(-1);
}

/**
 * What else has to be followed for the values at a place: a function's path, or `null` for the script.
 * `undefined` where they are followed already, or cannot be.
 */
export function entryFor(analysis: Analysis, place: Place): string | null | undefined {
  const { outline, entries, entry, rows } = analysis;
  const around = allDefinitions(outline.definitions).filter(({ range }) => touches(range, place));
  const own = around.filter(({ kind }) => kind === "function").at(0);
  if (!own) return entry === null || around.length > 0 || !hasScript(analysis) ? undefined : null;
  const isFollowed = rows.some(({ range }) => touches(own.range, range));
  return isFollowed || !entries.includes(own.path) ? undefined : own.path;
}

function boundOn(analysis: Analysis, line: number): Row[] {
  return analysis.rows.filter((row) => row.name !== null && row.range.line === line);
}

function holds({ range }: Meaning, { line, column }: Place): boolean {
  const afterStart = line > range.line || (line === range.line && column >= range.column);
  const beforeEnd = line < range.endLine || (line === range.endLine && column < range.endColumn);
  return afterStart && beforeEnd;
}
