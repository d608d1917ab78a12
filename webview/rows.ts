/** Which rows stand in which section, in which order, and how the passes of a loop become one row. */

import type { Analysis, DimRow, Range, Row } from "../src/protocol/analysis";

/** A line of the list: a row, or one of the passes of a row in a loop. */
export interface Item {
  /** Stable across edits and passes. */
  readonly key: string;
  /** The row on display. */
  readonly row: Row;
  /** The row in every pass, first pass first; one member outside loops. */
  readonly passes: readonly Row[];
  /** Index of `row` in `passes`. */
  readonly pass: number;
  /** Nesting: calls, and unnamed sub-expressions under their statement. */
  readonly depth: number;
}

/** The list of a panel. */
export interface Listing {
  /** Inputs, unless they have no gradient by definition. */
  readonly gradients: readonly Item[];
  /** In sweep order, the cost first. */
  readonly steps: readonly Item[];
  /** What does not lie on the way to the cost, last line first. */
  readonly aside: readonly Item[];
  /** Unnamed sub-expressions, shown or not. */
  readonly unnamed: number;
}

/** Arranges rows (without a cost: all of them, in source order); `passes` says which pass of a loop is on display (default: the last, where the sweep begins). */
export function arrange(
  analysis: Analysis,
  passes: Readonly<Record<string, number>> = {},
  withUnnamed = false,
): Listing {
  const visible = analysis.rows.filter((row) => withUnnamed || row.name !== null);
  const items = groupPasses(visible, passes);
  const position = new Map(analysis.sweep.map((key, index) => [key, index]));
  if (analysis.cost === null) return { gradients: [], steps: items, aside: [], unnamed: countUnnamed(analysis) };
  const place = (item: Item) =>
    Math.min(...item.passes.map((row) => position.get(row.key) ?? Number.POSITIVE_INFINITY));
  const rest = items.filter((item) => !hasGradient(item)).map((item) => ({ item, at: place(item) }));
  return {
    gradients: items.filter(hasGradient),
    steps: rest
      .filter(({ at }) => Number.isFinite(at))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item),
    aside: rest
      .filter(({ at }) => !Number.isFinite(at))
      .map(({ item }) => item)
      .reverse(),
    unnamed: countUnnamed(analysis),
  };
}

/** Rows with the same name at the same place under the same calls, in different passes, become one item. */
export function groupPasses(rows: readonly Row[], passes: Readonly<Record<string, number>> = {}): Item[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groupName(row);
    const members = groups.get(group);
    if (members) members.push(row);
    else groups.set(group, [row]);
  }
  return [...groups.values()].map((members) => toItem(members, passes));
}

/** The item that shows a row: the one that has it as a pass, else the innermost one whose expression holds it. */
export function itemOf(items: readonly Item[], analysis: Analysis, key: string): Item | null {
  const own = items.find((item) => item.passes.some((row) => row.key === key));
  if (own) return own;
  const row = analysis.rows.find((candidate) => candidate.key === key);
  if (!row) return null;
  const around = items.filter((item) => contains(item.row.expression, row.range));
  return around.sort((a, b) => span(a.row.expression) - span(b.row.expression))[0] ?? null;
}

/** Named scalars that can be differentiated: the last assignment of each name. */
export function costCandidates(
  analysis: Analysis,
): { readonly name: string; readonly line: number; readonly key: string }[] {
  const byName = new Map<string, Row>();
  for (const row of analysis.rows) {
    const scalar = row.size?.every((n) => n === 1) ?? false;
    const stands = row.name !== null && row.role !== "input" && row.state === "live" && row.frames.length === 0;
    if (stands && scalar && !isNumber(row)) byName.set(row.name ?? "", row);
  }
  return [...byName.values()].map((row) => ({ name: row.name ?? "", line: row.range.line, key: row.key }));
}

/** Sizes that occur in a shape; other whole numbers with a name say nothing about the model. */
export function usedDims({ dims, rows }: Analysis): readonly DimRow[] {
  if (dims.length === 0) return dims;
  const used = new Set(
    rows.flatMap(({ shape }) => shape ?? []).flatMap((dim) => dim.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []),
  );
  return dims.filter(({ name }) => used.has(name));
}

/** A number alone, such as the count of a loop, depends on nothing. */
function isNumber({ formula }: Row): boolean {
  return /^[^\p{L}]+$/u.test(formula);
}

/** A row's name as people write it; unnamed ones by their text. */
export function displayName(row: Row): string {
  return row.name ?? row.text;
}

/** The key without the pass: `h#1` for `h#1[2]`. */
export function stem(key: string): string {
  return key.replace(/\[[\d,\s]*\]$/, "");
}

/** An input that has none by definition, as a size, is not what people came for. */
function hasGradient({ row }: Item): boolean {
  return row.role === "input" && row.adjoint.status !== "none";
}

function countUnnamed(analysis: Analysis): number {
  return analysis.rows.filter((row) => row.name === null && row.role !== "input").length;
}

function toItem(members: readonly Row[], passes: Readonly<Record<string, number>>): Item {
  const first = members[0] as Row;
  const key = first.iteration === null ? first.key : stem(first.key);
  const wanted = passes[key] ?? lastWithGradient(members);
  const pass = Math.min(Math.max(0, wanted), members.length - 1);
  const row = members[pass] ?? first;
  return { key, row, passes: members, pass, depth: row.frames.length + (row.name === null ? 1 : 0) };
}

/** The last pass of a value that the cost depends on; what a loop makes after the cost is of less interest. */
function lastWithGradient(members: readonly Row[]): number {
  const found = members.map((row) => row.adjoint.status !== "none").lastIndexOf(true);
  return found < 0 ? members.length - 1 : found;
}

function groupName(row: Row): string {
  if (row.iteration === null) return row.key;
  const calls = row.frames.map((frame) => `${frame.function}:${frame.line}`).join(">");
  const { line, column } = row.expression;
  return `${row.name ?? row.text} ${calls} ${line}:${column} ${row.iteration.length}`;
}

function contains(outer: Range, inner: Range): boolean {
  const starts = outer.line < inner.line || (outer.line === inner.line && outer.column <= inner.column);
  const ends = outer.endLine > inner.endLine || (outer.endLine === inner.endLine && outer.endColumn >= inner.endColumn);
  return starts && ends;
}

function span(range: Range): number {
  return (range.endLine - range.line) * 10_000 + range.endColumn - range.column;
}
