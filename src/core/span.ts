/** Places in a source text. */

/** A half-open range of UTF-16 offsets in one document. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A place as people name it: lines and columns count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Turns offsets of one text into lines and columns. */
export interface LineMap {
  position(offset: number): Position;
  /** Offset of the first character of a line (counted from 1). */
  lineStart(line: number): number;
  readonly lineCount: number;
}

/** Indexes the line starts of `text`; `\n`, `\r\n` and a lone `\r` all end a line. */
export function lineMap(text: string): LineMap {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return {
    lineCount: starts.length,
    lineStart: (line) => starts[Math.min(Math.max(line, 1), starts.length) - 1] ?? 0,
    position(offset) {
      const row = lastAtMost(starts, offset);
      return { line: row + 1, column: offset - (starts[row] ?? 0) + 1 };
    },
  };
}

/** The smallest span that holds both. */
export function cover(a: Span, b: Span): Span {
  return { from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) };
}

/** Whether `outer` holds every character of `inner`. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

function lastAtMost(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
