/** Line ends and indentation. */

/** The column of the first character of a line that is not blank; `blank` when only a comment or nothing follows. */
export function indentAt(text: string, lineStart: number): { column: number; at: number; blank: boolean } {
  let column = 0;
  let at = lineStart;
  for (; ; at++) {
    const c = text.charCodeAt(at);
    if (c === 32 || c === 0xa0) column++;
    else if (c === 9) column += 8 - (column % 8);
    else if (c === 12) column = 0;
    else if (c !== 0xfeff) return { column, at, blank: c === 10 || c === 13 || c === 35 || at >= text.length };
  }
}

/** Where the line that holds `from` ends, before its line break. */
export function lineEndFrom(text: string, from: number): number {
  for (let i = from; ; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || c === 13 || i >= text.length) return Math.min(i, text.length);
  }
}

/** Whether nothing but blanks stands before an offset on its line. */
export function onlyBlanksBefore(text: string, at: number): boolean {
  for (let i = at - 1; i >= 0; i--) {
    const c = text.charCodeAt(i);
    if (c === 10 || c === 13) return true;
    if (c !== 32 && c !== 9 && c !== 12 && c !== 0xa0 && c !== 0xfeff) return false;
  }
  return true;
}
