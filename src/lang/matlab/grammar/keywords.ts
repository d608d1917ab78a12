/** Keywords: which words they are, where each counts as one, and which block is left open before it. */

import type { InputStream } from "@lezer/lr";
import { atOperandEnd, can, contextOf, junk, type Parse, standIn } from "./gaps";
import { type Token, token } from "./memo";
import * as t from "./parser.generated.terms";
import * as s from "./scan";
import { Char } from "./scan";
import { Kind, type Surroundings } from "./surroundings";

/** Words that begin a statement, or are one. */
const openers = new Map<string, number>([
  ["if", t._if],
  ["for", t._for],
  ["parfor", t.parfor],
  ["while", t._while],
  ["do", t._do],
  ["switch", t._switch],
  ["try", t._try],
  ["unwind_protect", t.unwindProtect],
  ["spmd", t.spmd],
  ["function", t._function],
  ["arguments", t._arguments],
  ["classdef", t.classdef],
  ["properties", t.properties],
  ["events", t.events],
  ["enumeration", t.enumeration],
  ["methods", t.methods],
  ["global", t.Global],
  ["persistent", t.Persistent],
  ["return", t.Return],
  ["break", t.Break],
  ["continue", t.Continue],
]);

/** Words that go on with a block or end it, and the kinds of blocks they belong to. */
const parts = new Map<string, readonly [term: number, ...kinds: Kind[]]>([
  ["elseif", [t.elseif, Kind.If]],
  ["else", [t._else, Kind.If]],
  ["endif", [t.endif, Kind.If]],
  ["endfor", [t.endfor, Kind.For]],
  ["endparfor", [t.endparfor, Kind.For]],
  ["endwhile", [t.endwhile, Kind.While]],
  ["until", [t.until, Kind.Do]],
  ["case", [t._case, Kind.Switch]],
  ["otherwise", [t.otherwise, Kind.Switch]],
  ["endswitch", [t.endswitch, Kind.Switch]],
  ["catch", [t._catch, Kind.Try]],
  ["end_try_catch", [t.endTryCatch, Kind.Try]],
  ["unwind_protect_cleanup", [t.unwindProtectCleanup, Kind.Unwind]],
  ["end_unwind_protect", [t.endUnwindProtect, Kind.Unwind]],
  ["endfunction", [t.endfunction, Kind.Function]],
  ["endclassdef", [t.endclassdef, Kind.Class]],
  ["endproperties", [t.endSection, Kind.Section]],
  ["endmethods", [t.endSection, Kind.Section]],
  ["endevents", [t.endSection, Kind.Section]],
  ["endenumeration", [t.endSection, Kind.Section]],
  ["endarguments", [t.endSection, Kind.Arguments]],
  [
    "end",
    [
      t.end,
      Kind.If,
      Kind.For,
      Kind.While,
      Kind.Switch,
      Kind.Try,
      Kind.Unwind,
      Kind.Spmd,
      Kind.Function,
      Kind.Arguments,
      Kind.Class,
      Kind.Section,
    ],
  ],
]);

/** Keywords in some places only; elsewhere they are names. */
const soft = new Set("do until spmd arguments properties events enumeration methods".split(" "));

/** Functions called for what they do: a line that begins with one is a statement. */
const actions = new Set("disp fprintf printf plot figure clear close format hold".split(" "));

const firstLetters = new Set([...openers.keys(), ...parts.keys()].map((word) => word.charCodeAt(0)));

/** A quick check; `length` is the word's. */
export function isKeyword(input: InputStream, length: number): boolean {
  if (length < 2 || length > 22 || !firstLetters.has(input.next)) return false;
  const word = s.wordAt(input, 0);
  return openers.has(word) || parts.has(word);
}

