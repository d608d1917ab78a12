/** The tokenizer of MATLAB and Octave: reads each token knowing what the parser could accept and what surrounds it. */

import { ExternalTokenizer, type InputStream } from "@lezer/lr";
import { atCommand, commandEnd } from "./commands";
import { atOperandEnd, can, contextOf, fill, junk, type Parse, standIn } from "./gaps";
import { isKeyword, keyword, outdented, rawLine, startsStatement } from "./keywords";
import { complete, known, remember, stuck, type Token, token } from "./memo";
import * as t from "./parser.generated.terms";
import * as s from "./scan";
import { Char } from "./scan";
import { Kind } from "./surroundings";

export { surroundings } from "./surroundings";

export const tokens = new ExternalTokenizer(
  (input, stack) => {
    let decided = known(input, stack);
    if (!decided) {
      decided = decide(input, stack);
      remember(input, stack, decided);
    }
    if (decided.term !== 0) input.acceptToken(decided.term, decided.length);
  },
  { contextual: true },
);

function decide(input: InputStream, stack: Parse): Token {
  const c = input.next;
  if (c === Char.Eof) return endOfFile(stack);
  if (s.isBlank(c)) return blanks(input, stack);
  if (s.isNewline(c)) return lineEnd(input, stack, s.skipNewline(input, 0));
  if (s.isComment(c)) return token(t.Comment, s.blockCommentEnd(input) || s.skipLine(input, 0));
  if (s.isEllipsis(input, 0)) return continuation(input, stack);
  const raw = rawLine(input, stack);
  if (raw) return raw;
  if (s.isLetter(c)) return word(input, stack);
  if (outdented(input, stack)) return token(t.MissingEnd, 0);
  if (s.isDigit(c) || (c === Char.Dot && s.isDigit(input.peek(1)))) {
    return operand(input, stack, t.Number, s.skipNumber(input, 0));
  }
  return symbol(input, stack, c);
}

function endOfFile(stack: Parse): Token {
  const close = standIn(stack, t.MissingClose, t.conditionEnd, t.FunctionClose, t.MissingEnd);
  if (close) return close;
  return can(stack, t.newline) ? complete : (standIn(stack, t.MissingOperand) ?? stuck);
}

function blanks(input: InputStream, stack: Parse): Token {
  const end = s.skipBlanks(input, 0);
  const separates = separatesElements(input, stack, end);
  return token(separates ? t.elementSeparator : t.blank, end);
}

function continuation(input: InputStream, stack: Parse): Token {
  const end = s.skipContinuation(input, 0);
  return token(separatesElements(input, stack, end) ? t.elementSeparator : t.Continuation, end);
}

/** Whether the blanks that end at `at` stand between two elements of a matrix. */
function separatesElements(input: InputStream, stack: Parse, at: number): boolean {
  const context = contextOf(stack);
  if (context.bracket !== Kind.Matrix && context.bracket !== Kind.Cell) return false;
  return (
    beginsElement(input, s.skipSpace(input, at), context.kind === Kind.Anonymous) && can(stack, t.elementSeparator)
  );
}

/** In the body of an anonymous function only what cannot continue the body begins a new element. */
function beginsElement(input: InputStream, at: number, anonymous: boolean): boolean {
  const c = input.peek(at);
  if (beginsOperand(c)) return true;
  if (c === Char.Dot) return s.isDigit(input.peek(at + 1));
  if (c === Char.Bang || c === Char.Tilde) return input.peek(at + 1) !== Char.Equals;
  if (anonymous) return false;
  if (c === Char.Open || c === Char.OpenBrace) return true;
  if (c !== Char.Plus && c !== Char.Minus) return false;
  const next = input.peek(at + 1);
  return !s.isBlank(next) && !s.isLineEnd(next) && next !== Char.Equals && !s.isEllipsis(input, at + 1);
}

/** Characters that can only begin an operand, never continue an expression (after a blank). */
function beginsOperand(c: number): boolean {
  return s.isWordChar(c) || c === Char.At || c === Char.DoubleQuote || c === Char.Quote || c === Char.OpenSquare;
}

/** A line end: ends a statement or a row, or nothing inside parentheses, unless the next line is plainly a new statement. */
function lineEnd(input: InputStream, stack: Parse, length: number): Token {
  const { bracket } = contextOf(stack);
  if (bracket === Kind.Top) {
    const missing = can(stack, t.newline) ? null : standIn(stack, t.conditionEnd, t.MissingOperand);
    return missing ?? token(t.newline, length);
  }
  const inMatrix = bracket === Kind.Matrix || bracket === Kind.Cell;
  if (closesBrackets(input, stack, s.nextCode(input, length), inMatrix)) {
    return standIn(stack, t.MissingClose, t.MissingOperand) ?? token(t.newline, length);
  }
  return token(inMatrix && can(stack, t.rowNewline) ? t.rowNewline : t.ignoredNewline, length);
}

