/** MATLAB's operators that work entry by entry, its comparisons and its logic. */

import { asConstant, constant, type Dim, floorDivide, minus, one, plus, sameDim, times } from "../../core/dim";
import type { Node } from "../../core/node";
import type { Span } from "../../core/span";
import { compose } from "../common/compose";
import type { Tracer } from "../common/tracer";
import type { Binary, Compare, Transpose, Unary } from "../common/tree";
import { array, integer, nodesIn, opaque, truth, type Value } from "../common/value";
import { aligned, arrayNode, isMask, numberAt, writtenNumbers } from "./arrays";
import { transposedItems } from "./cells";
import { overloaded } from "./classes";
import { operateComplex, transposed } from "./complex";
import { classOf, integerClass, isLetters } from "./entry-classes";
import { keepingClass, toSingle } from "./kinds";
import { lettersOrText } from "./letters";
import { leftDivide, matrixPower, product, rightDivide } from "./products";

/** Operations of the catalogue that stretch two arrays against each other, by operator. */
const elementwise: Readonly<Record<string, string>> = {
  "+": "add",
  "-": "subtract",
  ".*": "multiply",
  "./": "divide",
  ".^": "power",
  "&": "and",
  "|": "or",
};

const comparisons: Readonly<Record<string, string>> = {
  "<": "less",
  "<=": "less_equal",
  ">": "greater",
  ">=": "greater_equal",
  "==": "equal",
  "!=": "not_equal",
};

/** `left op right` */
export function binary(t: Tracer, e: Binary): Value {
  if (e.op === "&&" || e.op === "||") return shortCircuit(t, e);
  const [left, right] = [t.evaluate(e.left), t.evaluate(e.right)];
  return operate(t, e.op, left, right, e.span, [e.left.span, e.right.span]);
}

/** The same, on values. */
export function operate(t: Tracer, op: string, left: Value, right: Value, span: Span, at: readonly Span[]): Value {
  const unknown = left.kind === "opaque" ? left : right.kind === "opaque" ? right : null;
  if (unknown) return opaque(unknown.why, [...nodesIn(left), ...nodesIn(right)]);
  const ofClass = overloaded(t, op, [left, right], span);
  if (ofClass) return ofClass;
  const exact = operateComplex(t, op, left, right, span, at) ?? wholeNumbers(op, left, right);
  if (exact) return exact;
  const [X, Y] = [arrayNode(t, left, at[0] ?? span), arrayNode(t, right, at[1] ?? span)];
  if (!X || !Y) return noNumbers(t, op, left, right, span);
  const result = computed(t, op, X, Y, span, at);
  return (integerClass(X) ?? integerClass(Y)) ? keepingClass(t, result, [X, Y], span) : result;
}

/** Cells, structs and functions cannot be computed with. */
function noNumbers(t: Tracer, op: string, left: Value, right: Value, span: Span): Value {
  const wrong = [left, right].find((v) => ["sequence", "record", "function", "builtin", "nothing"].includes(v.kind));
  if (!wrong || t.assumed)
    return t.unsupported(span, `What '${op}' means for these operands is not known`, [left, right]);
  t.report("type-mismatch", span, `'${op}' does not work with ${kindOf(wrong)}`);
  return opaque(`'${op}' does not work here`, [left, right].flatMap(nodesIn));
}

function kindOf(value: Value): string {
  if (value.kind === "sequence")
    return value.of === "tuple" ? "several values" : value.of === "list" ? "an array of structs" : "a cell";
  return value.kind === "record" ? "a struct" : value.kind === "nothing" ? "what gives no value" : "a function";
}

function computed(t: Tracer, op: string, X: Node, Y: Node, span: Span, at: readonly Span[]): Value {
  if (t.assumed?.quiet && elementwise[op]) {
    t.assumed.stretching.stretched(X, Y);
    t.assumed.stretching.stretched(Y, X);
  }
  for (const [A, B] of [
    [X, Y],
    [Y, X],
  ] as const)
    if (op === "+") t.assumed?.stretching.offset(A, B, span);
    else if (op === "*") t.assumed?.stretching.scaled(A, B);
  switch (op) {
    case "*":
      return product(t, X, Y, span, at);
    case "/":
      return rightDivide(t, X, Y, span, at);
    case "\\":
      return leftDivide(t, X, Y, span, at);
    case "^":
      return matrixPower(t, X, Y, span, at);
    case ".\\":
      return stretched(t, "divide", Y, X, span, [...at].reverse());
    default: {
      const name = elementwise[op];
      if (!name) return t.unsupported(span, `The operator '${op}' is not supported`, [array(X), array(Y)]);
      return stretched(t, name, X, Y, span, at);
    }
  }
}

