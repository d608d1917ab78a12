/** Ranges of the text, and which row each piece of it means. */

import type { LineMap, Span } from "../core/span";
import type { Use } from "../lang/common/trace";
import type { Place, Range } from "../protocol/analysis";
import type { RowTable } from "./rows";
import type { Study } from "./study";

/** A span in lines and columns from 1. */
export function rangeOf(lines: LineMap, span: Span): Range {
  const from = lines.position(span.from);
  const to = lines.position(span.to);
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

/** Sorts by where a range begins. */
export function byStart(a: Range, b: Range): number {
  return a.line - b.line || a.column - b.column;
}

/** Every piece of text that means a row, by place, inner after outer; for equal pieces the last pass counts. */
export function placesAmong(uses: readonly Use[], s: Study): Place[] {
  const found = new Map<string, { span: Span; row: string; written?: string }>();
  for (const { span, target, written } of uses) {
    const row = rowKey(s.table, target);
    const by = written && rowKey(s.table, written);
    if (row !== undefined && span.to > span.from)
      found.set(`${span.from}:${span.to}`, { span, row, ...(by !== undefined && { written: by }) });
  }
  return [...found.values()]
    .map(({ span, ...meaning }) => ({ range: rangeOf(s.lines, span), ...meaning }))
    .sort(({ range: a }, { range: b }) => byStart(a, b) || b.endLine - a.endLine || b.endColumn - a.endColumn);
}

function rowKey(table: RowTable, target: Use["target"]): string | undefined {
  return (typeof target === "string" ? table.ofKey(target) : table.ofNode(target))?.key;
}
