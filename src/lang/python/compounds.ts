/** Statements with blocks: `if`, `for`, `while`, `try`, `with`, `def`, `class`, `match`, broken heads included. */

import type { ClassDef, Expr, FunctionDef, Stmt, Switch, Try } from "../common/tree";
import { bare, continued, isFault, readClause } from "./clauses";
import { documentationOf } from "./documentation";
import { classHeader, defHeader, exceptHeader, forHeader, withHeader } from "./headers";
import type { LogicalLine } from "./lines";
import { findJoint, headColon, type Piece, spanOf, textAt } from "./pieces";
import type { StatementReader } from "./statement-reader";
import { Unparsable } from "./words";

/** The statement whose head is `line`, already taken; `null` when it is no head of a block. */
export function compound(reader: StatementReader, line: LogicalLine, whole: Piece): Stmt | null {
  const asynchronous = textAt(whole, 0) === "async" && /^(?:def|for|with)$/.test(textAt(whole, 1));
  const piece = asynchronous ? { ...whole, from: 1 } : whole;
  const from = whole.tokens[0]?.from ?? 0;
  switch (textAt(piece, piece.from)) {
    case "if":
      return ifStatement(reader, line, piece, from);
    case "for":
      return forStatement(reader, line, piece, from);
    case "while":
      return whileStatement(reader, line, piece, from);
    case "try":
      return tryStatement(reader, line, piece, from);
    case "with":
      return withStatement(reader, line, piece, from);
    case "def":
      return functionDef(reader, line, piece, from);
    case "class":
      return classDef(reader, line, piece, from);
    case "match":
      return matchStatement(reader, line, piece, from);
    case "elif":
    case "else":
    case "except":
    case "finally":
      return orphan(reader, line, piece, from);
    default:
      return null;
  }
}

function ifStatement(reader: StatementReader, line: LogicalLine, piece: Piece, from: number): Stmt {
  const first = readClause(reader, line, piece, (head) => test(reader, head), brokenExpr);
  if (isFault(first)) return reader.broken(piece, first);
  return ifRest(reader, line, [{ test: first.head, body: first.body }], from);
}

function ifRest(reader: StatementReader, line: LogicalLine, arms: { test: Expr; body: Stmt[] }[], from: number): Stmt {
  for (let next = reader.nextClause(line.indent, "elif"); next; next = reader.nextClause(line.indent, "elif")) {
    const { head, body } = continued(reader, next, (h) => test(reader, h), brokenExpr);
    arms.push({ test: head, body });
  }
  const otherwise = elseBlock(reader, line);
  return { kind: "if", arms, otherwise, span: { from, to: reader.end } };
}

function forStatement(reader: StatementReader, line: LogicalLine, piece: Piece, from: number): Stmt {
  const clause = readClause(
    reader,
    line,
    piece,
    (head) => forHeader(reader.context, head),
    (head) => ({ target: savedTarget(reader, head), iterable: brokenExpr(head) }),
  );
  if (isFault(clause)) return reader.broken(piece, clause);
  const otherwise = elseBlock(reader, line);
  return { kind: "for", ...clause.head, body: clause.body, otherwise, span: { from, to: reader.end } };
}

function whileStatement(reader: StatementReader, line: LogicalLine, piece: Piece, from: number): Stmt {
  const clause = readClause(reader, line, piece, (head) => test(reader, head), brokenExpr);
  if (isFault(clause)) return reader.broken(piece, clause);
  const otherwise = elseBlock(reader, line);
  return {
    kind: "while",
    test: clause.head,
    until: false,
    body: clause.body,
    otherwise,
    span: { from, to: reader.end },
  };
}

function tryStatement(reader: StatementReader, line: LogicalLine, piece: Piece, from: number): Stmt {
  const clause = readClause(reader, line, piece, bare, () => null);
  if (isFault(clause)) return reader.broken(piece, clause);
  const rest = tryRest(reader, line, clause.body, from);
  if (rest.handlers.length === 0 && rest.final.length === 0) {
    const { from: at, to } = spanOf({ ...piece, to: piece.from + 1 });
    reader.context.report(at, to, `this "try" has no "except" or "finally"`);
  }
  return rest;
}

function tryRest(reader: StatementReader, line: LogicalLine, body: Stmt[], from: number): Try {
  const handlers: Try["handlers"][number][] = [];
  for (let next = reader.nextClause(line.indent, "except"); next; next = reader.nextClause(line.indent, "except")) {
    const clause = continued(
      reader,
      next,
      (head) => exceptHeader(reader.context, head),
      () => ({ name: null, types: null }),
    );
    handlers.push({ ...clause.head, body: clause.body });
  }
  const otherwise = elseBlock(reader, line);
  const last = reader.nextClause(line.indent, "finally");
  const final = last ? continued(reader, last, bare, () => null).body : [];
  return { kind: "try", body, handlers, otherwise, final, span: { from, to: reader.end } };
}

function withStatement(reader: StatementReader, line: LogicalLine, piece: Piece, from: number): Stmt {
  const clause = readClause(
    reader,
    line,
    piece,
    (head) => withHeader(reader.context, head),
    (head) => [{ value: brokenExpr(head), target: savedAlias(head) }],
  );
  if (isFault(clause)) return reader.broken(piece, clause);
  return { kind: "with", items: clause.head, body: clause.body, span: { from, to: reader.end } };
}

