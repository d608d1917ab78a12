/** Lezer nodes of statements to the common tree. */

import type { TreeCursor } from "@lezer/common";
import type { Expr, Stmt } from "../common/tree";
import { asTarget, baseNames } from "./assignable";
import { block } from "./blocks";
import type { Comments } from "./comments";
import { definition } from "./definitions";
import { expression, increment, spoil } from "./expressions";
import { namesIn } from "./problems";
import { eachChild, enter, type Reader, step } from "./reader";

/** Reads an expression on its own, as when a command turns out to be one; `null` when the text is none. */
export type ExpressionReader = (text: string, base: number) => Expr | null;

/** The statement at the cursor, appended to `out` with what its expressions hide. */
export class StatementReader {
  /** Names assigned so far: `x -y` is a subtraction once there is an `x`. */
  private assigned = new Set<string>();
  private depth = 0;

  constructor(
    readonly r: Reader,
    readonly comments: Comments,
    readonly readExpression: ExpressionReader,
  ) {}

  /** The statements among the children of the node, from the cursor's place on. */
  list(c: TreeCursor): Stmt[] {
    const out: Stmt[] = [];
    eachChild(c, (child) => this.statement(child, out));
    return out;
  }

  statement(c: TreeCursor, out: Stmt[]): void {
    if (++this.depth > 200) {
      const problem = this.r.report({ name: "Deep", from: c.from, to: c.to, opener: c.from });
      out.push({ kind: "broken", names: [], message: problem.message, span: this.r.span(c) });
    } else this.convert(c, out);
    this.depth--;
  }

  /** Remembers names as assigned. */
  note(names: Iterable<string>): void {
    for (const name of names) this.assigned.add(name);
  }

  /** Converts in a scope of its own names. */
  inner<T>(read: () => T): T {
    const outer = this.assigned;
    this.assigned = new Set();
    const result = read();
    this.assigned = outer;
    return result;
  }

  private convert(c: TreeCursor, out: Stmt[]): void {
    const span = this.r.span(c);
    if (block(this, c, out)) return;
    switch (c.name) {
      case "ExpressionStatement":
      case "Assign":
      case "Augment":
        this.simple(c, out);
        break;
      case "Declare":
        this.declare(c, out);
        break;
      case "Command":
        out.push(this.command(c));
        break;
      case "Return":
        out.push({ kind: "return", value: null, span });
        break;
      case "Break":
      case "Continue":
        out.push({ kind: c.name === "Break" ? "break" : "continue", span });
        break;
      case "FunctionDefinition":
      case "ClassDefinition":
      case "ArgumentsBlock":
        definition(this, c, out);
        break;
      case "FunctionClose":
      case "CatchName":
        break;
      default:
        this.broken(c, out);
    }
  }

  /** Text that is no statement: one broken statement for it all. */
  broken(c: TreeCursor, out: Stmt[]): void {
    const { r } = this;
    const mark = r.mark;
    spoil(r, c);
    const problem = r.settle(mark);
    out.push({ kind: "broken", names: namesIn(r.source(c)), message: problem?.message ?? "", span: r.span(c) });
  }

  /** What stands before a closing bracket that nothing opened: its commas were to separate no statements. */
  private takeBack(out: Stmt[], at: number): number {
    const { text, base } = this.r;
    let from = at;
    for (let last = out.at(-1); last; last = out.at(-1)) {
      const simple = last.kind === "assign" || last.kind === "augment" || last.kind === "expression";
      if (!simple || !/^[^;\r\n]*,[^;\r\n]*$/.test(text.slice(last.span.to - base, from - base))) break;
      from = last.span.from;
      out.pop();
    }
    return from;
  }

  /** Takes what the expressions just read want done before and after. */
  hidden(): { before: Stmt[]; after: Stmt[] } {
    const { before, after } = this.r;
    this.r.before = [];
    this.r.after = [];
    return { before, after };
  }

  private simple(c: TreeCursor, out: Stmt[]): void {
    const { r } = this;
    const mark = r.mark;
    const made = c.name === "ExpressionStatement" ? this.alone(c) : this.assignment(c);
    const { before, after } = this.hidden();
    const problem = r.settle(mark);
    if (problem) {
      const names = made?.kind === "assign" ? made.targets.flatMap(baseNames) : [];
      const span = r.trimmed(c);
      const from = closesTooMuch(r.source(c)) ? this.takeBack(out, span.from) : span.from;
      const guess = names.length > 0 ? names.map((n) => n.name) : namesIn(r.text.slice(from - r.base, c.to));
      this.note(guess);
      out.push({ kind: "broken", names: guess, message: problem.message, span: { from, to: span.to } });
      return;
    }
    out.push(...before);
    if (made) out.push(made);
    out.push(...after);
    for (const s of out.slice(-1 - before.length - after.length)) {
      if (s.kind === "assign") for (const t of s.targets.flatMap(baseNames)) this.assigned.add(t.name);
    }
  }

