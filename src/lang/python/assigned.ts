/** The names that a broken line seems to assign, so that they can keep their last good meaning. */

import { type Piece, textAt } from "./pieces";
import type { Token } from "./tokens";
import { isKeyword } from "./words";

/** Names in the order written; attributes as written (`self.W1`), `x` for `x[i]`. */
export function assignedNames(piece: Piece): string[] {
  const word = textAt(piece, piece.from);
  if (word === "def" || word === "class") return plainNames(piece, piece.from + 1, piece.from + 2);
  if (word === "for") return plainNames(piece, piece.from + 1, indexOf(piece, "in"));
  if (word === "import" || word === "from") return importedNames(piece);
  if (word === "with") return afterEach(piece, "as");
  let end = -1;
  for (let i = piece.from; i < piece.to; i++) {
    const t = piece.tokens[i];
    if (t?.depth === 0 && t.kind === "op" && /^(?:=|[-+*/%@&|^]=|\*\*=|\/\/=|>>=|<<=)$/.test(t.text)) end = i;
  }
  if (end < 0 && textAt(piece, piece.from + 1) === ":") end = piece.from + 1;
  return plainNames(piece, piece.from, end);
}

/** Dotted names from `from` to `to`, without what stands in subscripts and calls. */
function plainNames(piece: Piece, from: number, to: number): string[] {
  const names: string[] = [];
  let inside = Number.POSITIVE_INFINITY;
  for (let i = from; i < Math.min(to, piece.to); i++) {
    const t = piece.tokens[i];
    const before = i > from ? piece.tokens[i - 1] : undefined;
    if (!t || t.depth > inside) continue;
    inside = Number.POSITIVE_INFINITY;
    if ((t.text === "[" || t.text === "(") && isOperand(before)) inside = t.depth;
    else if (t.kind === "name" && !isKeyword(t.text)) {
      if (before?.text === "." && names.length > 0) names.push(`${names.pop()}.${t.text}`);
      else if (before?.text !== ".") names.push(t.text);
    }
  }
  return [...new Set(names)];
}

function importedNames(piece: Piece): string[] {
  const renamed = afterEach(piece, "as");
  if (renamed.length > 0) return renamed;
  const list = indexOf(piece, "import");
  return plainNames(piece, list + 1, piece.to).map((n) => n.split(".")[0] ?? n);
}

function afterEach(piece: Piece, word: string): string[] {
  return piece.tokens
    .slice(piece.from, piece.to - 1)
    .flatMap((t, i) => (t.text === word ? plainNames(piece, piece.from + i + 1, piece.from + i + 2) : []));
}

function indexOf(piece: Piece, word: string): number {
  for (let i = piece.from; i < piece.to; i++) if (piece.tokens[i]?.text === word) return i;
  return piece.to;
}

function isOperand(t: Token | undefined): boolean {
  return t !== undefined && (t.kind === "name" ? !isKeyword(t.text) : t.text === ")" || t.text === "]");
}
