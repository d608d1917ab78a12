/** Looking ahead in the text: what the tokenizer asks about characters before it decides. Offsets count from the token. */

import type { InputStream } from "@lezer/lr";

export enum Char {
  Eof = -1,
  Tab = 9,
  LineFeed = 10,
  Return = 13,
  Space = 32,
  Bang = 33,
  DoubleQuote = 34,
  Hash = 35,
  Percent = 37,
  Ampersand = 38,
  Quote = 39,
  Open = 40,
  Close = 41,
  Star = 42,
  Plus = 43,
  Comma = 44,
  Minus = 45,
  Dot = 46,
  Slash = 47,
  Colon = 58,
  Semicolon = 59,
  Less = 60,
  Equals = 61,
  Greater = 62,
  At = 64,
  OpenSquare = 91,
  Backslash = 92,
  CloseSquare = 93,
  Caret = 94,
  Underscore = 95,
  OpenBrace = 123,
  Bar = 124,
  CloseBrace = 125,
  Tilde = 126,
}

export function isBlank(c: number): boolean {
  return c === Char.Space || c === Char.Tab || c === 11 || c === 12 || c === 0xa0 || c === 0xfeff || c === 0x3000;
}

export function isNewline(c: number): boolean {
  return c === Char.LineFeed || c === Char.Return;
}

export function isLineEnd(c: number): boolean {
  return c === Char.LineFeed || c === Char.Return || c === Char.Eof;
}

export function isDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}

export function isLetter(c: number): boolean {
  return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 95;
}

export function isWordChar(c: number): boolean {
  return isLetter(c) || isDigit(c);
}

export function isComment(c: number): boolean {
  return c === Char.Percent || c === Char.Hash;
}

export function skipBlanks(input: InputStream, at: number): number {
  while (isBlank(input.peek(at))) at++;
  return at;
}

export function skipWord(input: InputStream, at: number): number {
  while (isWordChar(input.peek(at))) at++;
  return at;
}

/** Where the line at `at` ends, its newline not included. */
export function skipLine(input: InputStream, at: number): number {
  while (!isLineEnd(input.peek(at))) at++;
  return at;
}

/** Skips one line end, also `\r\n`. */
export function skipNewline(input: InputStream, at: number): number {
  return input.peek(at) === Char.Return && input.peek(at + 1) === Char.LineFeed ? at + 2 : at + 1;
}

export function wordAt(input: InputStream, at: number): string {
  let word = "";
  for (let c = input.peek(at); isWordChar(c); c = input.peek(++at)) word += String.fromCharCode(c);
  return word;
}

export function isEllipsis(input: InputStream, at: number): boolean {
  return input.peek(at) === Char.Dot && input.peek(at + 1) === Char.Dot && input.peek(at + 2) === Char.Dot;
}

/** Skips `...`, the rest of its line and the line end. */
export function skipContinuation(input: InputStream, at: number): number {
  const end = skipLine(input, at);
  return input.peek(end) === Char.Eof ? end : skipNewline(input, end);
}

// Looking far ahead or back again and again would make the time quadratic on absurd texts: these limits prevent it.
const farLines = 30;
const farBack = 1000;
const farAhead = 100_000;

/** Skips blanks and continuations. */
export function skipSpace(input: InputStream, at: number): number {
  for (let lines = 0; ; lines++) {
    at = skipBlanks(input, at);
    if (!isEllipsis(input, at) || lines > farLines) return at;
    at = skipContinuation(input, at);
  }
}

/** The first character of code after the line end at `at`: blank lines and comments are passed over, if they are not many. */
export function nextCode(input: InputStream, at: number): number {
  for (let lines = 0; ; lines++) {
    at = skipBlanks(input, at);
    const c = input.peek(at);
    if (lines > farLines) return at;
    if (isComment(c)) at = skipLine(input, at);
    else if (isNewline(c)) at++;
    else return at;
  }
}

/** Whether only blanks stand between the start of the line and the token. */
export function isFirstOnLine(input: InputStream): boolean {
  let at = -1;
  while (isBlank(input.peek(at)) && at > -farBack) at--;
  return isLineEnd(input.peek(at));
}

/** Width of the blanks that begin the line of the token. */
export function indentation(input: InputStream): number {
  let at = -1;
  while (!isLineEnd(input.peek(at)) && at > -farBack) at--;
  let width = 0;
  for (let c = input.peek(++at); isBlank(c); c = input.peek(++at)) width += c === Char.Tab ? 4 : 1;
  return width;
}

