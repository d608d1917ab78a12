/** Lezer nodes of `if`, `for`, `while`, `switch`, `try` and the like to the common tree. */

import type { TreeCursor } from "@lezer/common";
import type { Span } from "../../core/span";
import type { Expr, Stmt } from "../common/tree";
import { asTarget, baseNames } from "./assignable";
import { expression, spoil } from "./expressions";
import { eachChild } from "./reader";
import type { StatementReader } from "./statements";

type Body = readonly Stmt[];

/** Appends the block at the cursor to `out`; false when there is none. */
export function block(reader: StatementReader, c: TreeCursor, out: Stmt[]): boolean {
  const read = readers[c.name];
  read?.(reader, c, out);
  return read !== undefined;
}

const readers: Readonly<Record<string, (reader: StatementReader, c: TreeCursor, out: Stmt[]) => void>> = {
  If: ifBlock,
  For: forBlock,
  While: whileBlock,
  DoUntil: untilBlock,
  Switch: switchBlock,
  Try: tryBlock,
  Unwind: tryBlock,
  Spmd: spmdBlock,
};

/** Visits the parts of a block but its missing end; whether that is missing. */
function eachPart(c: TreeCursor, visit: (c: TreeCursor) => void): boolean {
  let missing = false;
  eachChild(c, (child) => {
    if (child.name === "MissingEnd") missing = true;
    else visit(child);
  });
  return missing;
}

/** Where a block ends: its last word, or its last statement when that word is missing, which is reported. */
function extent(reader: StatementReader, c: TreeCursor, missing: boolean, head: number, bodies: readonly Body[]): Span {
  const { r } = reader;
  if (!missing) return r.span(c);
  r.report({ name: "MissingEnd", from: c.from, to: c.from, opener: c.from });
  return { from: c.from + r.base, to: Math.max(head, ...bodies.map((body) => body.at(-1)?.span.to ?? 0)) };
}

function nothing(reader: StatementReader, c: { from: number; to: number }): Expr {
  return { kind: "broken", span: reader.r.span({ from: c.from, to: c.from }) };
}

function ifBlock(reader: StatementReader, c: TreeCursor, out: Stmt[]): void {
  const arms: { test: Expr; body: Stmt[] }[] = [];
  const before: Stmt[] = [];
  const after: Stmt[] = [];
  let otherwise: Stmt[] = [];
  let into: Stmt[] | null = null;
  const part = (child: TreeCursor): void => {
    if (into) reader.statement(child, into);
    else {
      into = [];
      arms.push({ test: reader.head(child), body: into });
      const hidden = reader.hidden();
      before.push(...hidden.before);
      after.push(...hidden.after);
    }
  };
  const missing = eachPart(c, (child) => {
    if (child.name === "ElseIf") {
      into = null;
      eachChild(child, part);
    } else if (child.name === "Else") otherwise = reader.list(child);
    else part(child);
  });
  if (after.length > 0) for (const body of [...arms.map((arm) => arm.body), otherwise]) body.unshift(...after);
  const bodies = [...arms.map((arm) => arm.body), otherwise];
  const span = extent(reader, c, missing, arms.at(-1)?.test.span.to ?? 0, bodies);
  out.push(...before, { kind: "if", arms, otherwise, span });
}

function forBlock(reader: StatementReader, c: TreeCursor, out: Stmt[]): void {
  const body: Stmt[] = [];
  let target = nothing(reader, c);
  let iterable = target;
  let before: Body = [];
  const missing = eachPart(c, (child) => {
    if (child.name !== "ForHeader" && child.name !== "ForParenthesis") {
      reader.statement(child, body);
      return;
    }
    [target, iterable] = forHeader(reader, child);
    before = reader.hidden().before;
    reader.note(baseNames(target).map((name) => name.name));
  });
  const span = extent(reader, c, missing, iterable.span.to, [body]);
  out.push(...before, { kind: "for", target, iterable, body, otherwise: [], span });
}

