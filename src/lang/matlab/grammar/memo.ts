/**
 * The last decision of the tokenizer. Lezer asks again after every reduction, although only a shift makes a new token
 * possible; without this, deep nesting takes quadratic time.
 */

import type { InputStream, Stack } from "@lezer/lr";

let decidedFor: Stack | null = null;
let position = 0;
/** 0: no token, as at the end of a complete file. */
let token = 0;
let size = 0;
let complete = false;

export function accept(input: InputStream, term: number, length: number): void {
  token = term;
  size = length;
  input.acceptToken(term, length);
}

/** Repeats the decision made for this stack in this place, if there is one. */
export function repeat(input: InputStream, stack: Stack): boolean {
  if (decidedFor !== stack || position !== input.pos) return false;
  if (token !== 0) input.acceptToken(token, size);
  return true;
}

/** Keeps the decision just made; one the parser cannot follow is not worth keeping, as recovery changes the stack. */
export function remember(input: InputStream, stack: Stack): void {
  position = input.pos;
  decidedFor = complete || (token !== 0 && stack.canShift(token)) ? stack : null;
}

export function beginDecision(): void {
  token = 0;
  complete = false;
}

/** Decides for no token: the file may end here. */
export function acceptEnd(): void {
  complete = true;
}

/** To be called at every shift. */
export function forget(): void {
  decidedFor = null;
}
