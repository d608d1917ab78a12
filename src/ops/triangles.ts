/** What follows from a matrix being triangular by construction. */

import type { Attrs, Node } from "../core/node";
import type { Builder, Triangle } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { solve, solveTriangular } from "../numeric/linear";

/** The triangle of the matrix that an operation was told to read, if it was. */
export function triangleIn(attrs: Attrs): Triangle | null {
  return attrs.triangle === "lower" || attrs.triangle === "upper" ? attrs.triangle : null;
}

/** The same of the transpose. */
export function turnedTriangle(attrs: Attrs): Attrs {
  const triangle = triangleIn(attrs);
  return triangle === null ? {} : { triangle: triangle === "lower" ? "upper" : "lower" };
}

/** The adjoint of a triangular matrix lies in its triangle: L̄ = tril(…). */
export function withinTriangle(Xbar: Node, attrs: Attrs, b: Builder): Node {
  const triangle = triangleIn(attrs);
  return triangle === null ? Xbar : b.apply(triangle === "lower" ? "tril" : "triu", [Xbar], { k: 0 });
}

/** The solution of A X = B, by substitution where A is triangular. */
export function solutionOf(A: Tensor, B: Tensor, attrs: Attrs): Tensor {
  const triangle = triangleIn(attrs);
  return triangle === null ? solve(A, B) : solveTriangular(A, B, { lower: triangle === "lower" });
}
