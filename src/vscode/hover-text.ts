/** Writes what a hover says about a row, as lines of plain text. */

import type { AdjointRow, Analysis, Flops, Row, Summary } from "../protocol/analysis";
import type { RowCheck } from "../protocol/inquiries";
import { passesOf } from "./places";

/** What a hover says, before it becomes Markdown. */
export interface HoverText {
  /** The user's own text, for a code block in the file's language. */
  readonly code: string;
  /** Shapes, norm and contributions, for a code block without colours. */
  readonly lines: readonly string[];
  /** A sentence below them. */
  readonly note: string | null;
}

/** How numbers are written, and whether they belong to the text as it stands. */
export interface HoverStyle {
  readonly digits: number;
  readonly fresh: boolean;
  /** What differences say of the row's adjoint; `null` when it is not known. */
  readonly check?: RowCheck | null;
  /** What wrote to the same array through another name before, and where. */
  readonly written?: { readonly name: string; readonly line: string } | null;
}

/** Columns a closed form may take. */
const formulaWidth = 60;

/** The text of the hover on `row`. */
export function hoverText(row: Row, analysis: Analysis, style: HoverStyle): HoverText {
  return {
    code: row.text.trim() || row.name || row.formula,
    lines: [shapeLine(row, style), ...formulas(row, analysis, style)],
    note: [passNote(row, analysis), aliasNote(row, style), note(row)].filter(Boolean).join(" ") || null,
  };
}

/** `5×3`; `N×H (7×4)` where sizes have names; `(7,)`, `(N,) (7)` for a vector without orientation; `scalar` for no axes. */
export function shapeText(shape: readonly string[] | null, size: readonly number[] | null): string {
  if (shape === null) return "shape unknown";
  const names = join(shape);
  const named = size !== null && names !== join(size.map(String));
  return named ? `${names} (${size.join("×")})` : names;
}

/** A number to so many digits, without trailing zeros, with a true minus sign. */
export function numberText(value: number, digits: number): string {
  if (!Number.isFinite(value)) return String(value).replace("Infinity", "∞").replace("-", "−");
  const magnitude = Math.abs(value);
  const plain = magnitude === 0 || (magnitude >= 1e-3 && magnitude < 10 ** Math.max(digits, 4));
  const text = plain ? String(Number(value.toPrecision(digits))) : value.toExponential(digits - 1);
  return text
    .replace(/\.?0+e/, "e")
    .replace("e+", "e")
    .replace(/-/g, "−");
}

/** Text cut to a number of columns; accents that stand on a letter take none. */
export function cut(text: string, columns: number): string {
  const letters = text.match(/\P{M}\p{M}*/gu) ?? [];
  return letters.length <= columns ? text : `${letters.slice(0, columns - 1).join("")}…`;
}

/** A form that differences contradict is not shown as if it were right. */
function formulas(row: Row, analysis: Analysis, { check }: HoverStyle): string[] {
  if (check?.verdict === "differs") return [`⚠ ${check.text}`];
  return row.role === "input" ? closedForm(row) : contributions(row, analysis);
}

function shapeLine(row: Row, style: HoverStyle): string {
  const number = style.fresh && row.state !== "opaque" ? scalarText(row, row.value, style) : null;
  const value = `${row.name ?? "value"}${number ? ` = ${number}` : ""}   ${shapeText(row.shape, row.size)}`;
  return [value, ...adjointParts(row, style)].join("    ");
}

function adjointParts(row: Row, style: HoverStyle): string[] {
  const bar = row.barred ?? "adjoint";
  const { adjoint } = row;
  if (adjoint.status === "zero") return [`${bar} = 0`];
  if (adjoint.status === "none") return [`no gradient${because(adjoint)}`];
  if (adjoint.status === "unknown") return [`${bar} unknown${because(adjoint)}`];
  const number = style.fresh ? scalarText(row, adjoint.summary, style) : null;
  if (number) return [`${bar} = ${number}`, ...checkText(style)];
  const shape = `${bar}  ${shapeText(adjoint.shape, adjoint.size)}`;
  const norm = style.fresh && adjoint.summary ? [`‖${bar}‖ = ${numberText(adjoint.summary.norm, style.digits)}`] : [];
  return [shape, ...norm, ...checkText(style)];
}

/** The one entry of a single number, with its sign; `null` for arrays, and as long as it is not known. */
function scalarText({ size }: Row, summary: Summary | null, { digits }: HoverStyle): string | null {
  if (summary === null || size === null || size.some((n) => n !== 1)) return null;
  return numberText(summary.entries?.[0]?.[0] ?? summary.sum, digits);
}

function checkText({ fresh, check }: HoverStyle): string[] {
  return fresh && check?.verdict === "agrees" ? [`✓ ${check.digits} digits`] : [];
}

function because({ why }: AdjointRow): string {
  return why ? `: ${why}` : "";
}

function closedForm({ adjoint, barred }: Row): string[] {
  if (adjoint.status !== "ok" || !adjoint.formula) return [];
  const form = barred && !adjoint.formula.startsWith(`${barred} `) ? `${barred} = ${adjoint.formula}` : adjoint.formula;
  return [cut(form, formulaWidth)];
}

function contributions(row: Row, analysis: Analysis): string[] {
  const known = new Map(analysis.rows.map((other) => [other.key, other]));
  const table = row.sends.map(({ target, formula, flops }) => [
    known.get(target)?.barred ?? target,
    cut(formula, formulaWidth),
    flopsText(flops),
  ]);
  return align(table).map(([target, formula, flops]) => `${target}  ⟵  ${formula}    ${flops}`.trimEnd());
}

/** `4 n²m FLOPs`; nothing where nothing is computed. */
function flopsText({ pretty }: Flops): string {
  return pretty === "0" ? "" : `${pretty} ${pretty === "1" ? "FLOP" : "FLOPs"}`;
}

/** A name sees what is written through another name of the same array. */
function aliasNote({ name }: Row, { written }: HoverStyle): string | null {
  return written ? `${name} shares its array with ${written.name}, which ${written.line} writes to.` : null;
}

/** Which pass of a loop this is. */
function passNote(row: Row, analysis: Analysis): string | null {
  const passes = passesOf(analysis, row);
  const pass = passes.indexOf(row) + 1;
  if (passes.length < 2 || pass === 0) return null;
  const { cost } = analysis;
  const isLast = pass === passes.length || cost === null;
  return isLast
    ? `Pass ${pass} of ${passes.length}.`
    : `Pass ${pass} of ${passes.length}, the last that ${cost.name} depends on.`;
}

function note(row: Row): string | null {
  // Why its gradient is unknown says it already.
  if (row.state === "opaque") return row.adjoint.why === row.why ? null : row.why;
  if (row.state === "stale") return "As of your last complete line.";
  if (row.edge !== null) return `${row.edge.charAt(0).toUpperCase()}${row.edge.slice(1)}.`;
  if (row.name === null) return row.summary || null;
  return row.source === "random" ? "Values are random: the file gives none." : null;
}

function join(axes: readonly string[]): string {
  if (axes.length === 0) return "scalar";
  return axes.length === 1 ? `(${axes[0]},)` : axes.map((axis) => (/[+\- ]/.test(axis) ? `(${axis})` : axis)).join("×");
}

function align(table: readonly string[][]): string[][] {
  const width = (column: number) => Math.max(0, ...table.map((line) => columns(line[column] ?? "")));
  return table.map((line) => line.map((cell, i) => cell + " ".repeat(width(i) - columns(cell))));
}

function columns(text: string): number {
  return (text.match(/\P{M}/gu) ?? []).length;
}
