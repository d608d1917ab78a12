/** Functions that are an operation of the catalogue by another calling convention: with a parameter, bounds, an order. */

import { constant, one, productOf } from "../../core/dim";
import type { Attrs, Node } from "../../core/node";
import type { Span } from "../../core/span";
import type { Tracer } from "../common/tracer";
import { array, nodesIn, opaque, type Value } from "../common/value";
import { arrayNode, axesFrom } from "./arrays";
import { bindTo } from "./bind";
import { flattened, permuted, reshaped, sliceAlong, then } from "./compose";
import type { LibraryFunction } from "./functions";
import { ofArray } from "./functions-arrange";
import { noAxis } from "./functions-places";

/** An operation of two arrays under the library's name. */
function ofTwo(op: string): LibraryFunction {
  return (t, self, args, e) => {
    const values = self ? [self, ...args.positional] : args.positional;
    const [X, Y] = values.map((v) => arrayNode(t, v, e.span));
    if (!X || !Y) return opaque("what this is applied to is not known", values.flatMap(nodesIn));
    return t.build(
      op,
      [X, Y],
      {},
      e.span,
      args.expressions.map((x) => x.span),
    );
  };
}

/** An elementwise operation with a number of its own, which has a value when it is left out. */
function withNumber(op: string, attr: string, given: readonly string[], otherwise: number): LibraryFunction {
  return ofArray(["input", ...given], (t, X, get, e) => {
    const value = given.map(get).find((v) => v !== undefined);
    const number = value ? t.numberOf(value) : otherwise;
    return number === null
      ? t.unsupported(e.span, "This parameter is not known", value ? [value] : [])
      : t.build(op, [X], { [attr]: number }, e.span);
  });
}

/** `scipy.special.polygamma(n, x)` */
const polygamma: LibraryFunction = (t, _, args, e) => {
  const [order, x] = args.positional;
  const n = order ? t.wholeNumber(order) : null;
  const X = x ? arrayNode(t, x, e.span) : null;
  if (n === null || n < 0 || !X)
    return t.unsupported(e.span, "The order of this derivative is not known", args.positional);
  return n === 0 ? t.build("digamma", [X], {}, e.span) : t.build("polygamma", [X], { n }, e.span);
};

/** `np.clip(x, l, u)`; a bound may be left out. */
const clip: LibraryFunction = (t, self, args, e) => {
  const b = bindTo(t, ["a", "a_min", "a_max"], self, args);
  const bound = (...names: readonly string[]) => names.map((n) => b.get(n)).find((v) => v !== undefined);
  const given = [b.get("a") ?? b.get("input"), bound("a_min", "min"), bound("a_max", "max")];
  const [X, L, U] = given.map((v) => (v ? arrayNode(t, v, e.span) : null));
  if (!X) return opaque("what this is applied to is not known", args.positional.flatMap(nodesIn));
  if (L && U) return t.build("clip", [X, L, U], {}, e.span);
  if (L) return t.build("maximum", [X, L], {}, e.span);
  return U ? t.build("minimum", [X, U], {}, e.span) : t.build("identity", [X], { copy: true }, e.span);
};

/** `gelu(x)`, with tanh for Φ where the library is told so: by a word in torch, by a switch that is on in jax. */
function gelu(approximately: (t: Tracer, value: Value | undefined) => boolean): LibraryFunction {
  return ofArray(["input", "approximate"], (t, X, get, e) =>
    t.build(approximately(t, get("approximate")) ? "gelu_tanh" : "gelu", [X], {}, e.span),
  );
}

/** An operation applied to one array. */
function ofOne(op: string, attrs: Readonly<Record<string, number>> = {}): LibraryFunction {
  return ofArray(["x"], (t, X, _, e) => t.build(op, [X], attrs, e.span));
}

/** x · clip(x/6 + ½, 0, 1) */
const hardSwish: LibraryFunction = ofArray(["x"], (t, X, _, e) => timesItself(t, "hardsigmoid", X, e.span));

function timesItself(t: Tracer, op: string, X: Parameters<Tracer["build"]>[1][number], span: Span): Value {
  return then(t.build(op, [X], {}, span), (s) => t.build("multiply", [X, s], {}, span));
}

