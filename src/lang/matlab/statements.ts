/** Lezer nodes of statements to the common tree. */

import type { TreeCursor } from "@lezer/common";
import type { Expr, Stmt } from "../common/tree";
import type { Comments } from "./comments";
import { definition } from "./definitions";
import { asTarget, baseNames, expression, increment, spoil } from "./expressions";
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

  /** Converts in a scope of its own names. */
  inner<T>(read: () => T): T {
    const outer = this.assigned;
    this.assigned = new Set();
    const result = read();
    this.assigned = outer;
    return result;
  }

  private convert(c: TreeCursor, out: Stmt[]): void {
    const { r } = this;
    switch (c.name) {
      case "ExpressionStatement":
      case "Assign":
      case "Augment":
        return this.simple(c, out);
      case "Declare":
        return this.declare(c, out);
      case "Command":
        out.push(this.command(c));
        return;
      case "Return":
        out.push({ kind: "return", value: null, span: r.span(c) });
        return;
      case "Break":
      case "Continue":
        out.push({ kind: c.name === "Break" ? "break" : "continue", span: r.span(c) });
        return;
      case "If":
        return this.ifBlock(c, out);
      case "For":
        return this.forBlock(c, out);
      case "While":
      case "DoUntil":
        return this.whileBlock(c, out);
      case "Switch":
        return this.switchBlock(c, out);
      case "Try":
      case "Unwind":
      case "Spmd":
        return this.tryBlock(c, out);
      case "FunctionDefinition":
      case "ClassDefinition":
      case "ArgumentsBlock":
        return definition(this, c, out);
      case "FunctionClose":
      case "CatchName":
      case "Comment":
        return;
      default:
        this.broken(c, out);
    }
  }

  /** Text that is no statement: one broken statement for it all. */
  private broken(c: TreeCursor, out: Stmt[]): void {
    const { r } = this;
    const mark = r.mark;
    spoil(r, c);
    const problem = r.settle(mark);
    const names = namesIn(r.source(c));
    out.push({ kind: "broken", names, message: problem?.message ?? "", span: r.span(c) });
  }

  /** Takes what the expressions just read want done before and after. */
  private hidden(): { before: Stmt[]; after: Stmt[] } {
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
      const guess = names.length > 0 ? names.map((n) => n.name) : namesIn(r.source(c));
      for (const name of guess) this.assigned.add(name);
      out.push({ kind: "broken", names: guess, message: problem.message, span: r.trimmed(c) });
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
    return { kind: "command", words: words.map((w) => w.replace(/^(['"])([^]*)\1$/, "$2")), span };
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

  /** Where a block ends: its last word, or its last statement when that word is missing. */
  private blockSpan(c: TreeCursor, missing: boolean, bodies: readonly (readonly Stmt[])[], head: number) {
    const { r } = this;
    if (!missing) return r.span(c);
    r.report({ name: "MissingEnd", from: c.from, to: c.from, opener: c.from });
    const to = Math.max(head, ...bodies.map((body) => body.at(-1)?.span.to ?? 0));
    return { from: c.from + r.base, to };
  }

  private ifBlock(c: TreeCursor, out: Stmt[]): void {
    const arms: { test: Expr; body: Stmt[] }[] = [];
    let otherwise: Stmt[] = [];
    let missing = false;
    let into: Stmt[] | null = null;
    const arm = (child: TreeCursor): void => {
      const test = this.head(child);
      into = [];
      arms.push({ test, body: into });
    };
    eachChild(c, (child) => {
      if (child.name === "ElseIf") {
        let seen = false;
        eachChild(child, (part) => {
          if (!seen) arm(part);
          else this.statement(part, into ?? []);
          seen = true;
        });
      } else if (child.name === "Else") otherwise = this.list(child);
      else if (child.name === "MissingEnd") missing = true;
      else if (!into) arm(child);
      else this.statement(child, into);
    });
    const { before, after } = this.hidden();
    const bodies = [...arms.map((a) => a.body), otherwise];
    const span = this.blockSpan(c, missing, bodies, arms.at(-1)?.test.span.to ?? 0);
    out.push(...before, { kind: "if", arms, otherwise, span }, ...after);
  }

  private forBlock(c: TreeCursor, out: Stmt[]): void {
    const { r } = this;
    const nothing: Expr = { kind: "broken", span: r.span({ from: c.from, to: c.from + 3 }) };
    const body: Stmt[] = [];
    let missing = false;
    let target: Expr = nothing;
    let iterable: Expr = nothing;
    let before: Stmt[] = [];
    eachChild(c, (child) => {
      if (child.name === "ForHeader" || child.name === "ForParenthesis") {
        const mark = r.mark;
        const parts: Expr[] = [];
        const opener = child.from;
        eachChild(child, (part) => {
          if (part.name === "MissingClose" || part.name === "MissingOperand" || part.name === "⚠")
            spoil(r, part, opener);
          else parts.push(expression(r, part));
        });
        const [first, second] = parts;
        target = (first && asTarget(first)) ?? nothing;
        iterable = second ?? nothing;
        before = this.hidden().before;
        if (r.settle(mark)) iterable = { kind: "broken", span: iterable.span };
        for (const name of baseNames(target)) this.assigned.add(name.name);
      } else if (child.name === "MissingEnd") missing = true;
      else this.statement(child, body);
    });
    const span = this.blockSpan(c, missing, [body], iterable.span.to);
    out.push(...before, { kind: "for", target, iterable, body, otherwise: [], span });
  }

  private whileBlock(c: TreeCursor, out: Stmt[]): void {
    const { r } = this;
    const until = c.name === "DoUntil";
    const body: Stmt[] = [];
    const tests: Expr[] = [];
    let missing = false;
    let hidden: { before: Stmt[]; after: Stmt[] } = { before: [], after: [] };
    eachChild(c, (child) => {
      if (child.name === "MissingEnd") missing = true;
      else if (tests.length === 0 && (until ? isExpression(child.name) : true)) {
        tests.push(this.head(child));
        hidden = this.hidden();
      } else this.statement(child, body);
    });
    const test: Expr = tests[0] ?? { kind: "broken", span: r.span({ from: c.from, to: c.from }) };
    const span = this.blockSpan(c, missing, [body], test.span.to);
    body.push(...hidden.before);
    if (!until) out.push(...hidden.before);
    out.push({ kind: "while", test, until, body, otherwise: [], span });
  }

  private switchBlock(c: TreeCursor, out: Stmt[]): void {
    const cases: { value: Expr; body: Stmt[] }[] = [];
    let subject: Expr | null = null;
    let otherwise: Stmt[] = [];
    let missing = false;
    eachChild(c, (child) => {
      if (child.name === "MissingEnd") missing = true;
      else if (child.name === "Otherwise") otherwise = this.list(child);
      else if (child.name === "Case") {
        const body: Stmt[] = [];
        let value: Expr | null = null;
        eachChild(child, (part) => {
          if (value) this.statement(part, body);
          else value = this.head(part);
        });
        cases.push({ value: value ?? { kind: "broken", span: this.r.span(child) }, body });
      } else if (!subject) subject = this.head(child);
      else this.broken(child, otherwise);
    });
    const { before } = this.hidden();
    const nothing: Expr = { kind: "broken", span: this.r.span({ from: c.from, to: c.from + 6 }) };
    const span = this.blockSpan(c, missing, [...cases.map((x) => x.body), otherwise], (subject ?? nothing).span.to);
    out.push(...before, { kind: "switch", subject: subject ?? nothing, cases, otherwise, span });
  }

  private tryBlock(c: TreeCursor, out: Stmt[]): void {
    const body: Stmt[] = [];
    const handlers: { name: string | null; body: Stmt[] }[] = [];
    let final: Stmt[] = [];
    let missing = false;
    const spmd = c.name === "Spmd";
    eachChild(c, (child) => {
      if (child.name === "MissingEnd") missing = true;
      else if (child.name === "Cleanup") final = this.list(child);
      else if (child.name === "Catch") {
        let name: string | null = null;
        eachChild(child, (part) => {
          if (part.name === "CatchName") name = this.r.source(part);
        });
        handlers.push({ name, body: this.list(child) });
      } else this.statement(child, body);
    });
    const bodies = [body, ...handlers.map((h) => h.body), final];
    const span = this.blockSpan(c, missing, bodies, c.from + this.r.base + 3);
    if (spmd) out.push(...body);
    else out.push({ kind: "try", body, handlers, otherwise: [], final, span });
  }
}

function isExpression(name: string): boolean {
  return /^(Number|String|UnclosedString|Identifier|End|Handle|Placeholder|MissingOperand|Junk|Parenthesis|Matrix|Cell|Call|CellIndex|Field|DynamicField|Spoiled|Transpose|Postfix|Binary|Unary|Lambda)$/.test(
    name,
  );
}
