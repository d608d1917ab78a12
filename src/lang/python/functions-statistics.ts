/** Spreads, averages and correlations. */

import { constant, type Dim, minus, one, productOf } from "../../core/dim";
import type { Attrs, Node } from "../../core/node";
import type { Span } from "../../core/span";
import type { Tracer } from "../common/tracer";
import { array, opaque, sequence, type Value } from "../common/value";
import { arrayNode, axesFrom, stacked } from "./arrays";
import { flattened, permuted, reshaped, sliceAlong, then } from "./compose";
import type { LibraryFunction } from "./functions";
import { ofArray } from "./functions-arrange";
import { sortedAlong } from "./functions-places";

function on(t: Tracer, value: Value | undefined): boolean {
  return value !== undefined && t.dialect.truth(t, value) === true;
}

/** Variance as the mean squared deviation; `ddof` is taken from the number of entries. */
function variance(root: boolean): LibraryFunction {
  return ofArray(["a", "axis", "dtype", "out", "ddof", "keepdims"], (t, X, get, e) => {
    const axes = axesFrom(t, get("axis"), X.shape.length);
    const ddof = get("ddof") ? t.wholeNumber(get("ddof") as Value) : 0;
    if (!axes || ddof === null) return opaque("this axis is not known", [X]);
    const attrs: Attrs = { axes, keep: on(t, get("keepdims")) };
    const result = then(centred(t, X, axes, e.span), (d) =>
      then(t.build("square", [d], {}, e.span), (s) => meanOf(t, s, attrs, ddof, e.span)),
    );
    return root ? then(result, (v) => t.build("sqrt", [v], {}, e.span)) : result;
  });
}

function centred(t: Tracer, X: Node, axes: readonly number[], span: Span): Value {
  return then(t.build("mean", [X], { axes, keep: true }, span), (mu) => t.build("subtract", [X, mu], {}, span));
}

function meanOf(t: Tracer, X: Node, attrs: Attrs, ddof: number, span: Span): Value {
  if (ddof === 0) return t.build("mean", [X], attrs, span);
  const axes = attrs.axes as readonly number[];
  return quotient(t, t.build("sum", [X], attrs, span), less(productOf(axes.map((a) => X.shape[a] ?? one)), ddof), span);
}

function less(n: Dim, by: number): Dim {
  return minus(n, constant(by));
}

function quotient(t: Tracer, value: Value, n: Dim, span: Span): Value {
  return then(value, (s) => t.build("divide", [s, t.numberNode(n, span)], {}, span));
}

const average = ofArray(["a", "axis", "weights"], (t, X, get, e) => {
  const axes = axesFrom(t, get("axis"), X.shape.length);
  const weights = get("weights");
  if (!axes) return opaque("this axis is not known", [X]);
  const attrs: Attrs = { axes, keep: false };
  if (!weights) return t.build("mean", [X], attrs, e.span);
  const W = arrayNode(t, weights, e.span);
  if (!W) return opaque("these weights are not known", [X]);
  const shape = W.shape.length < X.shape.length ? X.shape.map((d, i) => (axes.includes(i) ? d : one)) : W.shape;
  return then(reshaped(t, W, shape, e.span), (w) =>
    then(t.build("multiply", [X, w], {}, e.span), (xw) =>
      then(t.build("sum", [xw], attrs, e.span), (s) =>
        then(t.build("sum", [w], W === w ? attrs : { axes: shape.map((_, i) => i), keep: false }, e.span), (total) =>
          t.build("divide", [s, total], {}, e.span),
        ),
      ),
    ),
  );
});