function functionDef(reader: StatementReader, line: LogicalLine, piece: Piece, from: number): Stmt {
  const { decorators } = reader;
  reader.decorators = [];
  const clause = readClause(
    reader,
    line,
    piece,
    (head) => defHeader(reader.context, head, false),
    (head) => defHeader(reader.context, head, true),
  );
  if (isFault(clause)) return reader.broken(piece, clause);
  const header = headerSpan(piece, from);
  const definition: FunctionDef = {
    kind: "function",
    name: textAt(clause.head.name, clause.head.name.from),
    nameSpan: spanOf(clause.head.name),
    params: clause.head.params,
    outputs: null,
    body: clause.body,
    decorators,
    documentation: documentationOf(reader.context, header, clause.body),
    header,
    span: { from, to: reader.end },
  };
  return definition;
}

function classDef(reader: StatementReader, line: LogicalLine, piece: Piece, from: number): Stmt {
  const { decorators } = reader;
  reader.decorators = [];
  const clause = readClause(
    reader,
    line,
    piece,
    (head) => classHeader(reader.context, head, false),
    (head) => classHeader(reader.context, head, true),
  );
  if (isFault(clause)) return reader.broken(piece, clause);
  const definition: ClassDef = {
    kind: "class",
    name: textAt(clause.head.name, clause.head.name.from),
    nameSpan: spanOf(clause.head.name),
    bases: clause.head.bases,
    ...(decorators.length > 0 ? { decorators } : {}),
    body: clause.body,
    documentation: documentationOf(reader.context, headerSpan(piece, from), clause.body),
    span: { from, to: reader.end },
  };
  return definition;
}

/** `match` is only a word here when the next line is a deeper `case`. */
function matchStatement(reader: StatementReader, line: LogicalLine, piece: Piece, from: number): Stmt | null {
  const colon = headColon(piece);
  const next = reader.peek();
  if (colon < 2 || colon !== piece.to - 1 || !next || next.indent <= line.indent) return null;
  if (next.tokens[0]?.text !== "case") return null;
  const subject = saved(reader, { ...piece, from: piece.from + 1, to: colon }) ?? brokenExpr(piece);
  const cases: { value: Expr; guard: Expr | null; body: Stmt[] }[] = [];
  let otherwise: Stmt[] = [];
  for (let c = reader.nextClause(next.indent, "case"); c; c = reader.nextClause(next.indent, "case")) {
    const { head, body } = continued(
      reader,
      c,
      (h) => casePattern(reader, h),
      (h) => ({ value: brokenExpr(h), guard: null }),
    );
    const wild = head.value.kind === "name" && head.value.name === "_" && head.guard === null;
    if (wild) otherwise = body;
    else cases.push({ ...head, body });
  }
  return { kind: "switch", subject, cases, otherwise, span: { from, to: reader.end } } satisfies Switch;
}

function casePattern(reader: StatementReader, head: Piece): { value: Expr; guard: Expr | null } {
  const at = findJoint(head, (t) => t.text === "if", head.from + 1);
  const pattern = saved(reader, { ...head, from: head.from + 1, to: at < 0 ? head.to : at });
  const guard = at < 0 ? null : saved(reader, { ...head, from: at + 1 });
  return { value: pattern ?? brokenExpr(head), guard };
}

/** `else` and the like without what they belong to: kept as if that were there and could not be read. */
function orphan(reader: StatementReader, line: LogicalLine, piece: Piece, from: number): Stmt {
  const word = textAt(piece, 0);
  const { from: at, to } = spanOf({ ...piece, to: 1 });
  const owner = word === "elif" ? '"if"' : word === "else" ? '"if", "for", "while" or "try"' : '"try"';
  reader.context.report(at, to, `this "${word}" belongs to no ${owner}`);
  const nothing: Expr = { kind: "broken", span: { from: at, to: at } };
  reader.untake();
  if (word === "elif" || word === "else") return ifRest(reader, line, [{ test: nothing, body: [] }], from);
  return tryRest(reader, line, [], from);
}

function elseBlock(reader: StatementReader, line: LogicalLine): Stmt[] {
  const next = reader.nextClause(line.indent, "else");
  return next ? continued(reader, next, bare, () => null).body : [];
}

function test(reader: StatementReader, head: Piece): Expr {
  return reader.context.expression({ ...head, from: head.from + 1 });
}

function saved(reader: StatementReader, piece: Piece): Expr | null {
  try {
    return reader.context.expression(piece);
  } catch (error) {
    if (error instanceof Unparsable) return null;
    throw error;
  }
}

/** The name after the last `as` of a broken `with`. */
function savedAlias(head: Piece): Expr | null {
  for (let i = head.to - 2; i > head.from; i--) {
    const name = head.tokens[i + 1];
    if (head.tokens[i]?.text !== "as" || name?.kind !== "name") continue;
    return { kind: "name", name: name.text, span: { from: name.from, to: name.to } };
  }
  return null;
}

function savedTarget(reader: StatementReader, head: Piece): Expr {
  const at = findJoint(head, (t) => t.text === "in");
  const to = at < 0 ? head.from + 2 : at;
  return saved(reader, { ...head, from: head.from + 1, to: Math.min(to, head.to) }) ?? brokenExpr(head);
}

function brokenExpr(piece: Piece): Expr {
  return { kind: "broken", span: spanOf({ ...piece, from: Math.min(piece.from + 1, piece.to) }) };
}

function headerSpan(piece: Piece, from: number): { from: number; to: number } {
  const colon = headColon(piece);
  return { from, to: (piece.tokens[colon] ?? piece.tokens[piece.to - 1])?.to ?? from };
}
