/** An equal-length copy of an expression that `@lezer/python` reads without trouble. */

import { endsOperand, type Token } from "./tokens";

/**
 * Comments, line breaks and continuations become blanks, strings plain ones of the same length, `1.` reads `10`, Python 2's
 * backticks read as brackets, a `yield` of nothing as a name, `await` as nothing, the stars of `x[*i]` and `for a, *b in c`
 * as signs; lambdas lose `/` and a comma before the colon.
 */
export function maskedText(tokens: readonly Token[], from: number, to: number): string {
  const mask = new Mask();
  let at = tokens[from]?.from ?? 0;
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (!token) break;
    mask.add(token, i > from ? tokens[i - 1] : undefined, i + 1 < to ? tokens[i + 1] : undefined, token.from - at);
    at = token.to;
  }
  return mask.text();
}

class Mask {
  private readonly parts: string[] = [];
  /** Depths of the lambdas whose colon is still to come. */
  private readonly lambdas: number[] = [];
  /** Whether each open bracket is a subscript. */
  private readonly subscripts: boolean[] = [];
  /** Between `for` and `in` of a comprehension. */
  private targets = false;
  private quoted = false;

  text(): string {
    return this.parts.join("");
  }

  add(token: Token, previous: Token | undefined, next: Token | undefined, gap: number): void {
    if (gap > 0) this.parts.push(" ".repeat(gap));
    this.follow(token, previous);
    this.parts.push(this.masked(token, previous, next));
    if (token.text === "lambda") this.lambdas.push(token.depth);
    else if (this.lambdas.length > 0 && this.lambdas[this.lambdas.length - 1] === token.depth) {
      if (token.text === ":") this.lambdas.pop();
      if (token.text === ":" || token.text === "/") this.dropComma(token.text === "/");
    }
  }

  private follow(token: Token, previous: Token | undefined): void {
    if (token.text === "`") this.quoted = !this.quoted;
    else if (token.text === "for" || token.text === "in") this.targets = token.text === "for";
    else if (token.text === "(" || token.text === "[" || token.text === "{") {
      this.subscripts.push(token.text === "[" && endsOperand(previous));
    } else if (token.text === ")" || token.text === "]" || token.text === "}") this.subscripts.pop();
  }

  private masked(token: Token, previous: Token | undefined, next: Token | undefined): string {
    if (token.kind === "string") return `'${"_".repeat(Math.max(token.text.length - 2, 0))}'`;
    if (token.kind === "number") return maskedNumber(token.text);
    if (token.text === "`") return this.quoted ? "(" : ")";
    if (token.text === "*" && this.unpacks(previous)) return "-";
    if (token.text === "await") return "     ";
    if (token.text === "yield" && (!next || /^[)\]},:]$/.test(next.text))) return "_____";
    return token.text;
  }

  /** Whether a star stands where `@lezer/python` knows none. */
  private unpacks(previous: Token | undefined): boolean {
    if (!previous || !/^(?:[[(,]|for)$/.test(previous.text)) return false;
    return this.targets || (this.subscripts[this.subscripts.length - 1] ?? false);
  }

  /** Blanks the comma before the last part; the part too when it is the mark `/`, which only follows a comma. */
  private dropComma(mark: boolean): void {
    const { parts } = this;
    let i = parts.length - 2;
    while (parts[i]?.trim() === "") i--;
    if (parts[i] !== ",") return;
    parts[i] = " ";
    if (mark) parts[parts.length - 1] = " ";
  }
}

function maskedNumber(text: string): string {
  return text
    .replace(/\.(?!\d)/, "0")
    .replace(/[lL]$/, "0")
    .replace(/^0(?=[\d_])/, "1");
}