/** Whether the code at `next`, first on its line, shows that the open bracket is not closed for lack of care. */
function closesBrackets(input: InputStream, stack: Parse, next: number, inMatrix: boolean): boolean {
  const c = input.peek(next);
  if (c === Char.Eof) return true;
  const inParameters = can(stack, t.Identifier) && !can(stack, t.Number);
  if (startsStatement(input, next, inMatrix || !inParameters)) return true;
  return !inMatrix && beginsOperand(c) && atOperandEnd(stack);
}

function word(input: InputStream, stack: Parse): Token {
  const length = s.skipWord(input, 0);
  if (input.peek(-1) === Char.Dot && can(stack, t.FieldName)) return token(t.FieldName, length);
  const reserved = isKeyword(input, length) ? keyword(input, stack, s.wordAt(input, 0), length) : null;
  if (reserved) return reserved;
  if (outdented(input, stack)) return token(t.MissingEnd, 0);
  const context = contextOf(stack);
  if (context.bracket === Kind.Top) {
    if (context.kind === Kind.Try && can(stack, t.CatchName) && endsStatement(input, length)) {
      return token(t.CatchName, length);
    }
    if (atCommand(input, length) && can(stack, t.Command)) return token(t.Command, commandEnd(input, length));
  }
  return operand(input, stack, t.Identifier, skipSuperclass(input, length));
}

/** `method@Superclass` counts as one name. */
function skipSuperclass(input: InputStream, at: number): number {
  if (input.peek(at) !== Char.At || !s.isLetter(input.peek(at + 1))) return at;
  at = s.skipWord(input, at + 1);
  while (input.peek(at) === Char.Dot && s.isLetter(input.peek(at + 1))) at = s.skipWord(input, at + 1);
  return at;
}

function endsStatement(input: InputStream, at: number): boolean {
  const c = input.peek(s.skipBlanks(input, at));
  return s.isLineEnd(c) || s.isComment(c) || c === Char.Semicolon || c === Char.Comma;
}

/** A token that begins an operand; where none may stand, what is missing before it or the token as junk. */
function operand(input: InputStream, stack: Parse, term: number, length: number): Token {
  if (can(stack, term)) return token(term, length);
  return standIn(stack, t.conditionEnd, t.elementSeparator) ?? junk(input, stack, term, length);
}

/** An operator: where its left side is missing, says so first. */
function operator(input: InputStream, stack: Parse, term: number, length: number): Token {
  if (can(stack, term)) return token(term, length);
  return standIn(stack, t.MissingOperand) ?? junk(input, stack, term, length);
}

function symbol(input: InputStream, stack: Parse, c: number): Token {
  const next = input.peek(1);
  switch (c) {
    case Char.Quote:
      if (can(stack, t.TransposeOp)) return token(t.TransposeOp, 1);
      return string(input, stack);
    case Char.DoubleQuote:
      return string(input, stack);
    case Char.Open:
      return operand(input, stack, t.open, 1);
    case Char.OpenSquare:
      return operand(input, stack, t.openMatrix, 1);
    case Char.OpenBrace:
      return operand(input, stack, can(stack, t.openIndex) ? t.openIndex : t.openCell, 1);
    case Char.At:
      return handle(input, stack);
    case Char.Close:
      return closer(input, stack, t.closeParen, Kind.Parenthesis, Kind.Parenthesis);
    case Char.CloseSquare:
      return closer(input, stack, t.closeMatrix, Kind.Matrix, Kind.Matrix);
    case Char.CloseBrace:
      return closer(input, stack, t.closeBrace, Kind.Index, Kind.Cell);
    case Char.Comma:
      return can(stack, t.comma) ? token(t.comma, 1) : fill(input, stack, t.comma);
    case Char.Semicolon:
      return can(stack, t.semicolon) ? token(t.semicolon, 1) : fill(input, stack, t.semicolon);
    case Char.Bang:
    case Char.Tilde:
      if (next === Char.Equals) return operator(input, stack, t.CompareOp, 2);
      if (can(stack, t.Placeholder) && isPlaceholder(input, stack)) return token(t.Placeholder, 1);
      return operand(input, stack, t.NotOp, 1);
    case Char.Plus:
    case Char.Minus:
      if (next === c && isIncrement(input, stack)) return token(t.IncrementOp, 2);
      return assigning(input, stack, t.AddOp, 1);
    case Char.Star: {
      const length = next === Char.Star ? 2 : 1;
      return assigning(input, stack, length === 2 ? t.PowerOp : t.TimesOp, length);
    }
    case Char.Slash:
    case Char.Backslash:
      return assigning(input, stack, t.TimesOp, 1);
    case Char.Caret:
      return assigning(input, stack, t.PowerOp, 1);
    case Char.Ampersand:
      return next === c ? operator(input, stack, t.AndAndOp, 2) : assigning(input, stack, t.AndOp, 1);
    case Char.Bar:
      return next === c ? operator(input, stack, t.OrOrOp, 2) : assigning(input, stack, t.OrOp, 1);
    case Char.Less:
    case Char.Greater:
      return operator(input, stack, t.CompareOp, next === Char.Equals ? 2 : 1);
    case Char.Equals:
      if (next === Char.Equals) return operator(input, stack, t.CompareOp, 2);
      return can(stack, t.equals) ? token(t.equals, 1) : operator(input, stack, t.equals, 1);
    case Char.Colon:
      return operator(input, stack, t.colon, 1);
    case Char.Dot:
      return point(input, stack, next);
    default:
      return junk(input, stack, t.Junk, 1);
  }
}

