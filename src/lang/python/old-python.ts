/** Tells Python 2 from Python 3 by what only the one reads: `print x`, `except E, e`, `10L`, `<>`. */

import type { LogicalLine } from "./lines";
import type { Token } from "./tokens";

/** Whether lines are Python 2, with its division of whole numbers. */
export function isOldPython(lines: readonly LogicalLine[]): boolean {
  return lines.some((l) => isOldLine(l.tokens)) && !lines.some((l) => importsDivision(l.tokens));
}

function isOldLine(tokens: readonly Token[]): boolean {
  const [first, second] = tokens;
  if (first?.kind === "name" && second && first.text === "print") return beginsValue(second);
  if (first?.text === "except" || first?.text === "raise") return hasOldComma(tokens);
  return tokens.some((t) => (t.kind === "number" ? isOldNumber(t.text) : t.text === "<>" || t.text === "`"));
}

/** Text, a number or a name behind `print` is what it prints. */
function beginsValue(token: Token): boolean {
  if (token.kind === "op") return token.text === ">>";
  return token.kind !== "name" || !/^(?:if|else|for|in|is|and|or|as|not)$/.test(token.text);
}

/** `except E, e` and `raise E, "no"`: a comma outside of brackets. */
function hasOldComma(tokens: readonly Token[]): boolean {
  const depth = tokens[0]?.depth ?? 0;
  return tokens.some((t) => t.text === "," && t.depth === depth);
}

/** `10L` and `0777`. */
function isOldNumber(text: string): boolean {
  return /^(?:0[xX][\da-fA-F]+|\d+)[lL]$/.test(text) || /^0[0-7]*[1-7][0-7]*$/.test(text);
}

/** `from __future__ import division` */
function importsDivision(tokens: readonly Token[]): boolean {
  return tokens[1]?.text === "__future__" && tokens.some((t) => t.text === "division");
}