/** `np.var(x, axis, ddof=1)` */
function spread(op: "var" | "std"): LibraryFunction {
  return ofArray(["a", "axis", "dtype", "out", "ddof", "keepdims"], (t, X, get, e) => {
    const axes = axesFrom(t, get("axis") ?? get("dim"), X.shape.length);
    const given = get("ddof") ?? get("correction");
    const ddof = given ? t.numberOf(given) : 0;
    const keep = isOn(t, get("keepdims") ?? get("keepdim"));
    if (!axes) return noAxis(t, X, e.span);
    return ddof === null
      ? t.unsupported(e.span, "This number of degrees of freedom is not known", [array(X)])
      : t.build(op, [X], { axes, keep, ddof }, e.span);
  });
}

function isOn(t: Tracer, value: Value | undefined): boolean {
  return value !== undefined && t.dialect.truth(t, value) === true;
}

/** An operation along one axis, the last one unless told; without an axis (`axis=None`) over all entries in a row. */
function along(attrs: (axis: number) => Attrs, op: string): LibraryFunction {
  return ofArray(["a", "axis"], (t, X, get, e, args) => {
    if ((args.named.get("axis") ?? args.positional[1])?.kind === "nothing")
      return then(flattened(t, X, e.span), (x) => t.build(op, [x], attrs(0), e.span));
    const given = get("axis");
    const axis = given ? axesFrom(t, given, X.shape.length)?.[0] : X.shape.length - 1;
    return axis === undefined || axis < 0 ? noAxis(t, X, e.span) : t.build(op, [X], attrs(axis), e.span);
  });
}

/** The middle of the sorted entries, or halfway between the two in the middle. */
const median: LibraryFunction = ofArray(["a", "axis"], (t, X, get, e, args) => {
  const axes = axesFrom(t, get("axis"), X.shape.length);
  if (!axes) return noAxis(t, X, e.span);
  const keep = isOn(t, args.named.get("keepdims"));
  return then(inLine(t, X, axes, e.span), (line) => {
    const axis = line.shape.length === X.shape.length ? (axes[0] ?? 0) : line.shape.length - 1;
    const n = line.shape[axis]?.size ?? 0;
    const at = (n - 1) / 2;
    const value = then(t.build("sort", [line], { axis, descending: false }, e.span), (sorted) =>
      between(t, sorted, axis, at, e.span),
    );
    const shape = keep
      ? X.shape.map((d, i) => (axes.includes(i) ? one : d))
      : X.shape.filter((_, i) => !axes.includes(i));
    return then(value, (v) => reshaped(t, v, shape, e.span));
  });
});

/** The axes as one: as it stands, or the others before it and these in a row. */
function inLine(t: Tracer, X: Node, axes: readonly number[], span: Span): Value {
  if (axes.length === 1) return array(X);
  const kept = [...X.shape.keys()].filter((i) => !axes.includes(i));
  const total = productOf(axes.map((a) => X.shape[a] ?? one));
  return then(permuted(t, X, [...kept, ...axes], span), (turned) =>
    reshaped(t, turned, [...kept.map((i) => X.shape[i] ?? one), total], span),
  );
}

/** The entry at a place along an axis, which may lie between two of them. */
function between(t: Tracer, X: Node, axis: number, at: number, span: Span): Value {
  const low = Math.floor(at);
  const share = at - low;
  const entry = (i: number) => sliceAlong(t, X, axis, i, one, 1, span);
  if (share === 0) return entry(low);
  if (share === 0.5)
    return then(sliceAlong(t, X, axis, low, constant(2), 1, span), (two) =>
      t.build("mean", [two], { axes: [axis], keep: true }, span),
    );
  return then(entry(low), (x) =>
    then(entry(low + 1), (y) =>
      then(t.build("multiply", [x, t.constant(1 - share, span)], {}, span), (p) =>
        then(t.build("multiply", [y, t.constant(share, span)], {}, span), (r) => t.build("add", [p, r], {}, span)),
      ),
    ),
  );
}

