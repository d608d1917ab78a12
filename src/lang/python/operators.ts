/** Python's operators on NumPy arrays, numbers, text and lists. */

import { asConstant, asSymbol, constant, floorDivide, minus, one, plus, sameDim, times } from "../../core/dim";
import type { Node } from "../../core/node";
import { printShape, sameSize } from "../../core/shape";
import { cover, type Span } from "../../core/span";
import { scalar } from "../../core/tensor";
import type { Assumed } from "../common/assumed";
import type { Tracer } from "../common/tracer";
import type { Binary, Expr, Unary } from "../common/tree";
import { array, describe, integer, nodesIn, opaque, sequence, text, truth, type Value } from "../common/value";
import { arrayNode, tableNode } from "./arrays";
import { augmentComplex, operateComplex } from "./complex";
import { floatRefused } from "./floats";
import { percent } from "./formats";
import { operateCounters } from "./functions-counter";
import { setOperation } from "./functions-set";
import { entriesOf } from "./kinds";
import { isLeaf } from "./leaves";
import { bitsOf, bitwise, floorQuotient, matrixProduct } from "./products";
import { special, specialBinary, specialInPlace } from "./special-methods";
import { current, overwrite } from "./storage";
import { pieceOf, textOf } from "./written";

const elementwise: Readonly<Record<string, string>> = {
  "+": "add",
  "-": "subtract",
  "*": "multiply",
  "/": "divide",
  "**": "power",
  "%": "mod",
  "&": "and",
  "|": "or",
};

/** `left op right` */
export function binary(t: Tracer, e: Binary): Value {
  if (e.op === "&&" || e.op === "||") return logical(t, e);
  const left = t.evaluate(e.left);
  const right = t.evaluate(e.right);
  return operate(t, e.op, left, right, e.span, [e.left.span, e.right.span]);
}

/** The same, on values. */
export function operate(t: Tracer, op: string, left: Value, right: Value, span: Span, at: readonly Span[]): Value {
  if (left.kind === "opaque" || right.kind === "opaque") {
    const why = left.kind === "opaque" ? left.why : right.kind === "opaque" ? right.why : "";
    return opaque(why, [...nodesIn(left), ...nodesIn(right)]);
  }
  const own = specialBinary(t, op, left, right, span);
  if (own) return own;
  if (t.assumed?.quiet && (op === "//" || op === "%")) askShares(t.assumed, left, right, span);
  const exact =
    operateComplex(t, op, left, right, span, at) ??
    dividedByZero(t, op, left, right, span) ??
    wholeNumbers(isOldDivision(t, op) ? "//" : op, left, right) ??
    repeatedByFloat(t, op, left, right, span) ??
    containers(t, op, left, right, span) ??
    incompatible(t, op, left, right, span);
  if (exact) return exact;
  const [X, Y] = [arrayNode(t, left, at[0] ?? span), arrayNode(t, right, at[1] ?? span)];
  if (!X || !Y) return t.unsupported(span, `What '${op}' means for these operands is not known`, [left, right]);
  if (op === "@") return matrixProduct(t, X, Y, span, at);
  const whole = [X, Y].every((n) => entriesOf(t, n) !== "real");
  if (op === "//" || (whole && isOldDivision(t, op))) return floorQuotient(t, X, Y, span, at);
  const name = elementwise[op];
  if (X.shape.length + Y.shape.length > 0 && /^[+*]$/.test(op) && [X, Y].every((n) => entriesOf(t, n) === "truth"))
    return t.build(op === "+" ? "or" : "and", [X, Y], {}, span, at);
  const bits = bitsOf(t, op, X, Y, span);
  if (bits) return bits;
  if (!name) return t.unsupported(span, `The operator '${op}' is not supported`, [left, right]);
  const value = t.build(name, [X, Y], {}, span, at);
  warnIfSilentlyStretched(t, X, Y, value, span, at);
  t.assumed?.stretching.aligned(name, X, Y);
  t.assumed?.stretching.aligned(name, Y, X);
  return value;
}