/** Entry by entry, with stretching along axes of size 1. */
export function stretched(t: Tracer, op: string, X: Node, Y: Node, span: Span, at: readonly Span[]): Value {
  if (![X, Y].some((n) => n.op === "transpose" && n.name === null)) warnIfSilentlyStretched(t, X, Y, span, at);
  return compose(t, span, (make) => make(op, aligned([X, Y], make)), at);
}

/** A column against a row of the same length gives a matrix: allowed, and often an accident unless a transpose stands right there. */
function warnIfSilentlyStretched(t: Tracer, X: Node, Y: Node, span: Span, at: readonly Span[]): void {
  if (X.shape.length !== 2 || Y.shape.length !== 2) return;
  const [[m, n], [p, q]] = [sizes(X), sizes(Y)];
  const columnAgainstRow = n === 1 && p === 1 && m === q && m > 1;
  const rowAgainstColumn = m === 1 && q === 1 && n === p && n > 1;
  if (!columnAgainstRow && !rowAgainstColumn) return;
  const repair = { operand: columnAgainstRow ? 1 : 0, suffix: "'" };
  t.reports.crossing({ args: [X, Y], span, operands: at, size: columnAgainstRow ? m : n, repair });
}

function sizes(X: Node): [number, number] {
  return [X.shape[0]?.size ?? 1, X.shape[1]?.size ?? 1];
}

/** `-x`, `+x`, `!x` */
export function unary(t: Tracer, e: Unary): Value {
  const value = t.evaluate(e.operand);
  const ofClass = overloaded(t, `unary${e.op.replace("~", "!")}`, [value], e.span);
  if (ofClass) return ofClass;
  if (value.kind === "opaque" || e.op === "+") return value;
  if (e.op === "!" || e.op === "~") return negation(t, value, e.span);
  if (value.kind === "complex") return operateComplex(t, ".*", integer(constant(-1)), value, e.span) ?? value;
  if (value.kind === "integer") return integer(minus(t.dims.number(0), value.dim));
  const X = arrayNode(t, value, e.operand.span);
  if (!X) return t.unsupported(e.span, "What '-' means here is not known", [value]);
  const number = classOf(X) === null ? writtenNumbers(X) : null;
  if (number?.data.length === 1) return array(numberAt(t, -(number.data[0] ?? 0), e.span));
  return keepingClass(t, t.build("negate", [X], {}, e.span, [e.operand.span]), [X], e.span);
}

/** 1 where the value is 0. */
export function negation(t: Tracer, value: Value, span: Span): Value {
  if (value.kind === "truth") return truth(!value.value);
  if (value.kind === "integer") return truth(value.dim.size === 0);
  const X = arrayNode(t, value, span);
  return X ? t.build("not", [X], {}, span) : t.unsupported(span, "What '!' means here is not known", [value]);
}

/** `x'` and `x.'`; there are no complex numbers here. */
export function transpose(t: Tracer, e: Transpose): Value {
  const value = t.evaluate(e.operand);
  const ofClass = overloaded(t, e.conjugate ? "'" : ".'", [value], e.span);
  if (ofClass) return ofClass;
  if (value.kind === "opaque" || value.kind === "integer" || value.kind === "truth") return value;
  if (value.kind === "sequence") return transposedItems(value);
  if (value.kind === "complex") return transposed(t, value, e.conjugate, e.span);
  const X = arrayNode(t, value, e.operand.span);
  if (!X) return t.unsupported(e.span, "What is transposed here is not known", [value]);
  if (X.shape.length > 2) {
    t.reportMisfit(e.span, `Only matrices can be transposed; this has ${X.shape.length} axes`, [X]);
    return opaque("only matrices can be transposed", [X]);
  }
  const made = t.build("transpose", [X], {}, e.span, [e.operand.span]);
  if (made.kind !== "array") return made;
  return isLetters(X) ? lettersOrText(t, made.node) : made;
}