/** A reduction that passes over NaN: `instead` stands in for it. */
function passingNan(op: string, instead: number): LibraryFunction {
  return ofArray(["a", "axis"], (t, X, get, e, args) => {
    const axes = axesFrom(t, get("axis"), X.shape.length);
    const attrs = { axes: axes ?? [], keep: isOn(t, args.named.get("keepdims")) };
    if (!axes) return noAxis(t, X, e.span);
    return then(t.build("isnan", [X], {}, e.span), (gone) =>
      then(t.build("select", [gone, t.constant(instead, e.span), X], {}, e.span), (x) => {
        if (op !== "mean") return t.build(op, [x], attrs, e.span);
        return then(t.build("sum", [x], attrs, e.span), (s) =>
          then(t.build("not", [gone], {}, e.span), (there) =>
            then(t.build("sum", [there], attrs, e.span), (n) => t.build("divide", [s, n], {}, e.span)),
          ),
        );
      }),
    );
  });
}

/** The largest or smallest entry that is a number. */
function extremeOfNumbers(op: "max" | "min"): LibraryFunction {
  return ofArray(["a", "axis"], (t, X, get, e, args) => {
    const axes = axesFrom(t, get("axis"), X.shape.length);
    if (!axes) return noAxis(t, X, e.span);
    return t.build(op, [X], { axes, keep: isOn(t, args.named.get("keepdims")), omitnan: true }, e.span);
  });
}

/** `np.take_along_axis(x, i, axis)` */
const takeAlong = ofArray(["arr", "indices", "axis"], (t, X, get, e) => {
  const [indices, axis] = [get("indices"), get("axis")];
  const I = indices ? arrayNode(t, indices, e.span) : null;
  const at = axis ? axesFrom(t, axis, X.shape.length)?.[0] : undefined;
  if (!I || at === undefined) return t.unsupported(e.span, "What is taken here is not known", [array(X)]);
  return t.build("takealong", [X, I], { axis: at }, e.span);
});

/** x log(x/y) − x + y */
const klDivergence: LibraryFunction = (t, _, args, e) => {
  const [X, Y] = args.positional.map((v) => arrayNode(t, v, e.span));
  if (!X || !Y) return opaque("what this is applied to is not known", args.positional.flatMap(nodesIn));
  return then(t.build("rel_entr", [X, Y], {}, e.span), (r) =>
    then(t.build("subtract", [r, X], {}, e.span), (d) => t.build("add", [d, Y], {}, e.span)),
  );
};

/** By canonical name. */
export const ordering: Readonly<Record<string, LibraryFunction>> = {
  "np.fmax": ofTwo("fmax"),
  "np.fmin": ofTwo("fmin"),
  "np.hypot": ofTwo("hypot"),
  "math.hypot": ofTwo("hypot"),
  "np.heaviside": ofTwo("heaviside"),
  "np.sinc": ofOne("sinc", { n: 0 }),
  "torch.sinc": ofOne("sinc", { n: 0 }),
  "np.var": spread("var"),
  "np.std": spread("std"),
  "np.sort": along((axis) => ({ axis, descending: false }), "sort"),
  "np.argsort": along((axis) => ({ axis, descending: false, base: 0, entries: "integer" }), "argsort"),
  "np.take_along_axis": takeAlong,
  "np.median": median,
  "np.nansum": passingNan("sum", 0),
  "np.nanprod": passingNan("prod", 1),
  "np.nanmean": passingNan("mean", 0),
  "np.nanmax": extremeOfNumbers("max"),
  "np.nanmin": extremeOfNumbers("min"),
  "scipy.special.kl_div": klDivergence,
  "np.clip": clip,
  "torch.clamp": clip,
  "torch.clip": clip,
  "scipy.special.polygamma": polygamma,
  "torch.polygamma": polygamma,
  "torch.special.polygamma": polygamma,
  "torch.nn.functional.leaky_relu": withNumber("leaky_relu", "slope", ["negative_slope"], 0.01),
  "jax.nn.leaky_relu": withNumber("leaky_relu", "slope", ["negative_slope"], 0.01),
  "torch.nn.functional.elu": withNumber("elu", "alpha", ["alpha"], 1),
  "jax.nn.elu": withNumber("elu", "alpha", ["alpha"], 1),
  "torch.nn.functional.gelu": gelu((_, v) => v?.kind === "text" && v.text === "tanh"),
  "jax.nn.gelu": gelu((t, v) => v === undefined || t.dialect.truth(t, v) !== false),
  "torch.nn.functional.hardswish": hardSwish,
  "jax.nn.hard_swish": hardSwish,
};
