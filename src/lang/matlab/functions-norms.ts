/** Norms, and the condition numbers made of them. */

import type { Node } from "../../core/node";
import type { Make } from "../common/compose";
import type { Value } from "../common/value";
import { countOf } from "./arrays";
import { type LibraryCall, type LibraryFunction, ofMatrix } from "./call";

/** Over both axes, with the result as a 1×1 matrix. */
const whole = { axes: [0, 1], keep: true };

/** `norm(v)`, `norm(v, p)`; of a matrix the spectral norm, or 1, Inf and 'fro'. */
const norm: LibraryFunction = ofMatrix((c, X) => {
  const word = c.text(1)?.toLowerCase() ?? null;
  const p = word === "inf" ? Number.POSITIVE_INFINITY : (word ?? (c.args[1] ? c.t.numberOf(c.args[1]) : 2));
  if (p === null) return c.refuse("Which norm this is, is not known");
  if (X.shape.some((d) => d.size === 1)) return vectorNorm(c, X, p);
  if (p === "fro") return c.build("norm", [X], whole);
  if (p === 2) return c.build("specnorm", [X], { keep: true });
  if (p !== 1 && p !== Number.POSITIVE_INFINITY) return c.refuse(`There is no norm '${p}' of a matrix`);
  return c.compose((make) =>
    make("max", [make("sum", [make("abs", [X])], { axes: [p === 1 ? 0 : 1], keep: true })], whole),
  );
});

function vectorNorm(c: LibraryCall, X: Node, p: number | string): Value {
  if (p === 2 || p === "fro") return c.build("norm", [X], whole);
  if (typeof p === "string") return c.refuse(`There is no norm '${p}' of a vector`);
  if (p !== 0) return c.build("pnorm", [X], { ...whole, p });
  return c.compose((make) => make("sum", [make("not_equal", [X, c.number(0)])], whole));
}

/** `vecnorm(X, p, dim)` */
const vecnorm: LibraryFunction = ofMatrix((c, X) => {
  const p = c.args[1] && countOf(c.array(1) ?? X) > 0 ? c.t.numberOf(c.args[1]) : 2;
  const axis = c.axis(2, X.shape);
  if (p === null || axis === null || p === 0) return c.refuse();
  const attrs = { axes: [axis], keep: true };
  return p === 2 ? c.build("norm", [X], attrs) : c.build("pnorm", [X], { ...attrs, p });
});

/** `cond(A)` and `cond(A, p)` */
const cond: LibraryFunction = ofMatrix((c, A) => {
  const p = c.text(1) ?? (c.args[1] ? c.t.numberOf(c.args[1]) : 2);
  if (p === 2) {
    return c.compose((make) => {
      const s = make("svdvals", [A], { keep: true });
      return make("divide", [make("max", [s], whole), make("min", [s], whole)]);
    });
  }
  const size = (X: Node, make: Make): Node => {
    if (p === "fro") return make("norm", [X], whole);
    return make("max", [make("sum", [make("abs", [X])], { axes: [p === 1 ? 0 : 1], keep: true })], whole);
  };
  if (p !== 1 && p !== "fro" && p !== Number.POSITIVE_INFINITY && p !== "inf")
    return c.refuse("This norm is not supported");
  return c.compose((make) => make("multiply", [size(A, make), size(make("inv", [A]), make)]));
});

/** By name. */
export const norms: Readonly<Record<string, LibraryFunction>> = { norm, vecnorm, cond };
