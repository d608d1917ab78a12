/** Functions composed of several operations: products, norms, variances, softmax. */

import { constant, minus, productOf } from "../../core/dim";
import type { Attrs, Node } from "../../core/node";
import type { Span } from "../../core/span";
import type { Tracer } from "../common/tracer";
import { array, nodesIn, opaque, sequence, type Value } from "../common/value";
import { arrayNode, axesFrom } from "./arrays";
import { bindTo } from "./bind";
import type { LibraryFunction } from "./functions";
import { ofArray } from "./functions-arrange";
import { product } from "./operators";

/** A function of two arrays. */
function ofTwo(then: (t: Tracer, X: Node, Y: Node, span: Span, at: readonly Span[]) => Value): LibraryFunction {
  return (t, self, args, e) => {
    const values = self ? [self, ...args.positional] : args.positional;
    const [X, Y] = values.map((v) => arrayNode(t, v, e.span));
    if (!X || !Y) return opaque("what this is applied to is not known", args.positional.flatMap(nodesIn));
    return then(
      t,
      X,
      Y,
      e.span,
      args.expressions.map((x) => x.span),
    );
  };
}

/** Builds one operation after the other as long as each result is an array. */
export function then(value: Value, next: (X: Node) => Value): Value {
  return value.kind === "array" ? next(value.node) : value;
}

function flat(t: Tracer, X: Node, span: Span): Value {
  return X.shape.length <= 1 ? array(X) : t.build("reshape", [X], { shape: [productOf(X.shape)], order: "C" }, span);
}

/** Variance as the mean squared deviation; `ddof` is taken from the number of entries. */
function variance(root: boolean): LibraryFunction {
  return ofArray(["a", "axis", "dtype", "out", "ddof", "keepdims"], (t, X, get, e) => {
    const axes = axesFrom(t, get("axis"), X.shape.length);
    const ddof = get("ddof") ? t.wholeNumber(get("ddof") as Value) : 0;
    const keepdims = get("keepdims");
    if (!axes || ddof === null) return opaque("this axis is not known", [X]);
    const keep = keepdims !== undefined && t.dialect.truth(t, keepdims) === true;
    const result = then(t.build("mean", [X], { axes, keep: true }, e.span), (mu) =>
      then(t.build("subtract", [X, mu], {}, e.span), (d) =>
        then(t.build("square", [d], {}, e.span), (s) => meanOf(t, s, axes, keep, ddof, e.span)),
      ),
    );
    return root ? then(result, (v) => t.build("sqrt", [v], {}, e.span)) : result;
  });
}

function meanOf(t: Tracer, X: Node, axes: readonly number[], keep: boolean, ddof: number, span: Span): Value {
  const attrs: Attrs = { axes, keep };
  if (ddof === 0) return t.build("mean", [X], attrs, span);
  const n = minus(productOf(axes.map((a) => X.shape[a] ?? constant(1))), constant(ddof));
  return then(t.build("sum", [X], attrs, span), (s) => t.build("divide", [s, t.numberNode(n, span)], {}, span));
}

const norm: LibraryFunction = (t, self, args, e) => {
  const b = bindTo(t, ["x", "ord", "axis", "keepdims"], self, args);
  const x = b.get("x");
  const X = x ? arrayNode(t, x, e.span) : null;
  if (!X) return opaque("what this is applied to is not known", args.positional.flatMap(nodesIn));
  const axes = axesFrom(t, b.get("axis"), X.shape.length);
  const ord = b.get("ord");
  const kind = ord?.kind === "text" ? ord.text : ord ? t.numberOf(ord) : 2;
  if (!axes) return opaque("this axis is not known", [X]);
  const attrs: Attrs = { axes, keep: b.flag("keepdims") };
  const vector = axes.length === 1;
  if (kind === "fro" || ord === undefined || (kind === 2 && vector)) return t.build("norm", [X], attrs, e.span);
  if (kind === 1 && vector) return then(t.build("abs", [X], {}, e.span), (a) => t.build("sum", [a], attrs, e.span));
  if (kind === Number.POSITIVE_INFINITY && vector)
    return then(t.build("abs", [X], {}, e.span), (a) => t.build("max", [a], attrs, e.span));
  return t.unsupported(e.span, "This norm is not supported", [array(X)]);
};