  private alone(c: TreeCursor): Stmt | null {
    const { r } = this;
    const span = r.span(c);
    let made: Stmt | null = null;
    eachChild(c, (child) => {
      if (made) return spoil(r, child);
      const operator = child.name === "Postfix" || child.name === "Unary" ? this.incrementOf(child) : null;
      made = operator ?? { kind: "expression", value: expression(r, child), span };
    });
    return made;
  }

  /** `x++` or `--x`, when the expression is one. */
  private incrementOf(c: TreeCursor): Stmt | null {
    const source = this.r.source(c);
    const sign = /^(\+\+|--)|(\+\+|--)$/.exec(source)?.[0];
    if (!sign || (c.name === "Unary" && !source.startsWith(sign))) return null;
    const { before, after } = this.r;
    let target: Expr | null = null;
    eachChild(c, (child) => {
      if (child.name !== "IncrementOp" && child.name !== "AddOp" && !target) target = expression(this.r, child);
    });
    const made = target && asTarget(target);
    if (made) return increment(this.r, sign, made, c);
    this.r.before = before;
    this.r.after = after;
    return null;
  }

  private assignment(c: TreeCursor): Stmt | null {
    const { r } = this;
    const span = r.span(c);
    const augment = c.name === "Augment";
    const parts: Expr[] = [];
    let op = "";
    let levels = 0;
    for (let more = true; more; ) {
      more = false;
      if (!enter(c)) break;
      levels++;
      do {
        if (c.name === "AugmentOp") op = r.source(c).slice(0, -1);
        else if (c.name === "Assign") more = true;
        else if (c.name === "⚠") spoil(r, c);
        else parts.push(expression(r, c));
      } while (!more && step(c));
    }
    for (; levels > 0; levels--) c.parent();
    const value = parts.pop();
    if (!value || parts.length === 0) {
      r.flaw({ name: "⚠", from: c.from, to: c.to });
      return null;
    }
    const targets = parts.map(asTarget);
    const fine = targets.filter((t) => t !== null);
    const [target] = fine;
    if (fine.length < targets.length || !target) r.flaw({ name: "Target", from: c.from, to: c.to });
    if (!target) return null;
    if (augment) return { kind: "augment", op: op.replace("**", "^"), target, value, span };
    return { kind: "assign", targets: fine, annotation: null, value, span };
  }

  private declare(c: TreeCursor, out: Stmt[]): void {
    const { r } = this;
    const span = r.span(c);
    const mark = r.mark;
    const names: Expr[] = [];
    const values: Stmt[] = [];
    let what: "global" | "persistent" = "global";
    eachChild(c, (child) => {
      if (child.name === "Persistent") what = "persistent";
      else if (child.name === "Declared") {
        const place = r.span(child);
        const parts: Expr[] = [];
        eachChild(child, (part) => void parts.push(expression(r, part)));
        const [name, value] = parts;
        if (name) names.push(name);
        if (name && value) values.push({ kind: "assign", targets: [name], annotation: null, value, span: place });
      } else if (child.name !== "Global") spoil(r, child);
    });
    const problem = r.settle(mark);
    if (problem)
      out.push({ kind: "broken", names: names.flatMap(baseNames).map((n) => n.name), message: problem.message, span });
    else out.push({ kind: "declare", what, names, span }, ...values);
  }

  private command(c: TreeCursor): Stmt {
    const { r } = this;
    const span = r.span(c);
    const source = r.source(c);
    const words = source.match(/'(?:[^']|'')*'|"[^"]*"|[^\s'"]+/g) ?? [];
    const [first = ""] = words;
    if (this.assigned.has(first)) {
      const value = this.readExpression(source, span.from);
      if (value) return { kind: "expression", value, span };
    }
    const rest = words.slice(1);
    if (first === "clear" && rest.length > 0 && rest.every((w) => /^[A-Za-z_]\w*$/.test(w) && w !== "all")) {
      return { kind: "declare", what: "delete", names: rest.map((w) => this.wordAsName(source, w, span.from)), span };
    }
    return { kind: "command", words: words.map((w) => w.replace(/^(['"])([\s\S]*)\1$/, "$2")), span };
  }

  private wordAsName(source: string, name: string, base: number): Expr {
    const from = base + 5 + source.slice(5).search(new RegExp(`\\b${name}\\b`));
    return { kind: "name", name, span: { from, to: from + name.length } };
  }

  /** A test or value in the head of a block; what is wrong there breaks this expression only. */
  head(c: TreeCursor): Expr {
    const mark = this.r.mark;
    const span = this.r.span(c);
    const value = expression(this.r, c);
    return this.r.settle(mark) ? { kind: "broken", span } : value;
  }
}

/** Whether a bracket closes in a text that nothing in it opened. */
function closesTooMuch(source: string): boolean {
  let depth = 0;
  for (const letter of source) {
    if (/[([{]/.test(letter)) depth += 1;
    else if (/[)\]}]/.test(letter) && --depth < 0) return true;
  }
  return false;
}
