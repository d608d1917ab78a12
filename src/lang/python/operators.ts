/** Python's operators on NumPy arrays, numbers, text and lists. */

import { asConstant, constant, floorDivide, minus, one, plus, sameDim, times } from "../../core/dim";
import type { Node } from "../../core/node";
import { printShape, sameSize } from "../../core/shape";
import { cover, type Span } from "../../core/span";
import { count, scalar, type Tensor, tensor } from "../../core/tensor";
import type { Tracer } from "../common/tracer";
import type { Binary, Compare, Expr, Unary } from "../common/tree";
import { array, describe, integer, nodesIn, opaque, sequence, text, truth, type Value } from "../common/value";
import { arrayNode, tableNode } from "./arrays";
import { operateComplex } from "./complex";
import { sameDtype } from "./dtypes";
import { compareSets, setOperation } from "./functions-set";
import { percent } from "./functions-text";
import { allItems } from "./iteration";
import { isSame, keyText } from "./keys";
import { entriesOf, holding } from "./kinds";
import { readings } from "./objects";
import { special, specialBinary, specialComparison, specialInPlace } from "./special-methods";
import { current, overwrite } from "./storage";

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
  const exact =
    operateComplex(t, op, left, right, span) ??
    dividedByZero(t, op, left, right, span) ??
    wholeNumbers(op, left, right) ??
    containers(t, op, left, right) ??
    incompatible(t, op, left, right, span);
  if (exact) return exact;
  const [X, Y] = [arrayNode(t, left, at[0] ?? span), arrayNode(t, right, at[1] ?? span)];
  if (!X || !Y) return t.unsupported(span, `What '${op}' means for these operands is not known`, [left, right]);
  if (op === "@") return matrixProduct(t, X, Y, span, at);
  if (op === "//") return floorQuotient(t, X, Y, span, at);
  const name = elementwise[op];
  if (X.shape.length + Y.shape.length > 0 && /^[+*]$/.test(op) && [X, Y].every((n) => entriesOf(t, n) === "truth"))
    return t.build(op === "+" ? "or" : "and", [X, Y], {}, span, at);
  const bits = bitsOf(t, op, X, Y, span);
  if (bits) return bits;
  if (!name) return t.unsupported(span, `The operator '${op}' is not supported`, [left, right]);
  const value = t.build(name, [X, Y], {}, span, at);
  warnIfSilentlyStretched(t, X, Y, value, span);
  return value;
}

/** `& | ^ << >>`: of truth values logical, of whole numbers bit by bit. */
function bitsOf(t: Tracer, op: string, X: Node, Y: Node, span: Span): Value | null {
  if (!/^([&|^]|<<|>>)$/.test(op)) return null;
  const masks = entriesOf(t, X) === "truth" && entriesOf(t, Y) === "truth";
  if (masks && op === "^") return t.build("not_equal", [X, Y], {}, span);
  if (masks) return null;
  const shape = t.build("add", [X, Y], {}, span);
  if (shape.kind !== "array") return shape;
  const power = /^(<<|>>)$/.test(op) ? t.build("power", [t.constant(2, span), Y], { entries: "integer" }, span) : null;
  if (power?.kind === "array")
    return op === "<<"
      ? t.build("multiply", [X, power.node], { entries: "integer" }, span)
      : floorQuotient(t, X, power.node, span, []);
  const [a, b] = [t.valueOf(X), t.valueOf(Y)].map((v) => stretchedTo(v, t.valueOf(shape.node).size));
  const data = a?.map((x, i) => bitwise(op, x, b?.[i] ?? 0)) ?? new Float64Array();
  return array(tableNode(t, tensor(t.valueOf(shape.node).size, data), "integer", span));
}

/** The entries of a tensor stretched to a size. */
function stretchedTo(X: Tensor, size: readonly number[]): Float64Array {
  const extra = size.length - X.size.length;
  return Float64Array.from({ length: count(size) }, (_, at) => {
    let [rest, place, stride] = [at, 0, 1];
    for (let axis = size.length - 1; axis >= 0; axis--) {
      const i = rest % (size[axis] ?? 1);
      rest = Math.floor(rest / (size[axis] ?? 1));
      const n = X.size[axis - extra] ?? 1;
      if (axis >= extra) {
        place += (n === 1 ? 0 : i) * stride;
        stride *= n;
      }
    }
    return X.data[place] ?? 0;
  });
}

