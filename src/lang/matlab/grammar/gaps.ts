/** Where text is missing or fits nowhere: which stand-in the parser gets instead. */

import type { InputStream, Stack } from "@lezer/lr";
import { accept } from "./memo";
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

/** A comma or semicolon that does not fit: what is missing before it. */
export function fill(input: InputStream, stack: Parse, term: number, length: number): void {
  if (can(stack, t.conditionEnd)) accept(input, t.conditionEnd, 0);
  else if (term === t.comma && can(stack, t.MissingOperand)) accept(input, t.MissingOperand, 0);
  else if (can(stack, t.MissingClose)) accept(input, t.MissingClose, 0);
  else if (can(stack, t.MissingOperand)) accept(input, t.MissingOperand, 0);
  else junk(input, stack, term, length);
}

/** Text that fits nowhere, up to where the expression may go on; `term` is the last resort, left to Lezer's recovery. */
export function junk(input: InputStream, stack: Parse, term: number, length: number): void {
  if (restarts(input, stack)) accept(input, t.juxtaposition, 0);
  else if (can(stack, t.Junk)) accept(input, t.Junk, junkEnd(input, contextOf(stack).bracket, length));
  else if (can(stack, t.MissingOperand)) accept(input, t.MissingOperand, 0);
  else accept(input, term, length);
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