function point(input: InputStream, stack: Parse, next: number): Token {
  if (next === Char.Star) {
    if (input.peek(2) === Char.Star) return operator(input, stack, t.PowerOp, 3);
    return assigning(input, stack, t.TimesOp, 2);
  }
  if (next === Char.Slash || next === Char.Backslash) return assigning(input, stack, t.TimesOp, 2);
  if (next === Char.Caret) return assigning(input, stack, t.PowerOp, 2);
  if (next === Char.Quote) return operator(input, stack, t.TransposeOp, 2);
  if ((s.isLetter(next) || next === Char.Open) && can(stack, t.dot)) return token(t.dot, 1);
  return junk(input, stack, t.dot, 1);
}

/** An operator that `=` turns into an assignment (`+=`, `.*=`) where one may stand. */
function assigning(input: InputStream, stack: Parse, term: number, length: number): Token {
  if (input.peek(length) === Char.Equals && input.peek(length + 1) !== Char.Equals && can(stack, t.AugmentOp)) {
    return token(t.AugmentOp, length + 1);
  }
  return operator(input, stack, term, length);
}

/** `++` and `--`: after an operand when no other operand follows, before one when it is a name. */
function isIncrement(input: InputStream, stack: Parse): boolean {
  if (!can(stack, t.IncrementOp)) return false;
  const after = input.peek(s.skipBlanks(input, 2));
  if (!can(stack, t.TimesOp)) return s.isLetter(input.peek(2));
  if (after === Char.Plus || after === Char.Minus || after === Char.Bang || after === Char.Tilde) return false;
  return !s.isWordChar(after) && after !== Char.Open && after !== Char.OpenSquare && after !== Char.At;
}

/** `~` that stands for an output or parameter nobody wants. */
function isPlaceholder(input: InputStream, stack: Parse): boolean {
  const at = s.skipSpace(input, 1);
  const c = input.peek(at);
  if (c === Char.Comma || c === Char.CloseSquare || c === Char.Close) return true;
  if (at === 1 || contextOf(stack).bracket !== Kind.Matrix) return false;
  let end = at;
  while (!s.isLineEnd(input.peek(end)) && input.peek(end) !== Char.CloseSquare && end < 200) end++;
  if (input.peek(end) !== Char.CloseSquare) return false;
  end = s.skipBlanks(input, end + 1);
  return input.peek(end) === Char.Equals && input.peek(end + 1) !== Char.Equals;
}

function string(input: InputStream, stack: Parse): Token {
  const end = s.skipQuoted(input, 0);
  if (end >= 0) return operand(input, stack, t.String, end);
  return operand(input, stack, t.UnclosedString, s.skipLine(input, 0));
}

/** `@name`, `@package.name`, or the sign before the parameters of an anonymous function. */
function handle(input: InputStream, stack: Parse): Token {
  let at = s.skipBlanks(input, 1);
  if (input.peek(at) === Char.Open) return operand(input, stack, t.at, 1);
  if (!s.isLetter(input.peek(at))) return junk(input, stack, t.Junk, 1);
  at = s.skipWord(input, at);
  while (input.peek(at) === Char.Dot && s.isLetter(input.peek(at + 1))) at = s.skipWord(input, at + 1);
  return operand(input, stack, t.Handle, at);
}

/** A closing bracket: first closes what is still open inside its partner, and is junk when it has none. */
function closer(input: InputStream, stack: Parse, term: number, kind: Kind, other: Kind): Token {
  if (can(stack, term)) return token(term, 1);
  const context = contextOf(stack);
  const mine = context.bracket === kind || context.bracket === other;
  if (!mine && !context.within(kind) && !context.within(other)) return junk(input, stack, term, 1);
  const missing = mine ? null : standIn(stack, t.MissingClose);
  return missing ?? standIn(stack, t.MissingOperand) ?? junk(input, stack, term, 1);
}
