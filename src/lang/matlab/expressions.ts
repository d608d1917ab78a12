/** Lezer nodes of expressions to the common tree. */

import type { TreeCursor } from "@lezer/common";
import type { Argument, Expr, Param } from "../common/tree";
import { numberValue, stringValue } from "./literals";
import { eachChild, enter, type Reader, step } from "./reader";

const deepest = 400;
const comparisons = new Set(["<", "<=", ">", ">=", "==", "!=", "~="]);

/** The expression at the cursor. Whatever is wrong in it is noted in the reader. */
export function expression(r: Reader, c: TreeCursor): Expr {
  if (r.depth > deepest) {
    r.flaw({ name: "Deep", from: c.from, to: c.to });
    return broken(r, c);
  }
  r.depth++;
  const result = convert(r, c);
  r.depth--;
  return result;
}

function convert(r: Reader, c: TreeCursor): Expr {
  const span = r.span(c);
  switch (c.name) {
    case "Number":
      return { kind: "number", ...numberValue(r.source(c)), span };
    case "String":
      return { kind: "string", text: stringValue(r.source(c)), span };
    case "Identifier":
      return { kind: "name", name: r.source(c), span };
    case "Placeholder":
      return { kind: "name", name: "~", span };
    case "End":
      return { kind: "end", span };
    case "Colon":
      return { kind: "colon", span };
    case "Handle":
      return { kind: "handle", name: r.source(c).replace(/^@\s*/, ""), span };
    case "Parenthesis":
      return parenthesis(r, c);
    case "Matrix":
    case "Cell":
      return { kind: "matrix", brackets: c.name === "Cell" ? "{" : "[", rows: rows(r, c), span };
    case "Binary":
      return binary(r, c);
    case "Unary":
      return unary(r, c);
    case "Transpose":
    case "Postfix":
      return postfix(r, c);
    case "Call":
    case "CellIndex":
    case "Field":
    case "DynamicField":
      return access(r, c);
    case "Lambda":
      return lambda(r, c);
    default:
      spoil(r, c);
      return broken(r, c);
  }
}

/** Notes an error node or stand-in, or the ones inside a node that has no meaning of its own. */
export function spoil(r: Reader, c: TreeCursor, opener?: number): void {
  const at = { name: c.name, from: c.from, to: c.to };
  const mark = r.mark;
  if (c.name !== "Spoiled") r.flaw(at, opener);
  else
    eachChild(c, (child) => {
      if (child.name === "Junk" || child.name === "⚠") spoil(r, child);
      else expression(r, child);
    });
  if (r.mark === mark) r.flaw(at);
}

function broken(r: Reader, c: { from: number; to: number }): Expr {
  return { kind: "broken", span: r.span(c) };
}

/** The children that are expressions; anything else is noted as wrong. */
function operands(r: Reader, c: TreeCursor): Expr[] {
  const found: Expr[] = [];
  const opener = c.from;
  eachChild(c, (child) => {
    if (isStandIn(child.name)) spoil(r, child, opener);
    else found.push(expression(r, child));
  });
  return found;
}

function isStandIn(name: string): boolean {
  return name === "MissingClose" || name === "⚠";
}

function parenthesis(r: Reader, c: TreeCursor): Expr {
  const inside: Expr[] = [];
  const opener = c.from;
  eachChild(c, (child) => {
    if (isStandIn(child.name)) spoil(r, child, opener);
    else if (child.name === "Assign" || child.name === "Augment") inside.push(assignment(r, child));
    else inside.push(expression(r, child));
  });
  return inside[0] ?? broken(r, c);
}

/** `(n = f (x))`. To anything but a name, it becomes a statement of its own before this one, and its target the value. */
function assignment(r: Reader, c: TreeCursor): Expr {
  const augment = c.name === "Augment";
  const span = r.span(c);
  const parts: Expr[] = [];
  let op = "";
  eachChild(c, (child) => {
    if (child.name === "AugmentOp") op = r.source(child).slice(0, -1);
    else if (child.name === "Assign") parts.push(assignment(r, child));
    else if (isStandIn(child.name)) spoil(r, child);
    else parts.push(expression(r, child));
  });
  const [target, value] = parts;
  if (!target || !value) return broken(r, c);
  if (!augment && target.kind === "name") return { kind: "walrus", target, value, span };
  if (augment) r.before.push({ kind: "augment", op, target, value, span });
  else r.before.push({ kind: "assign", targets: [target], annotation: null, value, span });
  return target;
}

function rows(r: Reader, c: TreeCursor): Expr[][] {
  const found: Expr[][] = [];
  const opener = c.from;
  eachChild(c, (child) => {
    if (child.name === "Row") found.push(operands(r, child));
    else spoil(r, child, opener);
  });
  return found;
}

/** Goes down a chain of left operands without recursion, so that long sums need no deep stack. */
function binary(r: Reader, c: TreeCursor): Expr {
  const open: { from: number; to: number }[] = [];
  while (c.name === "Binary") {
    open.push({ from: c.from, to: c.to });
    if (!enter(c)) break;
  }
  let left = c.name === "Binary" ? broken(r, c) : expression(r, c);
  let leftIsRange = false;
  for (let node = open.pop(); node; node = open.pop()) {
    const first = left;
    let op: { text: string; from: number; to: number } | null = null;
    let right: Expr | null = null;
    while (step(c)) {
      if (!op && (c.name.endsWith("Op") || c.name === "RangeOp")) op = { text: r.source(c), from: c.from, to: c.to };
      else if (!right && !isStandIn(c.name)) right = expression(r, c);
      else spoil(r, c);
    }
    const complete = op && right ? combine(r, op, first, right, node, leftIsRange) : broken(r, node);
    if (complete.kind === "broken") r.flaw({ name: "⚠", ...node });
    left = complete;
    leftIsRange = op?.text === ":";
    c.parent();
  }
  return left;
}

