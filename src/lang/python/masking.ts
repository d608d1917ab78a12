/** An equal-length copy of an expression that `@lezer/python` reads without trouble. */

import { endsOperand, type Token } from "./tokens";

/**
 * Comments, line breaks and continuations become blanks, strings plain ones of the same length, `1.` reads `10`, Python 2's
 * backticks read as brackets, a `yield` of nothing as a name, `await` as nothing, the star of `x[*i]` as a sign; lambdas lose `/` and a comma
 * before the colon.
 */
export function maskedText(tokens: readonly Token[], from: number, to: number): string {
  const parts: string[] = [];
  const lambdas: number[] = [];
  const subscripts: boolean[] = [];
  let at = tokens[from]?.from ?? 0;
  let quoted = false;
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (!token) break;
    if (token.from > at) parts.push(" ".repeat(token.from - at));
    at = token.to;
    if (token.text === "`") quoted = !quoted;
    if (token.text === "(" || token.text === "[" || token.text === "{") {
      subscripts.push(token.text === "[" && i > from && endsOperand(tokens[i - 1]));
    } else if (token.text === ")" || token.text === "]" || token.text === "}") subscripts.pop();
    const starred = token.text === "*" && subscripts[subscripts.length - 1] && /^[[,]$/.test(tokens[i - 1]?.text ?? "");
    if (starred) parts.push("-");
    else parts.push(token.text === "`" ? (quoted ? "(" : ")") : maskedToken(token, tokens[i + 1], i + 1 >= to));
    if (token.text === "lambda") lambdas.push(token.depth);
    else if (lambdas.length > 0 && lambdas[lambdas.length - 1] === token.depth) {
      if (token.text === ":") lambdas.pop();
      if (token.text === ":" || token.text === "/") dropComma(parts, token.text === "/");
    }
  }
  return parts.join("");
}

function maskedToken(token: Token, next: Token | undefined, last: boolean): string {
  if (token.kind === "string") return `'${"_".repeat(Math.max(token.text.length - 2, 0))}'`;
  if (token.kind === "number") {
    return token.text
      .replace(/\.(?!\d)/, "0")
      .replace(/[lL]$/, "0")
      .replace(/^0(?=[\d_])/, "1");
  }
  if (token.text === "await") return "     ";
  if (token.text === "yield" && (last || /^[)\]},:]$/.test(next?.text ?? ""))) return "_____";
  return token.text;
}

/** Blanks the comma before the last part; the part too when it is the mark `/`, which only follows a comma. */
function dropComma(parts: string[], mark: boolean): void {
  let i = parts.length - 2;
  while (parts[i]?.trim() === "") i--;
  if (parts[i] !== ",") return;
  parts[i] = " ";
  if (mark) parts[parts.length - 1] = " ";
}
