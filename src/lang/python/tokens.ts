/** Cuts one logical line of Python into tokens, minding strings, brackets, comments and lines that end too late. */

import type { Comment } from "../common/tree";
import { indentAt, lineEndFrom, onlyBlanksBefore } from "./layout";
import { type StringEnd, stringEnd, stringStart } from "./strings";

/** A word, number, string, operator, stray character, or command for IPython; `depth` counts the brackets around it. */
export interface Token {
  readonly kind: "name" | "number" | "string" | "op" | "stray" | "foreign";
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly depth: number;
}

/** What is wrong with a piece of text, and where. */
export interface Fault {
  readonly from: number;
  readonly to: number;
  readonly message: string;
}

/** The tokens of one logical line. */
export interface Scan {
  readonly tokens: readonly Token[];
  readonly comments: readonly Comment[];
  /** Where the next line starts. */
  readonly next: number;
  readonly fault: Fault | null;
  /** Start of the line that can only be a new statement although a bracket is still open here. */
  readonly cut: number | null;
  /** Long strings that hold lines which look like code, so that their closing quotes may be missing. */
  readonly suspicious: readonly number[];
  /** A long string is not closed. */
  readonly unclosed: boolean;
}

/** How to read a logical line. */
export interface ScanOptions {
  /** Column of its first character. */
  readonly indent: number;
  /** Where it ends at the latest. */
  readonly stop: number;
  /** The long string that is to end where its text looks like code. */
  readonly distrust: number | null;
  /** How many lines are looked at behind a line that might be a new statement while a bracket is open. */
  readonly patience: number;
}

/** Python itself refuses more than 200. */
const deepest = 100;
const closerOf: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };
const threeLong = new Set(["**=", "//=", ">>=", "<<=", "..."]);
const twoLong = new Set(
  ["**", "//", ">>", "<<", "<=", ">=", "==", "!=", "<>", "->", ":="].concat([..."+-*/%@&|^"].map((c) => `${c}=`)),
);
const oneLong = new Set([..."+-*/%@&|^~<>=.,:;()[]{}`"]);
const numberPattern =
  /(?:0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|(?:\d[\d_]*(?:\.(?:\d[\d_]*)?)?|\.\d[\d_]*)(?:[eE][+-]?\d[\d_]*)?)[jJlL]?/y;
