/** MATLAB's matrix operators: `*`, `/`, `\` and `^`. */

import type { Node } from "../../core/node";
import type { Span } from "../../core/span";
import { compose } from "../common/compose";
import { triangularSystem } from "../common/systems";
import type { Tracer } from "../common/tracer";
import { array, type Value } from "../common/value";
import { countOf, isNumber } from "./arrays";

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

/** `A / B`: the solution Z of Z B = A; that of least squares where B is not square. */
export function rightDivide(t: Tracer, A: Node, B: Node, span: Span, at: readonly Span[]): Value {
  if (countOf(B) === 1) return t.build("divide", [A, B], {}, span, at);
  if (isSquare(B)) return t.build("rsolve", [A, B], triangularSystem(t, B), span, at);
  return compose(
    t,
    span,
    (make) => {
      const flip = (X: Node) => make("transpose", [X]);
      return flip(make("lstsq", [flip(B), flip(A)]));
    },
    at,
  );
}

/** `A \ B`: the solution Z of A Z = B; that of least squares and smallest norm where A is not square. */
export function leftDivide(t: Tracer, A: Node, B: Node, span: Span, at: readonly Span[]): Value {
  if (countOf(A) === 1) return t.build("divide", [B, A], {}, span, [...at].reverse());
  if (!isSquare(A)) return t.build("lstsq", [A, B], {}, span, at);
  return t.build("solve", [A, B], triangularSystem(t, A), span, at);
}

function isSquare(A: Node): boolean {
  return A.shape[0]?.size === A.shape[1]?.size;
}

/** `A ^ k`: a power of numbers, else a whole power of a matrix. */
export function matrixPower(t: Tracer, A: Node, K: Node, span: Span, at: readonly Span[]): Value {
  if (countOf(A) === 1 && countOf(K) === 1) return t.build("power", [A, K], {}, span, at);
  const k = countOf(K) === 1 ? t.numberOf(array(K)) : null;
  if (k === 0.5) return t.build("sqrtm", [A], {}, span, at);
  if (k === null || !Number.isInteger(k))
    return t.unsupported(span, "Only whole powers of matrices are supported", [array(A), array(K)]);
  return k === -1 ? t.build("inv", [A], {}, span, at) : t.build("mpower", [A], { k }, span, at);
}
