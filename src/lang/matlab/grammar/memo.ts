/**
 * The last decision of the tokenizer. Lezer asks again after every reduction, although only a shift makes a new token
 * possible; without this, deep nesting takes quadratic time.
 */

import type { InputStream, Stack } from "@lezer/lr";

/** A token to be: its term and its length. A term of 0 is no token. */
export interface Token {
  readonly term: number;
  readonly length: number;
}

export function token(term: number, length: number): Token {
  return { term, length };
}

/** No token, because the file may end here. */
export const complete = token(0, 0);
/** No token, because nothing fits. */
export const stuck = token(0, 0);

let decidedFor: Stack | null = null;
let position = 0;
let decision = complete;

/** The decision made before for this stack in this place. */
export function known(input: InputStream, stack: Stack): Token | null {
  return decidedFor === stack && position === input.pos ? decision : null;
}

/** Keeps a decision; one the parser cannot follow is not worth keeping, as recovery changes the stack. */
export function remember(input: InputStream, stack: Stack, decided: Token): void {
  position = input.pos;
  decision = decided;
  decidedFor = decided === complete || (decided !== stuck && stack.canShift(decided.term)) ? stack : null;
}

/** To be called at every shift. */
export function forget(): void {
  decidedFor = null;
}
