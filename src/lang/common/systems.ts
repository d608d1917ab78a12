/** What the front ends tell operations about matrices from how they were made. */

import type { Attrs, Node } from "../../core/node";
import { triangleOf } from "../../core/operation";
import type { Tracer } from "./tracer";

/** For a system of equations: the triangle outside of which its matrix is 0. */
export function triangularSystem(t: Tracer, A: Node): Attrs {
  const triangle = triangleOf(A, t.catalogue);
  return triangle === null ? {} : { triangle };
}

/** For a Cholesky factor: of a lower triangle by itself, nothing is shared with the upper one. */
export function choleskyConvention(t: Tracer, A: Node): Attrs {
  return triangleOf(A, t.catalogue) === "lower" ? { convention: "triangular" } : {};
}