const lookalikes: Readonly<Record<string, string>> = {
  "“": 'is not the quote " of the language',
  "”": 'is not the quote " of the language',
  "‘": "is not the quote ' of the language",
  "’": "is not the quote ' of the language",
  "−": "is not the minus sign of the language",
  "–": "is not the minus sign of the language",
  "×": 'is written "*"',
  "≤": 'is written "<="',
  "≥": 'is written ">="',
  "≠": 'is written "!="',
};
const lineJoin = /\\[ \t\f]*(?:\r\n|\r|\n|$)/y;
const namePattern = /[\p{ID_Start}_][\p{ID_Continue}]*/uy;
const assignment = /[A-Za-z_][\w., \t]*(?:\[[^\]\n\r]*\][ \t]*)?(?:=(?!=)|[-+@%&|^]=|\*\*?=|\/\/?=)/y;
const clause = /(?:(?:if|for|else|async)\b[^\n\r]*:[ \t]*(?:#[^\n\r]*)?(?=[\n\r]|$)|from[ \t]+[\w.]+[ \t]+import\b)/y;
const statementWords = new Set(
  "def class return while with import del pass break continue raise global nonlocal assert try except finally elif".split(
    " ",
  ),
);
const headerWords = new Set("if elif else for while with try except finally def class async match case".split(" "));
const operatorWords = new Set("if else for in is and or not async await lambda None True False yield from".split(" "));

/** Reads the logical line that starts at `from`, which is not blank. */
export function scanLine(text: string, from: number, options: ScanOptions): Scan {
  return new LineScanner(text, from, options).run();
}

class LineScanner {
  private readonly tokens: Token[] = [];
  private readonly comments: Comment[] = [];
  private readonly open: Token[] = [];
  private fault: Fault | null = null;
  private cut: number | null = null;
  private readonly suspicious: number[] = [];
  private unclosed = false;
  /** Set while no token of the current line inside a bracket has been read. */
  private fresh: { readonly start: number; readonly indent: number } | null = null;
  private candidate: number | null = null;
  private waited = 0;
  private brokenString = false;
  private pos: number;

  constructor(
    private readonly text: string,
    from: number,
    private readonly options: ScanOptions,
  ) {
    this.pos = from;
  }

  run(): Scan {
    while (this.pos < this.options.stop && this.cut === null && this.step());
    const [bracket] = this.open.slice(-1);
    if (bracket && this.cut === null) {
      if (this.pos >= this.options.stop) this.cut = this.candidate;
      this.report(bracket.from, bracket.to, `a closing ${closerOf[bracket.text]} is missing`);
    }
    const { tokens, comments, fault, cut, suspicious, unclosed } = this;
    return { tokens, comments, next: this.pos, fault, cut, suspicious, unclosed };
  }

  /** Reads one token, blank, comment or line end; `false` at the end of the logical line. */
  private step(): boolean {
    const c = this.text.charCodeAt(this.pos);
    if (c === 10 || c === 13) return this.lineEnd(c);
    if (c === 32 || c === 9 || c === 12 || c === 0xa0 || c === 0xfeff) this.pos++;
    else if (c === 35) this.comment();
    else if (c === 92) this.continuation();
    else return this.token(c);
    return true;
  }

  private lineEnd(c: number): boolean {
    this.pos += c === 13 && this.text.charCodeAt(this.pos + 1) === 10 ? 2 : 1;
    if (this.open.length === 0) return false;
    const indent = indentAt(this.text, this.pos);
    if (!indent.blank) this.fresh = { start: this.pos, indent: indent.column };
    return true;
  }

  private comment(): void {
    const end = lineEndFrom(this.text, this.pos);
    const ownLine = this.fresh !== null || this.tokens.length === 0 || onlyBlanksBefore(this.text, this.pos);
    this.comments.push({ text: this.text.slice(this.pos + 1, end), span: { from: this.pos, to: end }, ownLine });
    this.pos = end;
  }

  /** A backslash before a line end joins the lines; any other is stray. */
  private continuation(): void {
    const end = matchEnd(lineJoin, this.text, this.pos);
    if (end !== null) {
      this.pos = end;
      return;
    }
    this.push("stray", this.pos + 1);
    this.report(this.pos - 1, this.pos, "a \\ may only stand at the end of a line");
  }

  private token(c: number): boolean {
    const start = stringStart(this.text, this.pos, c);
    if (start) return this.string(stringEnd(this.text, this.pos, start, this.options));
    if (isDigit(c) || (c === 46 && isDigit(this.text.charCodeAt(this.pos + 1)))) {
      return this.push("number", matchEnd(numberPattern, this.text, this.pos) ?? this.pos + 1);
    }
    const name = matchEnd(namePattern, this.text, this.pos);
    if (name !== null) return this.push("name", name);
    return this.operator();
  }

  private string(end: StringEnd): boolean {
    const from = this.pos;
    if (end.suspicious) this.suspicious.push(from);
    if (!this.push("string", end.to)) return false;
    if (end.closed) return true;
    this.brokenString = true;
    this.unclosed ||= end.long;
    this.report(
      from,
      end.to,
      end.long ? "the closing quotes of this long string are missing" : "a closing quote is missing",
    );
    return true;
  }

  private operator(): boolean {
    const { text, pos } = this;
    const three = text.slice(pos, pos + 3);
    const two = three.slice(0, 2);
    const one = three.slice(0, 1);
    const op = threeLong.has(three) ? three : twoLong.has(two) ? two : oneLong.has(one) ? one : null;
    if (op === null) {
      const character = String.fromCodePoint(text.codePointAt(pos) ?? 0);
      if (!this.push("stray", pos + character.length)) return false;
      this.report(pos, this.pos, `${printable(character)} ${lookalikes[character] ?? "has no meaning here"}`);
      return true;
    }
    if (op in closerOf) return this.openBracket(op);
    if (op === ")" || op === "]" || op === "}") return this.closeBracket(op);
    return this.push("op", pos + op.length);
  }

  private openBracket(op: string): boolean {
    if (!this.push("op", this.pos + op.length)) return false;
    const token = this.tokens[this.tokens.length - 1];
    if (token) this.open.push(token);
    if (this.open.length <= deepest) return true;
    this.report(this.pos - 1, this.pos, `brackets are nested more than ${deepest} deep`);
    this.cut = this.candidate;
    this.open.length = 0;
    this.pos = this.cut ?? lineEndFrom(this.text, this.pos);
    return false;
  }

  private closeBracket(op: string): boolean {
    const at = this.open.map((b) => closerOf[b.text]).lastIndexOf(op);
    const top = this.open[this.open.length - 1];
    if (at < 0) this.report(this.pos, this.pos + 1, top ? missing(top) : `this ${op} has no opening bracket`);
    else if (top && at < this.open.length - 1) this.report(top.from, top.to, missing(top));
    if (at >= 0) this.open.length = at;
    return this.push("op", this.pos + 1);
  }

  /** Adds a token, unless it opens a line that can only be a new statement. */
  private push(kind: Token["kind"], to: number): boolean {
    const token = { kind, text: this.text.slice(this.pos, to), from: this.pos, to, depth: this.open.length };
    if (this.fresh) {
      this.cut = this.judge(token, this.fresh);
      this.fresh = null;
      if (this.cut !== null) return false;
    }
    this.tokens.push(token);
    this.pos = to;
    return true;
  }

  /** Where the logical line must have ended if `token`, first of a line inside a bracket, cannot continue it. */
  private judge(token: Token, line: { readonly start: number; readonly indent: number }): number | null {
    const previous = this.tokens[this.tokens.length - 1];
    if (!previous || token.text === ")" || token.text === "]" || token.text === "}") return null;
    const shallow = line.indent <= this.options.indent;
    const here = this.candidate ?? line.start;
    if (this.brokenString && shallow) return here;
    if (token.kind === "name") {
      if (statementWords.has(token.text)) return here;
      if (shallow && matchEnd(clause, this.text, token.from) !== null) return here;
    }
    if (this.candidate !== null && ++this.waited > this.options.patience) return this.candidate;
    const header = headerWords.has(this.tokens[0]?.text ?? "");
    const starts = token.kind === "name" && startsOperand(token);
    if (starts && (shallow || (header && previous.text === ":"))) this.candidate ??= line.start;
    if (endsOperand(previous) && startsOperand(token) && !(previous.kind === "string" && token.kind === "string")) {
      return header ? here : this.candidate;
    }
    const keyword = previous.text === "(" || previous.text === ",";
    return starts && !keyword && matchEnd(assignment, this.text, token.from) !== null ? this.candidate : null;
  }

  private report(from: number, to: number, message: string): void {
    this.fault ??= { from, to, message };
  }
}

function matchEnd(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}

function missing(bracket: Token): string {
  return `a closing ${closerOf[bracket.text]} is missing`;
}

/** Whether a token can be the last of a value. */
export function endsOperand(t: Token | undefined): boolean {
  if (!t) return false;
  if (t.kind === "op") return t.text === ")" || t.text === "]" || t.text === "}";
  return t.kind !== "name" || !operatorWords.has(t.text) || /^(None|True|False)$/.test(t.text);
}

function startsOperand(t: Token): boolean {
  return t.kind !== "op" && (t.kind !== "name" || !/^(if|else|for|in|is|and|or|not|async|from|as)$/.test(t.text));
}

function printable(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code < 32 || (code >= 127 && code < 160) ? `the control character ${code}` : `"${character}"`;
}

function isDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}
