/** Command syntax: `hold on`, `close all`, `format long`, words that are not an expression. */

import type { InputStream } from "@lezer/lr";
import * as s from "./scan";
import { Char } from "./scan";

/** Commands whose words are often paths, which look like operators. */
const takesPath = new Set(
  "cd ls dir load save run addpath rmpath mkdir rmdir delete type edit open what which source diary more pkg".split(
    " ",
  ),
);

/** Whether the word of that length, at the start of a statement, is a command with words after it. */
export function atCommand(input: InputStream, length: number): boolean {
  if (!s.isBlank(input.peek(length))) return false;
  const at = s.skipBlanks(input, length);
  const c = input.peek(at);
  const next = input.peek(at + 1);
  if (s.isWordChar(c)) return true;
  if (c === Char.At) return s.isLetter(next);
  if (c === Char.Minus && (s.isLetter(next) || next === Char.Minus)) return isOption(input, at);
  if (c === Char.Quote || c === Char.DoubleQuote) return isQuotedWord(input, at);
  if (c === Char.Dot && next === Char.Dot) return input.peek(at + 2) !== Char.Dot;
  if (s.isLineEnd(c) || s.isComment(c) || s.isBlank(next) || s.isLineEnd(next)) return false;
  if (c === Char.Equals || c === Char.Open || c === Char.Semicolon || c === Char.Comma || next === Char.Equals)
    return false;
  return takesPath.has(s.wordAt(input, 0));
}

/** `-word`, not followed by anything that makes it an operand. */
function isOption(input: InputStream, at: number): boolean {
  while (input.peek(at) === Char.Minus) at++;
  if (!s.isLetter(input.peek(at))) return false;
  while (s.isWordChar(input.peek(at)) || input.peek(at) === Char.Minus) at++;
  return endsWord(input.peek(at));
}

function isQuotedWord(input: InputStream, at: number): boolean {
  if (s.isBlank(input.peek(at + 1))) return false;
  const end = s.skipQuoted(input, at);
  return end >= 0 && endsWord(input.peek(end));
}

function endsWord(c: number): boolean {
  return s.isBlank(c) || s.isLineEnd(c) || c === Char.Semicolon || c === Char.Comma;
}

/** Where the words of a command end: before `;`, `,`, a comment or the line end, outside quotes and brackets. */
export function commandEnd(input: InputStream, at: number): number {
  for (let end = at, depth = 0; ; end++) {
    const c = input.peek(end);
    if (s.isLineEnd(c)) return at;
    if (depth <= 0 && (c === Char.Semicolon || c === Char.Comma)) return at;
    const blankBefore = s.isBlank(input.peek(end - 1));
    if (s.isComment(c) && blankBefore) return at;
    if (s.isEllipsis(input, end) && blankBefore) {
      end = s.skipContinuation(input, end) - 1;
      continue;
    }
    if (c === Char.Quote || c === Char.DoubleQuote) {
      const close = s.skipQuoted(input, end);
      if (close >= 0) {
        at = close;
        end = close - 1;
        continue;
      }
    } else if (c === Char.Open || c === Char.OpenSquare || c === Char.OpenBrace) depth++;
    else if (c === Char.Close || c === Char.CloseSquare || c === Char.CloseBrace) depth--;
    if (!s.isBlank(c)) at = end + 1;
  }
}
