/** MATLAB's matrix operators: `*`, `/`, `\` and `^`. */

import type { Node } from "../../core/node";
import type { Span } from "../../core/span";
import type { Tracer } from "../common/tracer";
import { array, type Value } from "../common/value";
import { compose, countOf, isNumber, type Make } from "./arrays";

/** The largest power of a matrix that is written out as products. */
const largestPower = 12;

/** `X * Y`: scaling when one side is a number, else the matrix product. */
export function product(t: Tracer, X: Node, Y: Node, span: Span, at: readonly Span[]): Value {
  return t.build(scales(X, Y) ? "multiply" : "matmul", [X, Y], {}, span, at);
}

/** A number scales; so does a matrix that happens to be 1×1 now when as a matrix it would not fit. */
function scales(X: Node, Y: Node): boolean {
  if (isNumber(X) || isNumber(Y)) return true;
  const fits = X.shape.length === 2 && Y.shape.length === 2 && X.shape[1]?.size === Y.shape[0]?.size;
  return !fits && (countOf(X) === 1 || countOf(Y) === 1);
}

/** `A / B`; where B is not square, (Bᵀ \ Aᵀ)ᵀ. */
export function rightDivide(t: Tracer, A: Node, B: Node, span: Span, at: readonly Span[]): Value {
  if (countOf(B) === 1) return t.build("divide", [A, B], {}, span, at);
  if (B.shape.length !== 2 || B.shape[0]?.size === B.shape[1]?.size) return t.build("rsolve", [A, B], {}, span, at);
  return compose(
    t,
    span,
    (make) => {
      const flip = (X: Node) => make("transpose", [X]);
      return flip(solved(flip(B), flip(A), make));
    },
    at,
  );
}

/** `A \ B` */
export function leftDivide(t: Tracer, A: Node, B: Node, span: Span, at: readonly Span[]): Value {
  if (countOf(A) === 1) return t.build("divide", [B, A], {}, span, [...at].reverse());
  return compose(t, span, (make) => solved(A, B, make), at);
}

/** The solution of A Z = B; with more equations than unknowns, the one of least squares by the normal equations. */
function solved(A: Node, B: Node, make: Make): Node {
  const [m, n] = A.shape.map((d) => d.size);
  if (A.shape.length !== 2 || m === undefined || n === undefined || m <= n) return make("solve", [A, B]);
  const At = make("transpose", [A]);
  return make("solve", [make("matmul", [At, A]), make("matmul", [At, B])]);
}

/** `A ^ k`: a power of numbers, else products of the matrix with itself. */
export function matrixPower(t: Tracer, A: Node, K: Node, span: Span, at: readonly Span[]): Value {
  if (countOf(A) === 1 && countOf(K) === 1) return t.build("power", [A, K], {}, span, at);
  const k = countOf(K) === 1 ? t.numberOf(array(K)) : null;
  if (k === null || !Number.isInteger(k) || Math.abs(k) > largestPower) {
    return t.unsupported(span, "Only whole powers of matrices are supported", [array(A), array(K)]);
  }
  if (k === 0) return t.build("eye", [], { shape: [...A.shape] }, span);
  return compose(
    t,
    span,
    (make) => {
      let power = A;
      for (let i = 1; i < Math.abs(k); i++) power = make("matmul", [power, A]);
      return k < 0 ? make("inv", [power]) : power;
    },
    at,
  );
}
