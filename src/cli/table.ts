/** The report as a table for people. */

import { prettyDim } from "../core/dim";
import { noCost } from "../cost/node-costs";
import type { Outcome } from "../engine/analyse";
import { type Study, statementCosts } from "../engine/study";
import type { Analysis, Row } from "../protocol/analysis";
import { cellAt, lineName } from "../protocol/notebook";

/** Rows with shape, adjoint and the cost of their statement, the problems below. */
export function tableOf({ analysis, study }: Outcome, file: string): string {
  const head = ["line", "name", "shape", "adjoint", "forward", "reverse"];
  const rows = analysis.rows.filter((row) => row.name !== null).map((row) => cells(row, analysis, study));
  const parts = [title(analysis, file), aligned([head, ...rows]), totals(analysis), problems(analysis)];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function title({ cost, entry, cells }: Analysis, file: string): string {
  const where = entry ? `${file}, ${entry}` : file;
  if (!cost) return `${where}: no cost`;
  const value = cost.value === null ? "" : ` = ${cost.value}`;
  return `${where}: gradient of ${cost.name}${value} (${lineName(cells ?? null, cost.line)})`;
}

function cells(row: Row, analysis: Analysis, study: Study): string[] {
  const source = study.table.ofKey(row.key);
  const costs = source ? statementCosts(study, source) : noCost;
  const pass = row.iteration ? ` [${row.iteration.join(", ")}]` : "";
  return [
    place(row.range.line, analysis),
    `${row.name}${pass}`,
    shapeOf(row),
    adjointText(row),
    costs.forward.size === 0 ? "" : prettyDim(costs.forward),
    costs.reverse.size === 0 ? "" : prettyDim(costs.reverse),
  ];
}

function shapeOf({ shape }: Row): string {
  if (shape === null) return "?";
  if (shape.length === 0) return "scalar";
  return shape.length === 1 ? `(${shape[0]},)` : shape.map((d) => (/[ +]/.test(d) ? `(${d})` : d)).join("×");
}

function adjointText({ adjoint, barred, state, why }: Row): string {
  if (state === "opaque" && adjoint.status !== "ok") return `not known: ${why ?? adjoint.why}`;
  switch (adjoint.status) {
    case "ok":
      return `${barred ?? "adjoint"} = ${adjoint.formula ?? "…"}`;
    case "zero":
      return `${barred ?? "adjoint"} = 0`;
    case "none":
      return `no gradient: ${adjoint.why}`;
    case "unknown":
      return `unknown: ${adjoint.why}`;
  }
}

function totals({ costs, cost }: Analysis): string {
  if (!cost) return "";
  const { forward, reverse, naive } = costs;
  return `forward ${forward.pretty} = ${count(forward.count)}   reverse ${reverse.pretty} = ${count(reverse.count)}   entry by entry ${count(naive.count)}`;
}

/** `12`; in a notebook `3:2` for the second line of the third cell. */
function place(line: number, { cells }: Analysis): string {
  if (!cells) return String(line);
  const at = cellAt(cells, line);
  return `${at.cell + 1}:${at.line}`;
}

function problems(analysis: Analysis): string {
  const at = (line: number) => lineName(analysis.cells ?? null, line);
  return analysis.findings
    .map(({ range, severity, message, code, related }) => {
      const more = related.map((r) => `\n    ${at(r.range.line)}: ${r.message}`).join("");
      return `${place(range.line, analysis)}:${range.column} ${severity}: ${message} (${code})${more}`;
    })
    .join("\n");
}

function count(n: number): string {
  return n.toLocaleString("en");
}

function aligned(table: readonly (readonly string[])[]): string {
  const widths = (table[0] ?? []).map((_, i) => Math.min(60, Math.max(...table.map((row) => letters(row[i] ?? "")))));
  return table
    .map((row) =>
      row
        .map((cell, i) => pad(cell, widths[i] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function pad(cell: string, width: number): string {
  return cell + " ".repeat(Math.max(0, width - letters(cell)));
}

/** Characters without the accents that stand on them. */
function letters(text: string): number {
  return (text.normalize("NFC").match(/\P{M}/gu) ?? []).length;
}