/** `a < b` */
export function compare(t: Tracer, e: Compare): Value {
  const [only] = e.rest;
  const left = t.evaluate(e.first);
  if (!only) return left;
  return comparison(t, only.op, left, t.evaluate(only.right), e.span, [e.first.span, only.right.span]);
}

/** The same, on values. */
export function comparison(t: Tracer, op: string, left: Value, right: Value, span: Span, at: readonly Span[]): Value {
  const unknown = left.kind === "opaque" ? left : right.kind === "opaque" ? right : null;
  if (unknown) return opaque(unknown.why, [...nodesIn(left), ...nodesIn(right)]);
  const ofClass = overloaded(t, op, [left, right], span);
  if (ofClass) return ofClass;
  const [a, b] = [whole(left), whole(right)];
  if (a && b) return truth(ordered(op, a.size, b.size));
  const [X, Y] = [arrayNode(t, left, at[0] ?? span), arrayNode(t, right, at[1] ?? span)];
  const name = comparisons[op];
  if (!X || !Y || !name) return t.unsupported(span, "What this comparison means is not known", [left, right]);
  return stretched(t, name, besideSingle(t, X, Y, span), besideSingle(t, Y, X, span), span, at);
}

/** A number that is written down, as it is compared with singles. */
function besideSingle(t: Tracer, X: Node, other: Node, span: Span): Node {
  if (classOf(other) !== "single" || classOf(X) !== null || !writtenNumbers(X)) return X;
  const made = toSingle(t, X, span);
  return made.kind === "array" ? made.node : X;
}

function ordered(op: string, a: number, b: number): boolean {
  if (op === "<") return a < b;
  if (op === "<=") return a <= b;
  if (op === ">") return a > b;
  if (op === ">=") return a >= b;
  return op === "==" ? a === b : a !== b;
}

/** `a && b`: the right side is looked at only when it decides. */
function shortCircuit(t: Tracer, e: Binary): Value {
  const left = t.dialect.truth(t, t.evaluate(e.left));
  if (left === null) return t.unsupported(e.left.span, "Whether this holds is not known");
  if (left === (e.op === "||")) return truth(left);
  const right = t.dialect.truth(t, t.evaluate(e.right));
  return right === null ? t.unsupported(e.right.span, "Whether this holds is not known") : truth(right);
}

/** The whole number a value is, by name. */
export function whole(value: Value): Dim | null {
  if (value.kind === "integer") return value.dim;
  return value.kind === "truth" ? { ...one, ...(value.value ? {} : minus(one, one)) } : null;
}

/** Arithmetic on sizes stays exact: `n_hid*(n_in + 1)`. */
function wholeNumbers(op: string, left: Value, right: Value): Value | null {
  const [a, b] = [whole(left), whole(right)];
  if (a === null || b === null) return null;
  switch (op.replace(".", "")) {
    case "+":
      return integer(plus(a, b));
    case "-":
      return integer(minus(a, b));
    case "*":
      return integer(times(a, b));
    case "/":
      return quotient(a, b);
    case "\\":
      return quotient(b, a);
    case "^":
      if (b.size < 0 || b.size > 8 || asConstant(b) === null) return null;
      return safely(Array.from({ length: b.size }, () => a).reduce((p, x) => times(p, x), one));
    case "&":
      return truth(a.size !== 0 && b.size !== 0);
    case "|":
      return truth(a.size !== 0 || b.size !== 0);
    default:
      return null;
  }
}

function quotient(a: Dim, b: Dim): Value | null {
  if (b.size === 0) return null;
  const q = floorDivide(a, b);
  return sameDim(times(q, b), a) && !/⌊/.test([...q.monomials.keys()].join()) ? integer(q) : null;
}

function safely(d: Dim): Value | null {
  return Number.isSafeInteger(d.size) ? integer(d) : null;
}

/** MATLAB's truth: no entry is 0, and there is one. */
export function truthOf(t: Tracer, value: Value): boolean | null {
  switch (value.kind) {
    case "truth":
      return value.value;
    case "integer":
      return value.dim.size !== 0;
    case "text":
      return value.text === null ? null : value.text !== "";
    case "array": {
      const { data } = t.valueOf(value.node);
      return data.length > 0 && data.every((x) => x !== 0);
    }
    default:
      return null;
  }
}

/** Whether a value counts as logical. */
export function isLogical(t: Tracer, value: Value): boolean {
  return value.kind === "truth" || (value.kind === "array" && isMask(t, value.node));
}