/** The end of the bracket that opens at `at`, on the same line; -1 when it stays open. */
export function skipBracket(input: InputStream, at: number): number {
  let depth = 0;
  for (let previous = 0; ; at++) {
    const c = input.peek(at);
    if (isLineEnd(c)) return -1;
    if (c === Char.DoubleQuote || (c === Char.Quote && !isOperandEnd(previous))) {
      at = skipQuoted(input, at);
      if (at < 0) return -1;
      at--;
    } else if (c === Char.Open || c === Char.OpenSquare || c === Char.OpenBrace) depth++;
    else if (c === Char.Close || c === Char.CloseSquare || c === Char.CloseBrace) {
      if (--depth === 0) return at + 1;
    }
    previous = c;
  }
}

function isOperandEnd(c: number): boolean {
  return (
    isWordChar(c) ||
    c === Char.Close ||
    c === Char.CloseSquare ||
    c === Char.CloseBrace ||
    c === Char.Quote ||
    c === Char.Dot
  );
}

/** The end of the string that opens at `at`, or -1 when no quote closes it on its line. */
export function skipQuoted(input: InputStream, at: number): number {
  const quote = input.peek(at);
  if (quote === Char.DoubleQuote) {
    const escaped = skipString(input, at, quote, true);
    if (escaped >= 0) return escaped;
  }
  return skipString(input, at, quote, false);
}

function skipString(input: InputStream, at: number, quote: number, escapes: boolean): number {
  for (at++; ; at++) {
    const c = input.peek(at);
    if (isLineEnd(c)) return -1;
    if (c === Char.Backslash && escapes) {
      at++;
      if (isNewline(input.peek(at))) at = skipNewline(input, at) - 1;
    } else if (c === quote) {
      if (input.peek(at + 1) !== quote) return at + 1;
      at++;
    }
  }
}

/** The end of a block comment that opens at the token, or 0 when there is none or nothing closes it. */
export function blockCommentEnd(input: InputStream): number {
  if (input.peek(1) !== Char.OpenBrace || !isLineEnd(input.peek(skipBlanks(input, 2))) || !isFirstOnLine(input))
    return 0;
  let depth = 1;
  for (let at = skipLine(input, 2); input.peek(at) !== Char.Eof && at < farAhead; ) {
    at = skipBlanks(input, skipNewline(input, at));
    const brace = isComment(input.peek(at)) ? input.peek(at + 1) : 0;
    if ((brace === Char.OpenBrace || brace === Char.CloseBrace) && isLineEnd(input.peek(skipBlanks(input, at + 2)))) {
      depth += brace === Char.OpenBrace ? 1 : -1;
      if (depth === 0) return at + 2;
      if (depth > 50) return 0;
    }
    at = skipLine(input, at);
  }
  return 0;
}

/** The end of the number at `at`; a point that belongs to an operator (`1./x`) is left to it. */
export function skipNumber(input: InputStream, at: number): number {
  const start = at;
  const digits = () => {
    for (let c = input.peek(at); isDigit(c) || (c === Char.Underscore && at > start); c = input.peek(at)) at++;
  };
  const marker = input.peek(at + 1) | 32;
  if (input.peek(at) === 48 && (marker === 120 || marker === 98)) {
    const body = skipWord(input, at + 2);
    if (body > at + 2) return body;
  }
  digits();
  if (input.peek(at) === Char.Dot && !pointIsOperator(input, at)) {
    at++;
    digits();
  }
  const exponent = input.peek(at) | 32;
  if (at > start && (exponent === 101 || exponent === 100)) {
    const sign = input.peek(at + 1);
    const first = sign === Char.Plus || sign === Char.Minus ? at + 2 : at + 1;
    if (isDigit(input.peek(first))) {
      at = first;
      digits();
    }
  }
  const unit = input.peek(at) | 32;
  return (unit === 105 || unit === 106) && !isWordChar(input.peek(at + 1)) ? at + 1 : at;
}

function pointIsOperator(input: InputStream, at: number): boolean {
  const c = input.peek(at + 1);
  if (c === Char.Dot) return input.peek(at + 2) === Char.Dot;
  return c === Char.Star || c === Char.Slash || c === Char.Backslash || c === Char.Caret || c === Char.Quote;
}