function forHeader(reader: StatementReader, c: TreeCursor): [target: Expr, iterable: Expr] {
  const { r } = reader;
  const mark = r.mark;
  const opener = c.from;
  const parts: Expr[] = [];
  eachChild(c, (child) => {
    if (child.name === "MissingClose" || child.name === "MissingOperand" || child.name === "⚠") spoil(r, child, opener);
    else parts.push(expression(r, child));
  });
  const [target, iterable] = parts;
  const none = nothing(reader, c);
  const flawed = r.settle(mark) !== null;
  return [
    (target && asTarget(target)) ?? none,
    flawed ? { kind: "broken", span: (iterable ?? none).span } : (iterable ?? none),
  ];
}

function whileBlock(reader: StatementReader, c: TreeCursor, out: Stmt[]): void {
  const body: Stmt[] = [];
  let test: Expr | null = null;
  let before: Body = [];
  let after: Body = [];
  const missing = eachPart(c, (child) => {
    if (test) reader.statement(child, body);
    else {
      test = reader.head(child);
      ({ before, after } = reader.hidden());
    }
  });
  const condition = test ?? nothing(reader, c);
  const span = extent(reader, c, missing, condition.span.to, [body]);
  const whole = [...after, ...body, ...before];
  out.push(...before, { kind: "while", test: condition, until: false, body: whole, otherwise: [], span }, ...after);
}

const statements = new Set(
  (
    "ExpressionStatement Assign Augment Command Declare Return Break Continue If For While DoUntil Switch Try Unwind " +
    "Spmd FunctionDefinition ArgumentsBlock ClassDefinition StrayEnd ⚠"
  ).split(" "),
);

function untilBlock(reader: StatementReader, c: TreeCursor, out: Stmt[]): void {
  const body: Stmt[] = [];
  let test = nothing(reader, c);
  const missing = eachPart(c, (child) => {
    if (statements.has(child.name)) reader.statement(child, body);
    else {
      test = reader.head(child);
      const { before, after } = reader.hidden();
      body.push(...before);
      if (after.length > 0) test = { kind: "broken", span: test.span };
    }
  });
  const span = extent(reader, c, missing, c.from + reader.r.base + 2, [body]);
  out.push({ kind: "while", test, until: true, body, otherwise: [], span });
}

function switchBlock(reader: StatementReader, c: TreeCursor, out: Stmt[]): void {
  const cases: { value: Expr; body: Stmt[] }[] = [];
  let subject: Expr | null = null;
  let before: Body = [];
  let otherwise: Stmt[] = [];
  const missing = eachPart(c, (child) => {
    if (child.name === "Otherwise") otherwise = reader.list(child);
    else if (child.name === "Case") cases.push(switchCase(reader, child));
    else if (subject) reader.broken(child, otherwise);
    else {
      subject = reader.head(child);
      before = reader.hidden().before;
    }
  });
  const value: Expr = subject ?? nothing(reader, c);
  const span = extent(reader, c, missing, value.span.to, [...cases.map((x) => x.body), otherwise]);
  out.push(...before, { kind: "switch", subject: value, cases, otherwise, span });
}

function switchCase(reader: StatementReader, c: TreeCursor): { value: Expr; body: Stmt[] } {
  const body: Stmt[] = [];
  let value: Expr | null = null;
  eachChild(c, (child) => {
    if (value) reader.statement(child, body);
    else value = reader.head(child);
  });
  return { value: value ?? nothing(reader, c), body };
}

function tryBlock(reader: StatementReader, c: TreeCursor, out: Stmt[]): void {
  const body: Stmt[] = [];
  const handlers: { name: string | null; body: Stmt[] }[] = [];
  let final: Stmt[] = [];
  const missing = eachPart(c, (child) => {
    if (child.name === "Cleanup") final = reader.list(child);
    else if (child.name === "Catch") {
      let name: string | null = null;
      eachChild(child, (part) => {
        if (part.name === "CatchName") name = reader.r.source(part);
      });
      handlers.push({ name, body: reader.list(child) });
    } else reader.statement(child, body);
  });
  const bodies = [body, ...handlers.map((h) => h.body), final];
  const span = extent(reader, c, missing, c.from + reader.r.base + 3, bodies);
  out.push({ kind: "try", body, handlers, otherwise: [], final, span });
}

/** What runs on every worker is read as what runs here. */
function spmdBlock(reader: StatementReader, c: TreeCursor, out: Stmt[]): void {
  const missing = eachPart(c, (child) => reader.statement(child, out));
  if (missing) extent(reader, c, missing, 0, []);
}
