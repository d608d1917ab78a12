/** Where text is missing or fits nowhere: which stand-in the parser gets instead. */

import type { InputStream, Stack } from "@lezer/lr";
import { type Token, token } from "./memo";
import * as t from "./parser.generated.terms";
import * as s from "./scan";
import { Char } from "./scan";
import { Kind, type Surroundings } from "./surroundings";

export type Parse = Stack;

export function can(stack: Parse, term: number): boolean {
  return stack.canShift(term);
}

export function contextOf(stack: Parse): Surroundings {
  return stack.context as Surroundings;
}

/** Whether the parser has just read a whole operand (or parameter). */
export function atOperandEnd(stack: Parse): boolean {
  return can(stack, t.TimesOp) || can(stack, t.comma);
}

/** The first of these stand-ins, all of no length, that the parser takes here. */
export function standIn(stack: Parse, ...terms: readonly number[]): Token | null {
  const term = terms.find((candidate) => can(stack, candidate));
  return term === undefined ? null : token(term, 0);
}

/** A comma or semicolon that does not fit: what is missing before it. */
export function fill(input: InputStream, stack: Parse, term: number): Token {
  const missing = term === t.comma ? [t.MissingOperand, t.MissingClose] : [t.MissingClose, t.MissingOperand];
  return standIn(stack, t.conditionEnd, ...missing) ?? junk(input, stack, term, 1);
}

/** Text that fits nowhere, up to where the expression may go on; `term` is the last resort, left to Lezer's recovery. */
export function junk(input: InputStream, stack: Parse, term: number, length: number): Token {
  if (restarts(input, stack)) return token(t.juxtaposition, 0);
  if (can(stack, t.Junk)) return token(t.Junk, junkEnd(input, contextOf(stack).bracket, length));
  return standIn(stack, t.MissingOperand) ?? token(term, length);
}

/** Whether a new statement begins here because indentation has just closed a block before it. */
function restarts(input: InputStream, stack: Parse): boolean {
  if (!stack.dialectEnabled(t.Dialect_indented) || contextOf(stack).bracket !== Kind.Top) return false;
  return s.isFirstOnLine(input) && can(stack, t.juxtaposition) && !can(stack, t.Command);
}

function junkEnd(input: InputStream, bracket: Kind, at: number): number {
  for (let end = at, depth = 0; ; end++) {
    const c = input.peek(end);
    if (s.isLineEnd(c) || c === Char.Semicolon || (s.isComment(c) && s.isBlank(input.peek(end - 1)))) return at;
    if (bracket !== Kind.Top) {
      if (c === Char.Open || c === Char.OpenSquare || c === Char.OpenBrace) depth++;
      else if (c === Char.Close || c === Char.CloseSquare || c === Char.CloseBrace) {
        if (--depth < 0) return at;
      } else if (c === Char.Comma && depth === 0) return at;
    }
    if (!s.isBlank(c)) at = end + 1;
  }
}
