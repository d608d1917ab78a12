/** Where string literals begin and end, f-strings with nested quotes included. */

/** How a string literal opens. */
export interface StringStart {
  readonly prefix: string;
  readonly quote: string;
  /** Length of prefix and quotes. */
  readonly length: number;
}

/** Where a string literal ends. */
export interface StringEnd {
  readonly to: number;
  readonly closed: boolean;
  readonly long: boolean;
  /** A long string that holds lines which look like code. */
  readonly suspicious: boolean;
}

const block =
  /^[ \t]*(?:(?:async[ \t]+)?def[ \t]+\w+[ \t]*\(.*:|class[ \t]+\w+.*:|import[ \t]+\w[\w., \t]*|from[ \t]+[\w.]+[ \t]+import\b.*|return\b.*)[ \t]*(?:#.*)?$/;
const statement =
  /^[ \t]*(?:[A-Za-z_][\w., ]*(?:\[[^\]]*\])?[ \t]*[-+*/@]?=[^=]|(?:for|if|while|with)\b.*:[ \t]*$|[\w.]+\(.*\)[ \t]*$)/;

/** The opening of a string literal at `at`, or `null`; `c` is the character there. */
export function stringStart(text: string, at: number, c: number): StringStart | null {
  let end = at;
  if (c !== 34 && c !== 39) {
    while (end < at + 3 && isPrefixLetter(text.charCodeAt(end))) end++;
    const q = text.charCodeAt(end);
    if (end === at || (q !== 34 && q !== 39)) return null;
    if (!/^(?:[rubft]|br|rb|fr|rf|ur|tr|rt)$/i.test(text.slice(at, end))) return null;
  }
  const q = text[end] ?? "";
  const quote = text.startsWith(q + q + q, end) ? q + q + q : q;
  return { prefix: text.slice(at, end).toLowerCase(), quote, length: end - at + quote.length };
}

/** The end of the literal that opens at `at`; an unclosed short one ends with its line. */
export function stringEnd(
  text: string,
  at: number,
  start: StringStart,
  options: { readonly indent: number; readonly stop: number; readonly distrust: number | null },
): StringEnd {
  const body = at + start.length;
  const long = start.quote.length === 3;
  const formatted = /[ft]/.test(start.prefix);
  const nested = formatted && !long ? closing(text, body, options.stop, start, true) : null;
  const found = nested ?? closing(text, body, options.stop, start, false);
  if (!long) return { to: found ?? lineEnd(text, body, options.stop), closed: found !== null, long, suspicious: false };
  const code = firstCodeLine(text, body, found ?? options.stop, options.indent, found === null);
  if (found !== null && options.distrust !== at) return { to: found, closed: true, long, suspicious: code !== null };
  return { to: code ?? found ?? options.stop, closed: false, long, suspicious: code !== null };
}

/** Offset after the closing quotes, or `null`; with `fields`, quotes inside `{…}` do not close. */
function closing(text: string, from: number, stop: number, start: StringStart, fields: boolean): number | null {
  const quote = start.quote;
  const q = quote.charCodeAt(0);
  const long = quote.length === 3;
  for (let i = from; i < stop; i++) {
    const c = text.charCodeAt(i);
    if (c === 92) i += text.charCodeAt(i + 1) === 13 && text.charCodeAt(i + 2) === 10 ? 2 : 1;
    else if (c === q && (!long || text.startsWith(quote, i))) return i + quote.length;
    else if (!long && (c === 10 || c === 13)) return null;
    else if (fields && c === 123) {
      if (text.charCodeAt(i + 1) === 123) i++;
      else {
        const end = fieldEnd(text, i + 1, stop);
        if (end === null) return null;
        i = end;
      }
    }
  }
  return null;
}

/** Replacement fields are not longer than this, or are not read as such. */
const longestField = 1000;

/** Offset of the `}` that ends a replacement field on the same line, or `null`. */
function fieldEnd(text: string, from: number, stop: number): number | null {
  const last = Math.min(stop, from + longestField);
  let depth = 0;
  for (let i = from; i < last; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || c === 13) return null;
    if (c === 34 || c === 39) {
      const start = stringStart(text, i, c);
      const end = start?.quote.length === 1 ? closing(text, i + 1, last, start, false) : null;
      if (end === null) return null;
      i = end - 1;
    } else if (c === 40 || c === 91 || c === 123) depth++;
    else if (c === 125 && depth === 0) return i;
    else if (c === 41 || c === 93 || c === 125) depth--;
  }
  return null;
}

/** End of the last line of a long string before one that looks like code outside it; `loose` takes plain statements for code. */
function firstCodeLine(text: string, from: number, to: number, indent: number, loose: boolean): number | null {
  for (let at = lineEnd(text, from, to); at < to; ) {
    const previous = at;
    const start = at + 1;
    at = lineEnd(text, start, to);
    const line = text.slice(start, at);
    const column = line.length - line.trimStart().length;
    if (column <= indent && (block.test(line) || (loose && statement.test(line)))) return previous;
  }
  return null;
}

function lineEnd(text: string, from: number, stop: number): number {
  for (let i = from; i < stop; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || c === 13) return i;
  }
  return stop;
}

function isPrefixLetter(c: number): boolean {
  const lower = c | 32;
  return lower === 114 || lower === 98 || lower === 117 || lower === 102 || lower === 116;
}