/** A keyword, or what must stand before it; `null` when the word is a name here. */
export function keyword(input: InputStream, stack: Parse, word: string, length: number): Token | null {
  const context = contextOf(stack);
  if (context.bracket !== Kind.Top) return inBrackets(input, stack, word, length);
  if (soft.has(word) && !isMeant(input, stack, word, length)) return null;
  if (word === "end" && context.kind === Kind.Function && can(stack, t.Identifier) && !can(stack, t.Number))
    return null;
  const part = parts.get(word);
  const term = part ? part[0] : (openers.get(word) ?? t.Junk);
  const before = misplacedBlock(input, stack, word) ? t.MissingEnd : t.conditionEnd;
  if (can(stack, before)) return token(before, 0);
  if (part && strays(input, stack, word)) return token(t.StrayEnd, length);
  if (word === "function" && closesFunction(input, stack)) return closeFunction(stack, length);
  if (can(stack, term)) return token(term, length);
  if (!can(stack, t.newline) && can(stack, t.MissingOperand)) return token(t.MissingOperand, 0);
  if (part) return misfit(input, stack, part, length);
  return newStatement(stack) ?? junk(input, stack, term, length);
}

/** A statement on the same line without a separator, as after `end`. */
function newStatement(stack: Parse): Token | null {
  return can(stack, t.Command) ? null : standIn(stack, t.juxtaposition);
}

function inBrackets(input: InputStream, stack: Parse, word: string, length: number): Token | null {
  if (word === "end" && can(stack, t.End)) return token(t.End, length);
  if (soft.has(word) || can(stack, t.elementSeparator)) return null;
  const close = atOperandEnd(stack) ? standIn(stack, t.MissingClose) : null;
  return close ?? junk(input, stack, t.Junk, length);
}

/** Whether a word that may also be a name is a keyword in this place. */
function isMeant(input: InputStream, stack: Parse, word: string, length: number): boolean {
  const after = input.peek(s.skipBlanks(input, length));
  const alone = s.isLineEnd(after) || s.isComment(after) || after === Char.Semicolon || after === Char.Comma;
  const block = contextOf(stack).block;
  if (word === "do") return can(stack, t._do) && (alone || s.isLetter(after));
  if (word === "until") return within(block, [t.until, Kind.Do]);
  if (word === "spmd") return alone && can(stack, t.spmd);
  if (word === "arguments") {
    return (
      block?.kind === Kind.Function &&
      (alone || after === Char.Open) &&
      can(stack, t._arguments) &&
      isHeader(input, length)
    );
  }
  return block?.kind === Kind.Class && can(stack, openers.get(word) ?? t.Junk);
}

/** `arguments` or `arguments (Input)` alone on its line. */
function isHeader(input: InputStream, at: number): boolean {
  at = s.skipBlanks(input, at);
  if (input.peek(at) === Char.Open) at = s.skipBlanks(input, s.skipBracket(input, at));
  const c = input.peek(at);
  return s.isLineEnd(c) || s.isComment(c);
}

function within(block: Surroundings | null, part: readonly [term: number, ...kinds: Kind[]]): boolean {
  const kinds = part.slice(1);
  const crosses = kinds.includes(Kind.Section) || kinds.includes(Kind.Class);
  for (let b = block; b; b = b.parent?.block ?? null) {
    if (kinds.includes(b.kind)) return true;
    if (b.kind === Kind.Function && !crosses) return false;
  }
  return false;
}

/** `else`, `endfor` … that the innermost block does not take: closes that block when an outer one does, else is stray. */
function misfit(
  input: InputStream,
  stack: Parse,
  part: readonly [term: number, ...kinds: Kind[]],
  length: number,
): Token {
  const close = within(contextOf(stack).block, part) ? standIn(stack, t.MissingEnd, t.FunctionClose) : null;
  if (close) return close;
  if (can(stack, t.StrayEnd)) return token(t.StrayEnd, length);
  return newStatement(stack) ?? junk(input, stack, part[0], length);
}

/** Functions without `end` run to the next `function`; one that is indented deeper is nested. */
function closesFunction(input: InputStream, stack: Parse): boolean {
  if (stack.dialectEnabled(t.Dialect_ended)) return false;
  for (let b = contextOf(stack).block; b; b = b.parent?.block ?? null) {
    if (b.kind === Kind.Class || b.kind === Kind.Section) return false;
    if (b.kind === Kind.Function) return s.indentation(input) <= b.indent;
  }
  return false;
}