/** Rows are variables, columns observations, unless `rowvar` says otherwise. */
const covariance = ofArray(["m", "y", "rowvar", "bias", "ddof"], (t, X, get, e) => {
  const rowvar = get("rowvar");
  const ddof = get("ddof") ? t.wholeNumber(get("ddof") as Value) : on(t, get("bias")) ? 0 : 1;
  if (get("y") || ddof === null || X.shape.length > 2)
    return t.unsupported(e.span, "This covariance is not supported", [array(X)]);
  if (X.shape.length < 2) {
    const attrs: Attrs = { axes: X.shape.map((_, i) => i), keep: false };
    return then(centred(t, X, [0], e.span), (d) =>
      then(t.build("square", [d], {}, e.span), (s) => meanOf(t, s, attrs, ddof, e.span)),
    );
  }
  const rows = rowvar === undefined || on(t, rowvar) ? array(X) : permuted(t, X, [1, 0], e.span);
  return then(rows, (x) =>
    then(centred(t, x, [1], e.span), (d) =>
      then(permuted(t, d, [1, 0], e.span), (dT) =>
        quotient(t, t.build("matmul", [d, dT], {}, e.span), less(x.shape[1] ?? one, ddof), e.span),
      ),
    ),
  );
});

const correlation: LibraryFunction = (t, self, args, e) =>
  then(covariance(t, self, { ...args, positional: args.positional.slice(0, 1) }, e), (C) =>
    then(t.build("diag", [C], {}, e.span), (d) =>
      then(t.build("sqrt", [d], {}, e.span), (s) =>
        then(t.build("outer", [s, s], {}, e.span), (S) => t.build("divide", [C, S], {}, e.span)),
      ),
    ),
  );

/** Largest minus smallest. */
const spread = ofArray(["a", "axis"], (t, X, get, e) => {
  const axes = axesFrom(t, get("axis"), X.shape.length);
  if (!axes) return opaque("this axis is not known", [X]);
  return then(t.build("max", [X], { axes, keep: false }, e.span), (high) =>
    then(t.build("min", [X], { axes, keep: false }, e.span), (low) => t.build("subtract", [high, low], {}, e.span)),
  );
});

/** The middle of the sorted entries, or the mean of the two middle ones. */
const median = ofArray(["a", "axis", "keepdims"], (t, X, get, e) => {
  const given = get("axis");
  const axis = given ? axesFrom(t, given, X.shape.length)?.[0] : 0;
  const x = given ? array(X) : flattened(t, X, e.span);
  if (axis === undefined) return opaque("this axis is not known", [X]);
  return then(x, (y) =>
    then(sortedAlong(t, y, axis, e.span), (sorted) => {
      const n = sorted.shape[axis]?.size ?? 1;
      const count = constant(n % 2 === 0 ? 2 : 1);
      const middle = sliceAlong(t, sorted, axis, Math.floor((n - 1) / 2), count, 1, e.span);
      return then(middle, (m) => t.build("mean", [m], { axes: [axis], keep: on(t, get("keepdims")) }, e.span));
    }),
  );
});

/** With a second variable, as rows of one array. */
function paired(of: LibraryFunction): LibraryFunction {
  return (t, self, args, e) => {
    const [x, y, ...rest] = args.positional;
    const second = y && y.kind !== "nothing" ? y : args.named.get("y");
    if (!x || !second || (second.kind !== "array" && second.kind !== "sequence")) return of(t, self, args, e);
    const rows = [x, second].map((v) => arrayNode(t, v, e.span));
    const all = rows.flatMap((n) => (n ? [array(n)] : []));
    const both = stacked(t, sequence("list", all), e.span);
    if (!both) return t.unsupported(e.span, "What this is applied to is not known", args.positional);
    const named = new Map([...args.named].filter(([k]) => k !== "y"));
    return of(t, self, { ...args, positional: [array(both), ...rest], named }, e);
  };
}

/** By canonical name. */
export const statistics: Readonly<Record<string, LibraryFunction>> = {
  "np.var": variance(false),
  "np.std": variance(true),
  "np.average": average,
  "np.cov": paired(covariance),
  "np.corrcoef": paired(correlation),
  "np.ptp": spread,
  "np.median": median,
};
