/** Finds the row that a place in the text means. */

import type { Analysis, Place as Meaning, Row } from "../protocol/analysis";
import type { Place } from "./edits";

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

/** The row to mark for a caret: what stands behind it, else before it, else the last value bound on its line. */
export function rowAtCaret(analysis: Analysis, caret: Place): Row | undefined {
  const found = meaningAt(analysis, caret) ?? meaningAt(analysis, { line: caret.line, column: caret.column - 1 });
  return found?.row ?? boundOn(analysis, caret.line).at(-1);
}

/** The scalar assigned on a line that a gradient could be taken of, if there is one. */
export function costCandidate(analysis: Analysis, line: number): Row | undefined {
  const isScalar = (row: Row) => row.size?.every((n) => n === 1) ?? false;
  return boundOn(analysis, line)
    .filter((row) => row.role !== "input" && isScalar(row))
    .at(-1);
}

function boundOn(analysis: Analysis, line: number): Row[] {
  return analysis.rows.filter((row) => row.name !== null && row.range.line === line);
}

function holds({ range }: Meaning, { line, column }: Place): boolean {
  const afterStart = line > range.line || (line === range.line && column >= range.column);
  const beforeEnd = line < range.endLine || (line === range.endLine && column < range.endColumn);
  return afterStart && beforeEnd;
}