function combine(
  r: Reader,
  op: { text: string; from: number; to: number },
  left: Expr,
  right: Expr,
  node: { from: number; to: number },
  leftIsRange: boolean,
): Expr {
  const span = r.span(node);
  const opSpan = r.span(op);
  if (op.text === ":") {
    if (leftIsRange && left.kind === "range" && left.step === null) {
      return { kind: "range", start: left.start, step: left.stop, stop: right, span };
    }
    return { kind: "range", start: left, step: null, stop: right, span };
  }
  if (comparisons.has(op.text)) {
    return { kind: "compare", first: left, rest: [{ op: op.text === "~=" ? "!=" : op.text, opSpan, right }], span };
  }
  return { kind: "binary", op: op.text.replace("**", "^"), left, right, opSpan, span };
}

function unary(r: Reader, c: TreeCursor): Expr {
  const span = r.span(c);
  let op = "";
  let operand: Expr | null = null;
  eachChild(c, (child) => {
    if (op === "") op = r.source(child);
    else if (operand || isStandIn(child.name)) spoil(r, child);
    else operand = expression(r, child);
  });
  if (!operand) return broken(r, c);
  if (op === "-" || op === "+") return { kind: "unary", op, operand, span };
  if (op === "!" || op === "~") return { kind: "unary", op: "!", operand, span };
  r.before.push(increment(r, op, operand, c));
  return operand;
}

/** `x++`, `++x` as a statement. */
export function increment(r: Reader, op: string, target: Expr, c: { from: number; to: number }) {
  const value = {
    kind: "number",
    value: 1,
    integer: true,
    imaginary: false,
    span: r.span({ from: c.to, to: c.to }),
  } as const;
  return { kind: "augment", op: op.charAt(0), target, value, span: r.span(c) } as const;
}

function postfix(r: Reader, c: TreeCursor): Expr {
  const span = r.span(c);
  let operand: Expr | null = null;
  let op: { text: string; from: number; to: number } | null = null;
  eachChild(c, (child) => {
    if (!operand) operand = expression(r, child);
    else if (!op && child.name.endsWith("Op")) op = { text: r.source(child), from: child.from, to: child.to };
    else spoil(r, child);
  });
  if (!operand) return broken(r, c);
  const { text, ...place } = op ?? { text: "'", from: c.to, to: c.to };
  if (c.name === "Transpose")
    return { kind: "transpose", conjugate: text === "'", operand, opSpan: r.span(place), span };
  r.after.push(increment(r, text, operand, c));
  return operand;
}

function access(r: Reader, c: TreeCursor): Expr {
  const span = r.span(c);
  let result: Expr | null = null;
  eachChild(c, (child) => {
    if (!result) result = expression(r, child);
    else if (child.name === "ArgumentList") result = { kind: "call", callee: result, args: args(r, child), span };
    else if (child.name === "BraceList") {
      result = { kind: "index", object: result, items: args(r, child).map((a) => a.value), brackets: "{", span };
    } else if (child.name === "FieldName") {
      result = { kind: "attribute", object: result, name: r.source(child), nameSpan: r.span(child), span };
    } else if (child.name === "FieldParenthesis") {
      result = { kind: "field", object: result, field: operands(r, child)[0] ?? broken(r, child), span };
    } else spoil(r, child);
  });
  return result ?? broken(r, c);
}

function args(r: Reader, c: TreeCursor): Argument[] {
  const found: Argument[] = [];
  const opener = c.from;
  eachChild(c, (child) => {
    if (isStandIn(child.name)) spoil(r, child, opener);
    else if (child.name === "Assign") found.push(namedArgument(assignment(r, child)));
    else found.push({ name: null, value: expression(r, child) });
  });
  return found;
}

/** `f(name = value)` names its argument, as in MATLAB. */
function namedArgument(value: Expr): Argument {
  return value.kind === "walrus" ? { name: value.target.name, value: value.value } : { name: null, value };
}

/** An assignment cannot happen before a body that is not run yet: steps hidden in it are dropped. */
function lambda(r: Reader, c: TreeCursor): Expr {
  const span = r.span(c);
  const { before, after } = r;
  r.before = [];
  r.after = [];
  let parameters: Param[] = [];
  let body: Expr | null = null;
  eachChild(c, (child) => {
    if (child.name === "AnonymousParameters") parameters = params(r, child);
    else if (body || isStandIn(child.name)) spoil(r, child);
    else body = expression(r, child);
  });
  const hidden = r.before.length + r.after.length > 0;
  r.before = before;
  r.after = after;
  return { kind: "lambda", params: parameters, body: body && !hidden ? body : broken(r, c), span };
}

/** The parameters of a function, anonymous or not. */
export function params(r: Reader, c: TreeCursor): Param[] {
  const found: Param[] = [];
  const opener = c.from;
  eachChild(c, (child) => {
    if (child.name !== "Parameter") return spoil(r, child, opener);
    const [name, value] = operands(r, child);
    if (name?.kind !== "name") return;
    found.push({ name: name.name, default: value ?? null, annotation: null, star: "", span: name.span });
  });
  return found;
}
