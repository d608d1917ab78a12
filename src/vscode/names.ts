/** Finds names of the file by place: what stands somewhere, what can be seen from there, where it was bound. */

import type { Analysis, DefinitionRow, NameRow, Outline, Range, Row } from "../protocol/analysis";
import type { Place } from "./edits";

/** A name and the piece of text it was found at. */
export interface FoundName {
  readonly name: NameRow;
  readonly range: Range;
}

/** The name that stands at a place, or right before it. */
export function nameAt(outline: Outline, place: Place): FoundName | null {
  for (const name of outline.names) {
    const range = [...rangesOf(name)].find((candidate) => touches(candidate, place));
    if (range) return { name, range };
  }
  return null;
}

/** All places of a name. */
export function rangesOf({ name, writes, reads }: Pick<NameRow, "name" | "writes" | "reads">): Range[] {
  return [...starts(name, writes), ...starts(name, reads)];
}

/** Names that mean something at a place, those of the innermost scope first. */
export function visibleNames(outline: Outline, place: Place): NameRow[] {
  const seen = new Set<string>();
  return outline.names
    .filter(({ scope }) => touches(scope, place))
    .sort((a, b) => later(b.scope, a.scope))
    .filter(({ name }) => !seen.has(name) && seen.add(name));
}

/** Where a name was bound that stands at a place: the assignment its value comes from, else the first one. */
export function definitionOf(analysis: Analysis, place: Place): Range | null {
  const found = nameAt(analysis.outline, place);
  if (!found) return null;
  const value = analysis.places.find(({ range }) => isSame(range, found.range));
  const row = value && analysis.rows.find(({ key }) => key === value.row);
  if (row?.name === found.name.name) return row.range;
  return starts(found.name.name, found.name.writes)[0] ?? null;
}

/** The method a path like `net.loss` means, where only one class of the file has one of this name. */
export function methodNamed({ outline }: Analysis, path: string): Range | null {
  const name = path.slice(path.lastIndexOf(".") + 1);
  const classes = allDefinitions(outline.definitions).filter(({ kind }) => kind === "class");
  const methods = classes.flatMap(({ members }) => members).filter((member) => member.name === name);
  return methods.length === 1 ? (methods[0]?.nameRange ?? null) : null;
}

/** Why a name cannot become another one, in a sentence for people; `null` where it can. */
export function whyNotRename(outline: Outline, { name, scope }: NameRow, to: string, text: string): string | null {
  if (to === name) return null;
  const takes = outline.names.some(
    (other) => other.name === to && (isWithin(other.scope, scope) || isWithin(scope, other.scope)),
  );
  if (takes) return `There is a '${to}' here already.`;
  // What the language brings is not among the file's names: its calls would call the renamed value.
  const called = new RegExp(`(?<![\\p{L}\\p{N}_.])${to}[ \\t]*\\(`, "u").test(text);
  return called ? `This file calls a function '${to}', which the new name would hide.` : null;
}

function isWithin(inner: Range, outer: Range): boolean {
  return touches(outer, inner) && touches(outer, { line: inner.endLine, column: inner.endColumn });
}

/** The last value a name had in its scope; of a parameter, what a call gave it. */
export function lastValue(analysis: Analysis, name: NameRow): Row | null {
  const { scope } = name;
  const bound = (row: Row) =>
    row.name === name.name && touches(scope, { line: row.range.line, column: row.range.column });
  return analysis.rows.findLast(bound) ?? meantBy(analysis, rangesOf(name));
}

function meantBy({ places, rows }: Analysis, ranges: readonly Range[]): Row | null {
  const place = places.findLast(({ range }) => ranges.some((candidate) => isSame(candidate, range)));
  return rows.find(({ key }) => key === place?.row) ?? null;
}

/** All definitions, outer before inner. */
export function allDefinitions(definitions: readonly DefinitionRow[]): DefinitionRow[] {
  return definitions.flatMap((d) => [d, ...allDefinitions(d.members)]);
}

/** Whether a place is in a range, or right behind it. */
export function touches(range: Range, { line, column }: Place): boolean {
  const afterStart = line > range.line || (line === range.line && column >= range.column);
  return afterStart && (line < range.endLine || (line === range.endLine && column <= range.endColumn));
}

/** Whether two ranges are one. */
export function isSame(a: Range, b: Range): boolean {
  return a.line === b.line && a.column === b.column && a.endLine === b.endLine && a.endColumn === b.endColumn;
}

function starts(name: string, places: readonly number[]): Range[] {
  const ranges: Range[] = [];
  for (let i = 0; i + 1 < places.length; i += 2) {
    const [line, column] = [places[i] ?? 1, places[i + 1] ?? 1];
    ranges.push({ line, column, endLine: line, endColumn: column + name.length });
  }
  return ranges;
}

function later(a: Range, b: Range): number {
  return a.line - b.line || a.column - b.column;
}