/** exp(x − logsumexp(x)), which is softmax without overflow. */
function softmax(log: boolean): LibraryFunction {
  return ofArray(["x", "axis"], (t, X, get, e) => {
    const axes = axesFrom(t, get("axis") ?? get("dim"), X.shape.length);
    if (!axes) return opaque("this axis is not known", [X]);
    const shifted = then(t.build("logsumexp", [X], { axes, keep: true }, e.span), (l) =>
      t.build("subtract", [X, l], {}, e.span),
    );
    return log ? shifted : then(shifted, (s) => t.build("exp", [s], {}, e.span));
  });
}

const solve = ofTwo((t, A, B, span, at) => t.build(B.shape.length === 1 ? "solvevec" : "solve", [A, B], {}, span, at));

const clip: LibraryFunction = (t, self, args, e) => {
  const b = bindTo(t, ["a", "a_min", "a_max"], self, args);
  const [X, low, high] = [b.get("a"), b.get("a_min") ?? b.get("min"), b.get("a_max") ?? b.get("max")].map((v) =>
    v ? arrayNode(t, v, e.span) : null,
  );
  if (!X) return opaque("what this is applied to is not known");
  const raised: Value = low ? t.build("maximum", [X, low], {}, e.span) : array(X);
  return high ? then(raised, (r) => t.build("minimum", [r, high], {}, e.span)) : raised;
};

const slogdet = ofArray(["a"], (t, A, _, e) => {
  const log = t.build("logdet", [A], {}, e.span);
  const sign = then(t.build("det", [A], {}, e.span), (d) => t.build("sign", [d], {}, e.span));
  return sequence("tuple", [sign, log]);
});

const where: LibraryFunction = (t, _, args, e) => {
  const nodes = args.positional.map((v) => arrayNode(t, v, e.span));
  const [C, X, Y] = nodes;
  if (nodes.length !== 3 || !C || !X || !Y)
    return t.unsupported(e.span, "Positions found by 'where' are not followed", args.positional);
  return t.build(
    "select",
    [C, X, Y],
    {},
    e.span,
    args.expressions.map((x) => x.span),
  );
};

/** Where extrema stand; without an axis, among the entries in a row. */
function places(op: "argmax" | "argmin"): LibraryFunction {
  return ofArray(["a", "axis"], (t, X, get, e, args) => {
    const axis = get("axis");
    const axes = axis ? axesFrom(t, axis, X.shape.length) : [0];
    if (!axes) return t.unsupported(e.span, "This axis is not known", [array(X)]);
    const keep = args.named.get("keepdims");
    const attrs = { axis: axes[0] ?? 0, base: 0, keep: keep !== undefined && t.dialect.truth(t, keep) === true };
    if (axis) return t.build(op, [X], attrs, e.span);
    return then(flat(t, X, e.span), (x) => t.build(op, [x], attrs, e.span));
  });
}

/** By canonical name. */
export const algebra: Readonly<Record<string, LibraryFunction>> = {
  "np.dot": ofTwo(product),
  "np.matmul": ofTwo(product),
  "np.inner": ofTwo((t, X, Y, span, at) =>
    Y.shape.length < 2
      ? product(t, X, Y, span, at)
      : then(t.build("transpose", [Y], {}, span), (T) => product(t, X, T, span, at)),
  ),
  "np.outer": ofTwo((t, X, Y, span) =>
    then(flat(t, X, span), (x) => then(flat(t, Y, span), (y) => t.build("outer", [x, y], {}, span))),
  ),
  "np.vdot": ofTwo((t, X, Y, span) =>
    then(flat(t, X, span), (x) => then(flat(t, Y, span), (y) => t.build("dot", [x, y], {}, span))),
  ),
  "np.linalg.solve": solve,
  "scipy.linalg.solve": solve,
  "np.linalg.norm": norm,
  "scipy.linalg.norm": norm,
  "np.linalg.slogdet": slogdet,
  "np.var": variance(false),
  "np.std": variance(true),
  "np.clip": clip,
  "np.where": where,
  "np.argmax": places("argmax"),
  "np.argmin": places("argmin"),
  "scipy.special.softmax": softmax(false),
  "scipy.special.log_softmax": softmax(true),
  "torch.softmax": softmax(false),
  "torch.nn.functional.softmax": softmax(false),
  "jax.nn.softmax": softmax(false),
  "jax.nn.relu": ofArray(["x"], (t, X, _, e) => t.build("relu", [X], {}, e.span)),
};