/** `left op= right`: arrays and lists change in place, whoever else holds them; numbers do not. */
export function augment(t: Tracer, op: string, left: Value, right: Value, target: Expr, at: readonly Span[]): Value {
  const own = specialInPlace(t, op, left, right, cover(target.span, at[1] ?? target.span));
  if (own) return own;
  if (left.kind === "sequence" && left.of === "set") {
    const made = setOperation(op, left, right);
    if (made) left.items = made.items;
    return left;
  }
  if (op === "|" && left.kind === "record" && right.kind === "record" && !left.of) {
    for (const [k, v] of right.fields) left.fields.set(k, v);
    return left;
  }
  if (op === "+" && left.kind === "sequence" && left.of === "list") {
    const more = t.dialect.iterate(t, right, at[1] ?? target.span);
    if (more) for (let i = 0; i < more.count; i++) left.items.push(more.at(i));
    return left;
  }
  const span = cover(target.span, at[1] ?? target.span);
  const value = operate(t, op, left, right, span, at);
  const isItem = () => target.kind === "index" && !isContainer(t.evaluate(target.object));
  if (left.kind === "complex" && !isItem()) return augmentComplex(t, left, value, span);
  if (left.kind !== "array" || value.kind !== "array" || !changesInPlace(t, left.node)) return value;
  const X = current(t, left.node);
  if (!sameSize(X.shape, value.node.shape)) {
    const name = t.textAt(target.span);
    t.assumed?.stretching.widened(X, value.node);
    const message = `${t.textAt(span)}: ${name} is ${printShape(X.shape)} and keeps its shape, but this makes ${printShape(value.node.shape)}`;
    t.report("shape-mismatch", span, message);
    return opaque("this does not fit in place", [value.node]);
  }
  const [before, after] = [entriesOf(t, X), entriesOf(t, value.node)];
  if (before !== "real" && after === "real") {
    const message = `${t.textAt(span)}: ${t.textAt(target.span)} holds whole numbers, which '${op}=' with fractions cannot change in place. Make it of floats`;
    t.report("type-mismatch", span, message);
    return opaque("whole numbers cannot hold this", [value.node]);
  }
  if (!isItem()) overwrite(t, X, value.node, span);
  return value;
}

/** NumPy's single numbers are values; torch's parameters are not. */
function changesInPlace(t: Tracer, X: Node): boolean {
  return X.shape.length > 0 || isLeaf(t, X);
}

/** Whether items are values of their own, not parts of an array. */
function isContainer(v: Value): boolean {
  return v.kind === "record" || v.kind === "sequence";
}

/** `-x`, `+x`, `not x`, `~x` */
export function unary(t: Tracer, e: Unary): Value {
  const value = t.evaluate(e.operand);
  if (value.kind === "opaque") return value;
  const own = e.op === "!" ? null : special(t, value, { "-": "neg", "+": "pos", "~": "invert" }[e.op], [], e.span);
  if (own) return own;
  if (e.op === "!") {
    const known = t.dialect.truth(t, value, e.operand.span);
    return known === null ? t.unsupported(e.span, "Whether this holds is not known", [value]) : truth(!known);
  }
  if (value.kind === "complex" && e.op === "-")
    return operateComplex(t, "*", integer(constant(-1)), value, e.span) ?? value;
  const number = whole(value);
  if (number && e.op !== "+") {
    const negative = minus(t.dims.number(0), number);
    return integer(e.op === "-" ? negative : plus(negative, constant(-1)));
  }
  if (number) return integer(number);
  const X = arrayNode(t, value, e.operand.span);
  if (!X) return t.unsupported(e.span, `What '${e.op}' means here is not known`, [value]);
  if (e.op === "+") return value;
  if (e.op === "-" && X.op === "constant" && X.shape.length === 0)
    return array(tableNode(t, scalar(-(t.valueOf(X).data[0] ?? 0)), entriesOf(t, X), e.span));
  if (e.op === "-") return t.build("negate", [X], {}, e.span, [e.operand.span]);
  if (entriesOf(t, X) === "truth") return t.build("not", [X], {}, e.span, [e.operand.span]);
  const minusOne = t.build("negate", [X], {}, e.span);
  return minusOne.kind === "array" ? operate(t, "-", minusOne, integer(one), e.span, []) : minusOne;
}

/** `and` and `or` give one of their operands. */
function logical(t: Tracer, e: Binary): Value {
  const left = t.evaluate(e.left);
  const known = t.dialect.truth(t, left, e.left.span);
  if (known === null) return t.unsupported(e.left.span, "Whether this holds is not known", [left]);
  return known === (e.op === "&&") ? t.evaluate(e.right) : left;
}

/** `C // heads` and `C % heads` of two sizes: people mean to share C out evenly. */
function askShares(assumed: Assumed, left: Value, right: Value, span: Span): void {
  const [a, b] = [whole(left), whole(right)];
  if (a && b && asSymbol(a) !== null && asSymbol(b) !== null && !sameDim(a, b)) assumed.multiple(a, b, span);
}

function wholeNumbers(op: string, left: Value, right: Value): Value | null {
  const [a, b] = [whole(left), whole(right)];
  if (a === null || b === null) return null;
  switch (op) {
    case "+":
      return integer(plus(a, b));
    case "-":
      return integer(minus(a, b));
    case "*":
      return integer(times(a, b));
    case "//":
      return b.size === 0 ? null : integer(floorDivide(a, b));
    case "%": {
      if (b.size === 0) return null;
      const quotient = floorDivide(a, b);
      const rest = minus(a, times(quotient, b));
      return integer(asConstant(rest) === null && rest.size === 0 ? minus(a, a) : rest);
    }
    case "&":
    case "|":
    case "^":
    case "<<":
    case ">>":
      return Number.isSafeInteger(a.size) && Math.abs(b.size) < 64 * (op.length > 1 ? 1 : 2 ** 40)
        ? integer(constant(bitwise(op, a.size, b.size)))
        : null;
    case "**":
      if (b.size < 0 || asConstant(b) === null) return null;
      if (asConstant(a) !== null)
        return Number.isSafeInteger(a.size ** b.size) ? integer(constant(a.size ** b.size)) : null;
      if (b.size > 8) return null;
      return integer(Array.from({ length: b.size }, () => a).reduce((p, x) => times(p, x), one));
    default:
      return null;
  }
}

