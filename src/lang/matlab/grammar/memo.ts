/**
 * The last decision of the tokenizer. Lezer asks again after every reduction, although only a shift makes a new token
 * possible; without this, deep nesting takes quadratic time.
 */

import type { InputStream, Stack } from "@lezer/lr";

let decidedFor: Stack | null = null;
let position = 0;
let token = 0;
let size = 0;

export function accept(input: InputStream, term: number, length: number): void {
  token = term;
  size = length;
  input.acceptToken(term, length);
}

/** Repeats the decision made for this stack in this place, if there is one. */
export function repeat(input: InputStream, stack: Stack): boolean {
  if (decidedFor !== stack || position !== input.pos) return false;
  input.acceptToken(token, size);
  return true;
}

/** Keeps the decision just made; one the parser cannot follow is not worth keeping, as recovery changes the stack. */
export function remember(input: InputStream, stack: Stack): void {
  position = input.pos;
  decidedFor = token !== 0 && stack.canShift(token) ? stack : null;
}

export function beginDecision(): void {
  token = 0;
}

/** To be called at every shift. */
export function forget(): void {
  decidedFor = null;
}