function closeFunction(stack: Parse, length: number): Token {
  const operand = can(stack, t.newline) ? null : standIn(stack, t.MissingOperand);
  return standIn(stack, t.FunctionClose, t.MissingEnd) ?? operand ?? token(t._function, length);
}

/** In the dialect `indented`: whether this line is, by its indentation, no longer in the innermost block. */
function misplacedBlock(input: InputStream, stack: Parse, word: string): boolean {
  if (!stack.dialectEnabled(t.Dialect_indented)) return false;
  const block = contextOf(stack).block;
  if (!block || block.kind >= Kind.Function || !can(stack, t.MissingEnd) || !s.isFirstOnLine(input)) return false;
  const indent = s.indentation(input);
  return indent < block.indent || (indent === block.indent && !parts.has(word));
}

/** The same for a line that begins with anything else. */
export function outdented(input: InputStream, stack: Parse): boolean {
  return misplacedBlock(input, stack, "") && can(stack, t.Command);
}

/** In the dialect `indented`: an `end` deeper than the line that opens its block belongs to a block that is not there. */
function strays(input: InputStream, stack: Parse, word: string): boolean {
  if (!stack.dialectEnabled(t.Dialect_indented) || !word.startsWith("end")) return false;
  const block = contextOf(stack).block;
  return block !== null && can(stack, t.StrayEnd) && s.isFirstOnLine(input) && s.indentation(input) > block.indent;
}

/** A line of `properties`, `arguments` and the like, kept as it is. */
export function rawLine(input: InputStream, stack: Parse): Token | null {
  const kind = contextOf(stack).kind;
  if (kind !== Kind.Class && kind !== Kind.Section && kind !== Kind.Arguments) return null;
  if (!can(stack, t.RawLine)) return null;
  const word = s.wordAt(input, 0);
  if (word !== "" && (parts.has(word) || (kind === Kind.Class && isMeant(input, stack, word, word.length))))
    return null;
  let end = 0;
  for (let at = 0; !s.isLineEnd(input.peek(at)); at++) {
    if (s.isComment(input.peek(at)) && s.isBlank(input.peek(at - 1))) break;
    if (!s.isBlank(input.peek(at))) end = at + 1;
  }
  return token(t.RawLine, end);
}

/**
 * Whether the code at `at`, first on its line, can only be the start of a statement: a keyword or, unless it may be
 * a parameter with its default, `name =`.
 */
export function startsStatement(input: InputStream, at: number, assignments: boolean): boolean {
  if (!s.isLetter(input.peek(at)))
    return assignments && input.peek(at) === Char.OpenSquare && assigns(input, s.skipBracket(input, at));
  const end = s.skipWord(input, at);
  const word = s.wordAt(input, at);
  if (!soft.has(word) && (openers.has(word) || parts.has(word))) {
    const c = input.peek(s.skipBlanks(input, end));
    return word !== "end" || s.isLineEnd(c) || s.isComment(c) || c === Char.Semicolon;
  }
  if (!assignments) return false;
  if (actions.has(word)) {
    const c = input.peek(end);
    return c === Char.Open || (s.isBlank(c) && s.isLetter(input.peek(s.skipBlanks(input, end))));
  }
  at = end;
  for (let c = input.peek(at); at >= 0; c = input.peek(at)) {
    if (c === Char.Open || c === Char.OpenBrace) at = s.skipBracket(input, at);
    else if (c === Char.Dot && s.isLetter(input.peek(at + 1))) at = s.skipWord(input, at + 1);
    else break;
  }
  return assigns(input, at);
}

function assigns(input: InputStream, at: number): boolean {
  if (at < 0) return false;
  at = s.skipBlanks(input, at);
  const c = input.peek(at);
  if (c === Char.Plus || c === Char.Minus || c === Char.Star || c === Char.Slash) at++;
  return input.peek(at) === Char.Equals && input.peek(at + 1) !== Char.Equals;
}
