/** `import a.b as c` and `from .m import (x as y, z)`. */

import type { Import, Stmt } from "../common/tree";
import { type Piece, spanOf, splitAt, textAt } from "./pieces";
import { Unparsable } from "./words";

/** An import statement; throws `Unparsable`. */
export function importStatement(piece: Piece): Stmt {
  const names = textAt(piece, piece.from) === "import" ? plain(piece) : fromModule(piece);
  return { kind: "import", names, span: spanOf(piece) };
}

function plain(piece: Piece): Import["names"] {
  const parts = splitAt({ ...piece, from: piece.from + 1 }, ",");
  if (parts.length === 0) throw incomplete(piece);
  return parts.map((part) => {
    const { path, alias } = entry(part);
    // Without an alias it is the outermost package that gets a name.
    const name = alias ?? path.split(".")[0] ?? path;
    return { module: alias === null ? name : path, name: null, as: name };
  });
}

function fromModule(piece: Piece): Import["names"] {
  let at = piece.from + 1;
  let module = "";
  while (at < piece.to && textAt(piece, at) !== "import") module += textAt(piece, at++);
  if (!/^(?:\.+|\.*[^\s.]+(?:\.[^\s.]+)*)$/.test(module) || at + 1 >= piece.to) throw incomplete(piece);
  if (textAt(piece, at + 1) === "*") return [{ module, name: "*", as: "*" }];
  const bracketed = textAt(piece, at + 1) === "(";
  const parts = bracketed
    ? splitAt({ ...piece, from: at + 2, to: piece.to - 1 }, ",")
    : splitAt({ ...piece, from: at + 1 }, ",");
  if (parts.length === 0) throw incomplete(piece);
  return parts.map((part) => {
    const { path, alias } = entry(part);
    return { module, name: path, as: alias ?? path };
  });
}

/** `a.b` or `a.b as c`. */
function entry(part: Piece): { path: string; alias: string | null } {
  let path = "";
  let at = part.from;
  while (at < part.to && textAt(part, at) !== "as") path += textAt(part, at++);
  const alias = textAt(part, at) === "as" ? textAt(part, at + 1) : null;
  const words = part.tokens.slice(part.from, at);
  const alternating = words.every((t, i) => (i % 2 === 0 ? t.kind === "name" : t.text === "."));
  if (!alternating || words.length % 2 === 0 || alias === "") throw incomplete(part);
  if (at < part.to && at + 2 < part.to) throw incomplete(part);
  return { path, alias };
}

function incomplete(piece: Piece): Unparsable {
  const { from, to } = spanOf(piece);
  return new Unparsable("this import is not complete", from, to);
}
