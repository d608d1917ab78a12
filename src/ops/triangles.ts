/** What is known about the triangles of a matrix from how it was made. */

import type { Node } from "../core/node";
import type { Builder } from "../core/operation";

const made: Readonly<Record<string, "lower" | "upper">> = { chol: "lower", lul: "lower", luu: "upper", qrr: "upper" };

/** The triangle outside of which a matrix is 0 by the operation that made it; `null` when nothing is known. */
export function triangleOf(X: Node): "lower" | "upper" | null {
  const [from] = X.args;
  if (X.op === "identity" && from) return triangleOf(from);
  if (X.op === "tril") return (X.attrs.k as number) <= 0 ? "lower" : null;
  if (X.op === "triu") return (X.attrs.k as number) >= 0 ? "upper" : null;
  if (X.op !== "transpose" || !from) return made[X.op] ?? null;
  const inner = triangleOf(from);
  return inner && (inner === "lower" ? "upper" : "lower");
}

/** The adjoint of a triangular matrix lies in its triangle: L̄ = tril(…). */
export function withinTriangle(X: Node, Xbar: Node, b: Builder): Node {
  const triangle = triangleOf(X);
  return triangle === null ? Xbar : b.apply(triangle === "lower" ? "tril" : "triu", [Xbar], { k: 0 });
}
