/** Norms of NumPy and SciPy, and the condition numbers made of them. */

import type { Attrs, Node } from "../../core/node";
import type { Span } from "../../core/span";
import type { Tracer } from "../common/tracer";
import { array, opaque, type Value } from "../common/value";
import { axesFrom } from "./arrays";
import { flag } from "./bind";
import { chain, then } from "./compose";
import type { LibraryFunction } from "./functions";
import { ofArray } from "./functions-arrange";

/** `np.linalg.cond(x, p=None)` */
const cond = ofArray(["x", "p"], (t, A, get, e, args) => {
  const p = get("p");
  const kind = p?.kind === "text" ? p.text : p ? t.numberOf(p) : 2;
  if (kind !== 2 && kind !== null) {
    const normOf = (X: Value): Value =>
      norm(t, null, { ...args, positional: [X, ...(p ? [p] : [])], named: new Map() }, e);
    const inverse = t.build("inv", [A], {}, e.span);
    return then(normOf(array(A)), (a) => then(normOf(inverse), (b) => t.build("multiply", [a, b], {}, e.span)));
  }
  return then(t.build("svdvals", [A], { keep: false }, e.span), (s) => {
    const over = { axes: [s.shape.length - 1], keep: false };
    return then(t.build("max", [s], over, e.span), (top) =>
      then(t.build("min", [s], over, e.span), (least) => t.build("divide", [top, least], {}, e.span)),
    );
  });
});

/** `np.linalg.norm(x, ord=None, axis=None, keepdims=False)`: of a vector along one axis, of a matrix along two. */
const norm: LibraryFunction = ofArray(["x", "ord", "axis", "keepdims"], (t, X, get, e) => {
  const axes = axesFrom(t, get("axis"), X.shape.length);
  if (!axes) return opaque("this axis is not known", [X]);
  const ord = get("ord");
  const kind = ord === undefined ? null : ord.kind === "text" ? ord.text : t.numberOf(ord);
  const attrs: Attrs = { axes, keep: flag(t, get("keepdims"), false) };
  if (ord === undefined || (kind === "fro" && axes.length === 2) || (kind === 2 && axes.length === 1))
    return t.build("norm", [X], attrs, e.span);
  if (kind === null) return t.unsupported(e.span, "Which norm this is, is not known", [array(X)]);
  if (axes.length === 1 && typeof kind === "number") return vectorNorm(t, X, kind, attrs, e.span);
  if (axes.length === 2) return matrixNorm(t, X, kind, get("axis"), attrs, e.span);
  return t.unsupported(e.span, `There is no norm '${kind}' of this array`, [array(X)]);
});

function vectorNorm(t: Tracer, X: Node, p: number, attrs: Attrs, span: Span): Value {
  if (p !== 0) return t.build("pnorm", [X], { ...attrs, p }, span);
  return then(t.build("not_equal", [X, t.constant(0, span)], {}, span), (n) => t.build("sum", [n], attrs, span));
}

/** Sums of |x| along one axis of the matrix, and their extremum; singular values otherwise. */
function matrixNorm(
  t: Tracer,
  X: Node,
  kind: string | number,
  axis: Value | undefined,
  attrs: Attrs,
  span: Span,
): Value {
  const given = axis?.kind === "sequence" ? axis.items.map((v) => axesFrom(t, v, X.shape.length)?.[0]) : [];
  const [row = 0, column = 1] = (given.length === 2 ? given : (attrs.axes as readonly number[])) as number[];
  if (typeof kind === "number" && (Math.abs(kind) === 1 || !Number.isFinite(kind))) {
    const along = Math.abs(kind) === 1 ? row : column;
    return chain(t, X, span, [
      ["abs", {}],
      ["sum", { axes: [along], keep: true }],
      [kind > 0 ? "max" : "min", attrs],
    ]);
  }
  const rank = X.shape.length;
  const last = [row, column].sort().join() === [rank - 2, rank - 1].join();
  if (!last || !(kind === 2 || kind === -2 || kind === "nuc"))
    return t.unsupported(span, `The norm '${kind}' along these axes is not supported`, [array(X)]);
  const keep = attrs.keep === true;
  if (kind !== -2) return t.build(kind === 2 ? "specnorm" : "nucnorm", [X], { keep }, span);
  return then(t.build("svdvals", [X], { keep }, span), (s) => t.build("min", [s], { axes: [rank - 2], keep }, span));
}

/** By canonical name. */
export const norms: Readonly<Record<string, LibraryFunction>> = {
  "np.linalg.norm": norm,
  "scipy.linalg.norm": norm,
  "np.linalg.cond": cond,
  "np.linalg.vector_norm": ofArray(["x", "axis", "keepdims", "ord"], (t, X, get, e) => {
    const axes = axesFrom(t, get("axis"), X.shape.length);
    const p = get("ord") ? t.numberOf(get("ord") as Value) : 2;
    if (!axes || p === null) return opaque("this norm is not known", [X]);
    const attrs = { axes, keep: flag(t, get("keepdims"), false) };
    return p === 2 ? t.build("norm", [X], attrs, e.span) : vectorNorm(t, X, p, attrs, e.span);
  }),
};