/** Python 2 divides whole numbers without a rest; what this front end writes in Python itself is Python 3. */
function isOldDivision(t: Tracer, op: string): boolean {
  return op === "/" && t.module.version === 2 && !t.abroad;
}

function dividedByZero(t: Tracer, op: string, left: Value, right: Value, span: Span): Value | null {
  if (!/^(\/\/?|%)$/.test(op) || whole(left) === null || whole(right)?.size !== 0) return null;
  t.report("type-mismatch", span, `${t.textAt(span)} divides by zero`, { raises: "ZeroDivisionError" });
  return opaque("this divides by zero");
}

function whole(v: Value) {
  if (v.kind === "integer") return v.dim;
  return v.kind === "truth" ? constant(Number(v.value)) : null;
}

/** `[0] * (4 / 2)` */
function repeatedByFloat(t: Tracer, op: string, left: Value, right: Value, span: Span): Value | null {
  const repeats = (v: Value) => v.kind === "text" || v.kind === "sequence";
  const count = repeats(left) ? right : left;
  if (op !== "*" || repeats(left) === repeats(right) || count.kind !== "array" || count.node.shape.length > 0)
    return null;
  return floatRefused(t, [count], "TypeError", span);
}

function containers(t: Tracer, op: string, left: Value, right: Value, span: Span): Value | null {
  if (op === "*" && right.kind === "text" && left.kind !== "text") return containers(t, op, right, left, span);
  if (left.kind === "text") {
    if (op === "+" && right.kind === "text") return textOf([pieceOf(left), pieceOf(right)]);
    const times = op === "*" ? t.wholeNumber(right) : null;
    if (left.text !== null && times !== null) return text(left.text.repeat(Math.max(0, Math.min(times, 10_000))));
    return op === "%" ? percent(t, left.text, right) : op === "*" ? text(null) : null;
  }
  const counted = operateCounters(t, op, left, right, span);
  if (counted) return counted;
  if (left.kind === "record" && right.kind === "record" && op === "|" && !left.of)
    return { kind: "record", fields: new Map([...left.fields, ...right.fields]), of: null };
  if (left.kind === "sequence" && left.of === "set") return setOperation(op, left, right);
  if (left.kind !== "sequence" && right.kind !== "sequence") return null;
  if (op === "+" && left.kind === "sequence" && right.kind === "sequence")
    return sequence(left.of, [...left.items, ...right.items]);
  const [list, count] = left.kind === "sequence" ? [left, right] : [right, left];
  const isCount = count.kind === "integer" || count.kind === "truth";
  if (op !== "*" || list.kind !== "sequence" || !isCount) return null;
  const n = Math.min(Math.max(0, t.wholeNumber(count) ?? 0), 10_000);
  return sequence(list.of, Array.from({ length: n }, () => list.items).flat());
}

/** A list or text beside what it has no arithmetic with. Beside an array, a list is one. */
function incompatible(t: Tracer, op: string, left: Value, right: Value, span: Span): Value | null {
  const odd = [left, right].find(
    (v) => v.kind === "sequence" || v.kind === "text" || v.kind === "nothing" || v.kind === "record",
  );
  if (!odd || left.kind === "array" || right.kind === "array") return null;
  if ([left, right].some((v) => v.kind === "builtin" || v.kind === "class" || v.kind === "module")) return null;
  if (odd.kind === "record" && odd.of !== null) return null;
  const hint = odd.kind === "sequence" ? ". np.array(…) of it has" : "";
  const name = odd.kind === "nothing" ? "None" : describe(odd);
  t.report(
    "type-mismatch",
    span,
    `${t.textAt(span)}: ${name} has no '${op}' with ${describe(odd === left ? right : left)}${hint}`,
    { raises: "TypeError" },
  );
  return opaque(`${name} has no '${op}'`, [...nodesIn(left), ...nodesIn(right)]);
}

/** (N,) against (N, 1) gives (N, N): allowed, and almost always an accident. */
function warnIfSilentlyStretched(t: Tracer, X: Node, Y: Node, value: Value, span: Span, at: readonly Span[]): void {
  if (t.assumed?.quiet && value.kind === "array") t.assumed.stretching.crossed(X, Y, value.node);
  if (value.kind !== "array" || value.node.shape.length !== 2 || t.abroad) return;
  const [vector, column] = X.shape.length === 1 ? [X, Y] : [Y, X];
  if (vector.shape.length !== 1 || column.shape.length !== 2) return;
  const [n, rows, columns] = [vector.shape[0], column.shape[0], column.shape[1]];
  if (!n || !rows || columns?.size !== 1 || n.size <= 1 || n.size !== rows.size) return;
  const repair = { operand: X === column ? 0 : 1, suffix: ".ravel()" };
  t.reports.crossing({ args: [X, Y], span, operands: at, size: n.size, repair });
}
