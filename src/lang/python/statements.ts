/** The statements of Python that fit on one line. */

import type { Expr, Stmt } from "../common/tree";
import type { Context } from "./context";
import { importStatement } from "./imports";
import { findJoint, type Piece, spanOf, splitAt, textAt } from "./pieces";
import { Unparsable } from "./words";

const augmented = new Set(["+=", "-=", "*=", "/=", "%=", "@=", "&=", "|=", "^=", "**=", "//=", ">>=", "<<="]);
const assignable = new Set(["name", "attribute", "index"]);

/** One statement without a block; throws `Unparsable`. */
export function simpleStatement(context: Context, piece: Piece): Stmt {
  const span = spanOf(piece);
  const rest = { ...piece, from: piece.from + 1 };
  const word = textAt(piece, piece.from);
  switch (word) {
    case "pass":
    case "break":
    case "continue":
      return alone(rest, { kind: word, span });
    case "return":
      return { kind: "return", value: rest.from < rest.to ? context.expression(rest) : null, span };
    case "raise":
      return { kind: "raise", value: rest.from < rest.to ? raised(context, rest) : null, span };
    case "global":
    case "nonlocal":
      return { kind: "declare", what: word, names: list(context, rest), span };
    case "del":
      return { kind: "declare", what: "delete", names: list(context, rest), span };
    case "assert":
      return assertion(context, rest, span);
    case "import":
    case "from":
      return importStatement(piece);
    case "yield":
      return { kind: "expression", value: context.expression(piece), span };
    case "print":
      return oldPrint(context, piece) ?? assignment(context, piece);
    case "exec":
      return isOldCall(piece) ? { kind: "pass", span } : assignment(context, piece);
    case "type":
      return isTypeAlias(piece) ? { kind: "pass", span } : assignment(context, piece);
    default:
      return assignment(context, piece);
  }
}

function alone(rest: Piece, statement: Stmt): Stmt {
  const extra = rest.tokens[rest.from];
  if (rest.from < rest.to && extra) {
    throw new Unparsable(`"${extra.text}" cannot stand after "${statement.kind}"`, extra.from, extra.to);
  }
  return statement;
}

function assertion(context: Context, rest: Piece, span: Stmt["span"]): Stmt {
  const [test, message] = splitAt(rest, ",");
  return {
    kind: "assert",
    test: context.expression(test ?? rest),
    message: message ? context.expression(message) : null,
    span,
  };
}

/** The error in `raise E`, `raise E from e` and Python 2's `raise E, message`. */
function raised(context: Context, rest: Piece): Expr {
  const at = findJoint(rest, (t) => t.text === "from" || t.text === ",");
  return context.expression(at < 0 ? rest : { ...rest, to: at });
}

/** Comma-separated targets, brackets around them left out. */
function list(context: Context, piece: Piece): Expr[] {
  const value = context.expression(piece);
  return value.kind === "sequence" ? [...value.items] : [value];
}

function assignment(context: Context, piece: Piece): Stmt {
  const span = spanOf(piece);
  const joint = findJoint(piece, (t) => t.text === "=" || t.text === ":" || augmented.has(t.text));
  const token = piece.tokens[joint];
  if (joint < 0 || !token) return { kind: "expression", value: context.expression(piece), span };
  if (token.text === ":") return annotated(context, piece, joint);
  if (token.text === "=") return chain(context, piece);
  const target = targetOf(context, { ...piece, to: joint }, token.text);
  const value = context.expression({ ...piece, from: joint + 1 });
  return { kind: "augment", op: token.text.slice(0, -1), target, value, span };
}

function chain(context: Context, piece: Piece): Stmt {
  const targets: Expr[] = [];
  let from = piece.from;
  for (;;) {
    const at = findJoint({ ...piece, from }, (t) => t.text === "=", from);
    if (at < 0) break;
    targets.push(targetOf(context, { ...piece, from, to: at }, "="));
    from = at + 1;
  }
  return {
    kind: "assign",
    targets,
    annotation: null,
    value: context.expression({ ...piece, from }),
    span: spanOf(piece),
  };
}

/** `x: T = value`; without a value, `...` of no width stands for it. */
function annotated(context: Context, piece: Piece, colon: number): Stmt {
  const target = targetOf(context, { ...piece, to: colon }, ":");
  const equals = findJoint(piece, (t) => t.text === "=", colon);
  const annotation = context.expression({ ...piece, from: colon + 1, to: equals < 0 ? piece.to : equals });
  const span = spanOf(piece);
  const value: Expr =
    equals < 0
      ? { kind: "constant", value: "ellipsis", span: { from: span.to, to: span.to } }
      : context.expression({ ...piece, from: equals + 1 });
  return { kind: "assign", targets: [target], annotation, value, span };
}

function targetOf(context: Context, piece: Piece, before: string): Expr {
  const target = context.expression(piece);
  if (isTarget(target)) return target;
  const { from, to } = spanOf(piece);
  throw new Unparsable(`what stands before "${before}" cannot be assigned to`, from, to);
}

/** Whether an expression may stand on the left of `=`. */
export function isTarget(e: Expr): boolean {
  if (e.kind === "starred") return !e.double && isTarget(e.value);
  if (e.kind === "sequence") return e.of !== "set" && e.items.every(isTarget);
  return assignable.has(e.kind);
}

/** Python 2's `print a, b` and `print >>file, a` as a call of `print`. */
function oldPrint(context: Context, piece: Piece): Stmt | null {
  if (!isOldCall(piece)) return null;
  const span = spanOf(piece);
  const word = piece.tokens[piece.from];
  const callee: Expr = { kind: "name", name: "print", span: { from: span.from, to: word?.to ?? span.to } };
  const shifted = textAt(piece, piece.from + 1) === ">>";
  const parts = splitAt({ ...piece, from: piece.from + (shifted ? 2 : 1) }, ",", word?.depth).slice(shifted ? 1 : 0);
  const args = parts.map((part) => ({ name: null, value: context.expression(part) }));
  return { kind: "expression", value: { kind: "call", callee, args, span }, span };
}

/** Whether a value follows the first word without brackets, dot or operator. */
function isOldCall(piece: Piece): boolean {
  const next = piece.from + 1 < piece.to ? piece.tokens[piece.from + 1] : undefined;
  if (!next) return false;
  if (next.kind === "op") return [">>", "[", "{", "`", "-", "~"].includes(next.text);
  return next.kind !== "name" || !/^(?:if|else|for|in|is|and|or|as)$/.test(next.text);
}

/** `type Vector = list[float]` of Python 3.12. */
function isTypeAlias(piece: Piece): boolean {
  return piece.tokens[piece.from + 1]?.kind === "name" && findJoint(piece, (t) => t.text === "=") > piece.from + 1;
}
