/** Products and whole quotients of arrays: `X @ Y`, `X // Y`, and the bits of whole numbers. */

import { one } from "../../core/dim";
import type { Node } from "../../core/node";
import type { Span } from "../../core/span";
import { count, type Tensor, tensor } from "../../core/tensor";
import type { Tracer } from "../common/tracer";
import { array, opaque, type Value } from "../common/value";
import { tableNode } from "./arrays";
import { entriesOf, holding } from "./kinds";

/** `& | ^ << >>`: of truth values logical, of whole numbers bit by bit. */
export function bitsOf(t: Tracer, op: string, X: Node, Y: Node, span: Span): Value | null {
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
  for (const n of [X, Y]) if (n.shape.length === 0) t.assumed?.entry(n, span);
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

/** Bits of whole numbers of any size. */
export function bitwise(op: string, a: number, b: number): number {
  if (![a, b].every(Number.isSafeInteger)) return Number.NaN;
  const [x, y] = [BigInt(a), BigInt(b)];
  if (op === "&") return Number(x & y);
  if (op === "|") return Number(x | y);
  if (op === "^") return Number(x ^ y);
  if (op === "<<") return b < 0 || b > 64 ? Number.NaN : Number(x << y);
  return Number(x >> y);
}
