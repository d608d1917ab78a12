/** Words of Python with a meaning of their own, and the complaint all parts of the front end raise. */

import type { Expr } from "../common/tree";

/** Thrown inside the front end only: this text is not what it should be. */
export class Unparsable extends Error {
  constructor(
    message: string,
    readonly from: number,
    readonly to: number,
  ) {
    super(message);
  }
}

const keywords = new Set(
  (
    "False None True and as assert async await break class continue def del elif else except finally for from global " +
    "if import in is lambda nonlocal not or pass raise return try while with yield"
  ).split(" "),
);

/** Whether a word is reserved, so that it cannot be a name. */
export function isKeyword(word: string): boolean {
  return keywords.has(word);
}

/** What a word means as an expression. */
export function nameOrConstant(name: string, from: number, to: number): Expr {
  const span = { from, to };
  if (name === "True" || name === "False") return { kind: "constant", value: name === "True", span };
  if (name === "yield") return { kind: "yield", value: null, from: false, span };
  return name === "None" ? { kind: "constant", value: null, span } : { kind: "name", name, span };
}