/** `X // Y`: whole for whole operands. */
export function floorQuotient(t: Tracer, X: Node, Y: Node, span: Span, at: readonly Span[]): Value {
  const quotient = t.build("divide", [X, Y], {}, span, at);
  const whole = entriesOf(t, X) !== "real" && entriesOf(t, Y) !== "real";
  return quotient.kind === "array"
    ? t.build("floor", [quotient.node], holding(whole ? "integer" : "real"), span)
    : quotient;
}

/** `X @ Y`, which numbers have not. */
export function matrixProduct(t: Tracer, X: Node, Y: Node, span: Span, at: readonly Span[]): Value {
  const number = [X, Y].findIndex((n) => n.shape.length === 0);
  if (number < 0) return product(t, X, Y, span, at);
  const name = at[number] ? t.textAt(at[number]) : "one side";
  t.report("shape-mismatch", span, `${t.textAt(span)}: '@' needs arrays, but ${name} is a number. Use '*'`);
  return opaque("'@' needs arrays", [X, Y]);
}

/** The product of whatever ranks the operands have, as `@` forms it and, up to rank 2, `np.dot`. */
export function product(t: Tracer, X: Node, Y: Node, span: Span, at: readonly Span[]): Value {
  const [p, q] = [X.shape.length, Y.shape.length];
  if (p === 0 || q === 0) return t.build("multiply", [X, Y], {}, span, at);
  if (p === 1 && q > 2) return rowTimesStack(t, X, Y, span, at);
  const name = p >= 2 ? (q >= 2 ? "matmul" : "matvec") : q >= 2 ? "vecmat" : "dot";
  return t.build(name, [X, Y], {}, span, at);
}

