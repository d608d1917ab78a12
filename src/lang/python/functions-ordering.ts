/** Functions that are an operation of the catalogue by another calling convention: with a parameter, bounds, an order. */

import type { Span } from "../../core/span";
import type { Tracer } from "../common/tracer";
import { nodesIn, opaque, type Value } from "../common/value";
import { arrayNode } from "./arrays";
import { bindTo } from "./bind";
import { then } from "./compose";
import type { LibraryFunction } from "./functions";
import { ofArray } from "./functions-arrange";

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

/** By canonical name. */
export const ordering: Readonly<Record<string, LibraryFunction>> = {
  "np.fmax": ofTwo("fmax"),
  "np.fmin": ofTwo("fmin"),
  "np.hypot": ofTwo("hypot"),
  "math.hypot": ofTwo("hypot"),
  "np.heaviside": ofTwo("heaviside"),
  "np.sinc": ofOne("sinc", { n: 0 }),
  "torch.sinc": ofOne("sinc", { n: 0 }),
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
