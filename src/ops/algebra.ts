/** Identities that operations use to keep what rules build as short as a person would write it. */

import type { Node } from "../core/node";
import { isTensor } from "../core/node";
import type { Builder } from "../core/operation";
import { isScalar, type Shape, sameSize } from "../core/shape";

/** Whether a rule built this node with this operation: only such nodes are taken apart, what people wrote stays. */
export function isBuilt(node: Node, op: string): boolean {
  return node.origin === null && node.op === op;
}

/** The number a node is, or `null` when it is not a literal scalar or goes by a name. */
export function literal(node: Node): number | null {
  if (node.op !== "constant" || node.attrs.name !== undefined) return null;
  const value = node.attrs.value;
  return value !== undefined && isTensor(value) && value.data.length === 1 ? (value.data[0] ?? null) : null;
}

/** The number a scalar constant is, by whatever name it goes; `null` when it is no constant. */
export function known(node: Node): number | null {
  const value = node.op === "constant" ? node.attrs.value : undefined;
  return value !== undefined && isTensor(value) && value.data.length === 1 ? (value.data[0] ?? null) : null;
}

/** Whether a node is a literal number, a number of entries, or a product or quotient of such: what people write in front. */
export function isCoefficient(node: Node): boolean {
  if (isBuilt(node, "divide") || isBuilt(node, "multiply") || isBuilt(node, "negate"))
    return node.args.every(isCoefficient);
  return node.op === "extent" || literal(node) !== null;
}

/** A coefficient as its sign and the rest, so that signs stand in front of whole terms and can meet + and −. */
export function signed(c: Node, b: Builder): { negative: boolean; size: Node } {
  const value = literal(c);
  if (value !== null) return value < 0 ? { negative: true, size: b.number(-value) } : { negative: false, size: c };
  const [first, second] = c.args;
  if (first && isBuilt(c, "negate")) return { negative: true, size: first };
  if (first && second && (isBuilt(c, "divide") || isBuilt(c, "multiply"))) {
    const inner = signed(first, b);
    if (inner.negative) return { negative: true, size: b.apply(c.op, [inner.size, second]) };
  }
  return { negative: false, size: c };
}

/** The scalar that an array repeats in every entry, when that can be seen from how it was built. */
export function repeatedScalar(node: Node): Node | null {
  if (!isBuilt(node, "expand") && !isBuilt(node, "broadcast")) return null;
  const source = node.args[0];
  if (!source) return null;
  return isScalar(source.shape) ? source : repeatedScalar(source);
}

/** Whether every entry is 0 by construction. */
export function isZero(node: Node): boolean {
  if (node.op === "zeros" || literal(node) === 0) return true;
  const repeated = repeatedScalar(node);
  return repeated !== null && isZero(repeated);
}

/** Zeros of a shape. */
export function zerosOf(shape: Shape, b: Builder): Node {
  return b.apply("zeros", [], { shape });
}

/** Splits c·W into its coefficient and the rest; the coefficient is `null` when there is none. */
export function splitCoefficient(node: Node, b: Builder): { coefficient: Node | null; rest: Node } {
  const [first, second] = node.args;
  if (isBuilt(node, "multiply") && first && second && isCoefficient(first) && sameSize(second.shape, node.shape)) {
    return { coefficient: first, rest: second };
  }
  if (isBuilt(node, "negate") && first) {
    const inner = splitCoefficient(first, b);
    const coefficient = inner.coefficient ? b.apply("negate", [inner.coefficient]) : b.number(-1);
    return { coefficient, rest: inner.rest };
  }
  return { coefficient: null, rest: node };
}

/** c·W, with a literal ±1 left out and the sign in front. */
export function withCoefficient(coefficient: Node | null, rest: Node, b: Builder): Node {
  if (coefficient === null) return rest;
  const { negative, size } = signed(coefficient, b);
  const body = literal(size) === 1 ? rest : b.apply("multiply", [size, rest]);
  return negative ? b.apply("negate", [body]) : body;
}

/**
 * a·W ± b·W as one term, where the rests are the same value and the coefficients are numbers or the same; c·V ± c·W with
 * the common coefficient in front.
 */
export function likeTerms(X: Node, Y: Node, sign: 1 | -1, b: Builder): Node | null {
  const [left, right] = [splitCoefficient(X, b), splitCoefficient(Y, b)];
  const same = left.rest.number === right.rest.number && !isCoefficient(left.rest);
  const [p, q] = [left.coefficient, right.coefficient].map((c) => (c === null ? 1 : literal(c)));
  if (same && typeof p === "number" && typeof q === "number") {
    const total = p + sign * q;
    return total === 0 ? zerosOf(X.shape, b) : withCoefficient(b.number(total), left.rest, b);
  }
  if (left.coefficient === null || right.coefficient === null) return null;
  const [c, d] = [signed(left.coefficient, b), signed(right.coefficient, b)];
  if (c.size.number !== d.size.number || literal(c.size) === 1) return null;
  const alike = (c.negative === d.negative) === sign > 0;
  const inner = b.apply(
    alike ? "add" : "subtract",
    c.negative && !alike ? [right.rest, left.rest] : [left.rest, right.rest],
  );
  return withCoefficient(c.negative && alike ? b.apply("negate", [c.size]) : c.size, inner, b);
}

/** For an operation that is linear in `node`: applies it to the rest and puts the coefficient in front. */
export function pullCoefficient(node: Node, b: Builder, apply: (rest: Node) => Node): Node | null {
  const { coefficient, rest } = splitCoefficient(node, b);
  return coefficient === null ? null : withCoefficient(coefficient, apply(rest), b);
}

/** X of a built −X. */
export function unsigned(node: Node): Node | null {
  return isBuilt(node, "negate") ? (node.args[0] ?? null) : null;
}

/**
 * What a condition hides stays hidden: where(C, A, 0) ∘ B is where(C, A ∘ B, 0), exactly 0 where C does not hold even if
 * B is infinite there. `null` for anything else.
 */
export function behindCondition(node: Node, b: Builder, apply: (shown: Node) => Node): Node | null {
  const [C, A, Y] = node.args;
  if (!isBuilt(node, "select") || !C || !A || !Y) return null;
  if (isZero(Y)) return b.apply("select", [C, apply(A), Y]);
  return isZero(A) ? b.apply("select", [C, A, apply(Y)]) : null;
}

/** where(C, A, 0) ± where(C, B, 0) is where(C, A ± B, 0). `null` for anything else. */
export function behindSameCondition(X: Node, Y: Node, op: "add" | "subtract", b: Builder): Node | null {
  const [C, A, rest] = X.args;
  const [D, B, other] = Y.args;
  if (!isBuilt(X, "select") || !isBuilt(Y, "select") || !C || !D || !A || !B || !rest || !other) return null;
  if (C.number !== D.number) return null;
  if (isZero(rest) && isZero(other)) return b.apply("select", [C, b.apply(op, [A, B]), rest]);
  return isZero(A) && isZero(B) ? b.apply("select", [C, A, b.apply(op, [rest, other])]) : null;
}