function rowTimesStack(t: Tracer, X: Node, Y: Node, span: Span, at: readonly Span[]): Value {
  const row = t.build("reshape", [X], { shape: [one, ...X.shape], order: "C" }, span);
  const made = row.kind === "array" ? t.build("matmul", [row.node, Y], {}, span, at) : row;
  if (made.kind !== "array") return made;
  const shape = made.node.shape.filter((_, i) => i !== made.node.shape.length - 2);
  return t.build("reshape", [made.node], { shape, order: "C" }, span);
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
  if (left.kind !== "array" || value.kind !== "array" || left.node.shape.length === 0) return value;
  const X = current(t, left.node);
  if (!sameSize(X.shape, value.node.shape)) {
    const name = t.textAt(target.span);
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
  if (target.kind !== "index" || isContainer(t.evaluate(target.object))) overwrite(t, X, value.node, span);
  return value;
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

/** `a < b <= c`, `x in xs`, `x is None` */
export function compare(t: Tracer, e: Compare): Value {
  let left = t.evaluate(e.first);
  let at = e.first.span;
  let result: Value | null = null;
  for (const { op, right: expression } of e.rest) {
    const right = t.evaluate(expression);
    const one = comparison(t, op, left, right, e.span, [at, expression.span]);
    result = result === null ? one : both(t, result, one, e.span);
    [left, at] = [right, expression.span];
  }
  return result ?? truth(true);
}

/** `left op right` on values. */
export function compareValues(t: Tracer, op: string, left: Value, right: Value, span: Span): Value {
  return comparison(t, op, left, right, span, []);
}

function comparison(t: Tracer, op: string, left: Value, right: Value, span: Span, at: readonly Span[]): Value {
  if (op === "is" || op === "is-not") return truth(identical(left, right) === (op === "is"));
  if (op === "in" || op === "not-in") {
    const inside = contains(t, left, right);
    return inside === null
      ? t.unsupported(span, "Whether this holds is not known", [left, right])
      : truth(inside === (op === "in"));
  }
  if (left.kind === "opaque") return left;
  if (right.kind === "opaque") return right;
  const own = specialComparison(t, op, left, right, span);
  if (own) return own;
  const dtype = /^[=!]=$/.test(op) ? sameDtype(left, right) : null;
  if (dtype !== null) return truth(dtype === (op === "=="));
  const plain = comparePlain(t, op, left, right);
  if (plain !== null) return truth(plain);
  if (left.kind === "integer" && right.kind === "integer") return truth(ordered(op, left.dim.size, right.dim.size));
  if (isPlain(left) || isPlain(right)) {
    if (op === "==" || op === "!=") return truth(samePlain(t, left, right) === (op === "=="));
    return t.unsupported(span, "What this comparison means is not known", [left, right]);
  }
  const [X, Y] = [arrayNode(t, left, at[0] ?? span), arrayNode(t, right, at[1] ?? span)];
  const name = comparisons[op];
  if (!X || !Y || !name) return t.unsupported(span, "What this comparison means is not known", [left, right]);
  return t.build(name, [X, Y], {}, span, at);
}

/** Order of text, lists, tuples and sets; `null` for other values. */
function comparePlain(t: Tracer, op: string, left: Value, right: Value): boolean | null {
  if (left.kind === "text" && right.kind === "text" && left.text !== null && right.text !== null)
    return ordered(op, left.text < right.text ? -1 : Number(left.text > right.text), 0);
  if (left.kind !== "sequence" || right.kind !== "sequence") return null;
  if (left.of === "set" && right.of === "set") return compareSets(op, left, right);
  if (op === "==" || op === "!=") return samePlain(t, left, right) === (op === "==");
  const at = left.items.findIndex((v, i) => !right.items[i] || !samePlain(t, v, right.items[i] as Value));
  const [a, b] = [left.items[at], right.items[at]];
  if (at < 0 || !a || !b) return ordered(op, left.items.length, right.items.length);
  const [x, y] = [t.numberOf(a), t.numberOf(b)];
  return x !== null && y !== null ? ordered(op, x, y) : comparePlain(t, op, a, b);
}

function both(t: Tracer, left: Value, right: Value, span: Span): Value {
  if (left.kind === "truth" && right.kind === "truth") return truth(left.value && right.value);
  const [X, Y] = [arrayNode(t, left, span), arrayNode(t, right, span)];
  return X && Y ? t.build("and", [X, Y], {}, span) : opaque("whether this holds is not known");
}

/** `and` and `or` give one of their operands. */
function logical(t: Tracer, e: Binary): Value {
  const left = t.evaluate(e.left);
  const known = t.dialect.truth(t, left, e.left.span);
  if (known === null) return t.unsupported(e.left.span, "Whether this holds is not known", [left]);
  return known === (e.op === "&&") ? t.evaluate(e.right) : left;
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

/** Bits of whole numbers of any size. */
function bitwise(op: string, a: number, b: number): number {
  if (![a, b].every(Number.isSafeInteger)) return Number.NaN;
  const [x, y] = [BigInt(a), BigInt(b)];
  if (op === "&") return Number(x & y);
  if (op === "|") return Number(x | y);
  if (op === "^") return Number(x ^ y);
  if (op === "<<") return b < 0 || b > 64 ? Number.NaN : Number(x << y);
  return Number(x >> y);
}

function dividedByZero(t: Tracer, op: string, left: Value, right: Value, span: Span): Value | null {
  if (!/^(\/\/?|%)$/.test(op) || whole(left) === null || whole(right)?.size !== 0) return null;
  t.report("type-mismatch", span, `${t.textAt(span)} divides by zero`);
  return opaque("this divides by zero");
}

function whole(v: Value) {
  if (v.kind === "integer") return v.dim;
  return v.kind === "truth" ? constant(Number(v.value)) : null;
}

function containers(t: Tracer, op: string, left: Value, right: Value): Value | null {
  if (left.kind === "text") {
    if (op === "+" && right.kind === "text")
      return text(left.text === null || right.text === null ? null : left.text + right.text);
    if (op === "*" && left.text !== null && right.kind === "integer")
      return text(left.text.repeat(Math.max(0, Math.min(right.dim.size, 10_000))));
    return op === "%" ? percent(left.text, right) : op === "*" ? text(null) : null;
  }
  if (left.kind === "record" && right.kind === "record" && op === "|" && !left.of)
    return { kind: "record", fields: new Map([...left.fields, ...right.fields]), of: null };
  if (left.kind === "sequence" && left.of === "set") return setOperation(op, left, right);
  if (left.kind !== "sequence" && right.kind !== "sequence") return null;
  if (op === "+" && left.kind === "sequence" && right.kind === "sequence")
    return sequence(left.of, [...left.items, ...right.items]);
  const [list, count] = left.kind === "sequence" ? [left, right] : [right, left];
  if (op !== "*" || list.kind !== "sequence" || count.kind !== "integer") return null;
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
  );
  return opaque(`${name} has no '${op}'`, [...nodesIn(left), ...nodesIn(right)]);
}

function ordered(op: string, a: number, b: number): boolean {
  if (op === "<") return a < b;
  if (op === "<=") return a <= b;
  if (op === ">") return a > b;
  if (op === ">=") return a >= b;
  return op === "==" ? a === b : a !== b;
}

function identical(a: Value, b: Value): boolean {
  if (a.kind === "integer" && b.kind === "integer") return a.dim.size === b.dim.size;
  if (a.kind === "text" && b.kind === "text") return a.text === b.text;
  if (a.kind === "truth" && b.kind === "truth") return a.value === b.value;
  return a.kind === "nothing" ? b.kind === "nothing" : isSame(a, b);
}

function isPlain(v: Value): boolean {
  return (
    v.kind !== "array" &&
    v.kind !== "integer" &&
    v.kind !== "truth" &&
    v.kind !== "range" &&
    (v.kind !== "sequence" || v.of === "tuple")
  );
}

/** Whether plain values are equal. */
export function samePlain(t: Tracer, a: Value, b: Value): boolean {
  const own = specialComparison(t, "==", a, b, { from: 0, to: 0 });
  if (own) return t.dialect.truth(t, own) === true;
  if (isSame(a, b)) return true;
  if (a.kind === "record" && b.kind === "record" && !a.of && !b.of)
    return (
      a.fields.size === b.fields.size &&
      [...a.fields].every(([k, v]) => b.fields.has(k) && samePlain(t, v, b.fields.get(k) as Value))
    );
  if (a.kind === "text" && b.kind === "text") return a.text === b.text;
  if (a.kind === "sequence" && b.kind === "sequence") {
    return a.items.length === b.items.length && a.items.every((x, i) => samePlain(t, x, b.items[i] as Value));
  }
  if (a.kind === "nothing" || b.kind === "nothing") return a.kind === b.kind;
  if (a.kind === "integer" && b.kind === "integer") return sameDim(a.dim, b.dim) || a.dim.size === b.dim.size;
  const [x, y] = [t.numberOf(a), t.numberOf(b)];
  return x !== null && x === y;
}

function contains(t: Tracer, item: Value, container: Value): boolean | null {
  if (container.kind === "text")
    return item.kind === "text" && item.text !== null && container.text !== null
      ? container.text.includes(item.text)
      : null;
  const own = special(t, container, "contains", [item], { from: 0, to: 0 });
  if (own) return t.dialect.truth(t, own);
  if (container.kind === "record" && !container.of && !readings.has(container)) {
    const key = keyText(t, item);
    return key === null ? null : container.fields.has(key);
  }
  if (item.kind === "opaque") return null;
  if (container.kind === "array") {
    const [X, number] = [container.node, t.numberOf(item)];
    return number === null ? null : t.valueOf(current(t, X)).data.includes(number);
  }
  return allItems(t, container, { from: 0, to: 0 })?.some((x) => samePlain(t, x, item)) ?? null;
}

/** (N,) against (N, 1) gives (N, N): allowed, and almost always an accident. */
function warnIfSilentlyStretched(t: Tracer, X: Node, Y: Node, value: Value, span: Span): void {
  if (value.kind !== "array" || value.node.shape.length !== 2) return;
  const [vector, column] = X.shape.length === 1 ? [X, Y] : [Y, X];
  if (vector.shape.length !== 1 || column.shape.length !== 2) return;
  const [n, rows, columns] = [vector.shape[0], column.shape[0], column.shape[1]];
  if (!n || !rows || columns?.size !== 1 || n.size <= 1 || n.size !== rows.size) return;
  const names = X === vector ? ["The left side", "the right side"] : ["The right side", "the left side"];
  t.report(
    "silent-broadcast",
    span,
    `${names[0]} is a vector of ${n.size} and ${names[1]} a column of ${n.size}, so this makes a ${n.size}×${n.size} matrix. Give both the same shape`,
  );
}
