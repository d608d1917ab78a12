/** Finding the joints of a logical line: its commas, equals signs and colons outside brackets and lambdas. */

import type { Token } from "./tokens";

/** A run of tokens of one line. */
export interface Piece {
  readonly tokens: readonly Token[];
  readonly from: number;
  readonly to: number;
}

/** The first token of `piece` at its own depth that `wanted` accepts, from index `start` on, or -1. */
export function findJoint(
  piece: Piece,
  wanted: (t: Token) => boolean,
  start = piece.from,
  depth = depthOf(piece),
): number {
  let lambdas = 0;
  for (let i = start; i < piece.to; i++) {
    const t = piece.tokens[i];
    if (!t || t.depth !== depth) continue;
    if (t.text === "lambda") lambdas++;
    else if (lambdas > 0) {
      if (t.text === ":") lambdas--;
    } else if (wanted(t)) return i;
  }
  return -1;
}

/** The parts between separators; an empty part after the last separator is left out. */
export function splitAt(piece: Piece, separator: string, depth = depthOf(piece)): Piece[] {
  const parts: Piece[] = [];
  let from = piece.from;
  while (from < piece.to) {
    const at = findJoint({ ...piece, from }, (t) => t.text === separator, from, depth);
    const to = at < 0 ? piece.to : at;
    parts.push({ tokens: piece.tokens, from, to });
    from = to + 1;
  }
  return parts;
}

/** The text of the token at `index` of the line, or the empty string. */
export function textAt(piece: Piece, index: number): string {
  return index < piece.to ? (piece.tokens[index]?.text ?? "") : "";
}

/** From the first to the last token. */
export function spanOf(piece: Piece): { from: number; to: number } {
  const first = piece.tokens[piece.from];
  const last = piece.tokens[piece.to - 1];
  if (!first) {
    const end = piece.tokens[piece.tokens.length - 1]?.to ?? 0;
    return { from: end, to: end };
  }
  return { from: first.from, to: Math.max(last?.to ?? first.from, first.from) };
}

/** The index of the bracket that closes the one at `open`, or -1. */
export function closerOf(piece: Piece, open: number): number {
  const depth = piece.tokens[open]?.depth;
  for (let i = open + 1; i < piece.to; i++) {
    const t = piece.tokens[i];
    if (t && t.depth === depth && (t.text === ")" || t.text === "]" || t.text === "}")) return i;
  }
  return -1;
}

/** The index of the colon that ends the head of a block, or -1. */
export function headColon(piece: Piece): number {
  return findJoint(piece, (t) => t.text === ":" && t.kind === "op");
}

function depthOf(piece: Piece): number {
  return piece.tokens[piece.from]?.depth ?? 0;
}
