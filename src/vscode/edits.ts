/** Carries places between an analysed text and the text as it has been edited since. */

import type { Range } from "../protocol/analysis";

/** A place in a text, counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** One edit: `from`…`to` of the text before became `from`…`end` of the text after. */
export interface Edit {
  readonly from: Place;
  readonly to: Place;
  readonly end: Place;
}

/** The edit that replaces `range` by `text`. */
export function edit(range: Range, text: string): Edit {
  const lines = text.split(/\r\n|\r|\n/);
  const last = lines[lines.length - 1]?.length ?? 0;
  const from = { line: range.line, column: range.column };
  return {
    from,
    to: { line: range.endLine, column: range.endColumn },
    end: { line: range.line + lines.length - 1, column: lines.length === 1 ? range.column + last : last + 1 },
  };
}

/** The one edit that turns a text into another, as small as can be; `null` when they are the same. */
export function editBetween(before: string, after: string): Edit | null {
  if (before === after) return null;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let same = 0;
  while (same < most - start && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  const [from, to] = [placeAt(before, start), placeAt(before, before.length - same)];
  const range = { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  return edit(range, after.slice(start, after.length - same));
}

function placeAt(text: string, offset: number): Place {
  const lines = text.slice(0, offset).split("\n");
  return { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
}

/** Where a place is after `edits`; `null` when its text is gone. */
export function forward(place: Place, edits: readonly Edit[]): Place | null {
  let at: Place | null = place;
  for (const { from, to, end } of edits) at = at && move(at, from, to, end);
  return at;
}

/** Where a place was before `edits`; `null` when it is in text that is new. */
export function backward(place: Place, edits: readonly Edit[]): Place | null {
  let at: Place | null = place;
  for (const { from, to, end } of [...edits].reverse()) at = at && move(at, from, end, to);
  return at;
}

/** Where a range is after `edits`; `null` when an edit touched its inside. */
export function forwardRange(range: Range, edits: readonly Edit[]): Range | null {
  if (edits.length === 0) return range;
  let current: Range = range;
  for (const { from, to, end } of edits) {
    const start = { line: current.line, column: current.column };
    const stop = { line: current.endLine, column: current.endColumn };
    if (atMost(stop, from)) continue;
    if (!atMost(to, start)) return null;
    const first = shift(start, to, end);
    const last = shift(stop, to, end);
    current = { line: first.line, column: first.column, endLine: last.line, endColumn: last.column };
  }
  return current;
}

function move(at: Place, from: Place, to: Place, end: Place): Place | null {
  if (atMost(at, from)) return at;
  return atMost(to, at) ? shift(at, to, end) : null;
}

function shift(at: Place, to: Place, end: Place): Place {
  const line = at.line - to.line + end.line;
  return { line, column: at.line === to.line ? at.column - to.column + end.column : at.column };
}

function atMost(a: Place, b: Place): boolean {
  return a.line < b.line || (a.line === b.line && a.column <= b.column);
}
