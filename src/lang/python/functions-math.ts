/** Element-by-element functions put together from others. */

import { constant } from "../../core/dim";
import type { Node } from "../../core/node";
import type { Span } from "../../core/span";
import type { Tracer } from "../common/tracer";
import { array, integer, nodesIn, opaque, sequence, type Value } from "../common/value";
import { arrayNode } from "./arrays";
import { bindTo } from "./bind";
import { then } from "./compose";
import type { LibraryFunction } from "./functions";
import { ofArray } from "./functions-arrange";
import { cast, truncated } from "./kinds";
import { operate } from "./operators";
import { floorQuotient } from "./products";

/** A function of two arrays. */
export function ofTwo(next: (t: Tracer, X: Node, Y: Node, span: Span, at: readonly Span[]) => Value): LibraryFunction {
  return (t, self, args, e) => {
    const values = self ? [self, ...args.positional] : args.positional;
    const [X, Y] = values.map((v) => arrayNode(t, v, e.span));
    if (!X || !Y) return opaque("what this is applied to is not known", args.positional.flatMap(nodesIn));
    const spans = args.expressions.map((x) => x.span);
    return next(t, X, Y, e.span, spans);
  };
}

/** A function of one array. */
function ofOne(next: (t: Tracer, X: Node, span: Span) => Value): LibraryFunction {
  return ofArray(["x"], (t, X, _, e) => next(t, X, e.span));
}

/** The same operation under another name. */
function named(op: string): LibraryFunction {
  return ofTwo((t, X, Y, span, at) => t.build(op, [X, Y], {}, span, at));
}

/** X op a number. */
function withNumber(op: string, number: number, first = false): LibraryFunction {
  return ofOne((t, X, span) => {
    const c = t.constant(number, span);
    return t.build(op, first ? [c, X] : [X, c], {}, span);
  });
}

/** √(x² + y²) */
const hypot = ofTwo((t, X, Y, span) =>
  then(t.build("square", [X], {}, span), (x) =>
    then(t.build("square", [Y], {}, span), (y) =>
      then(t.build("add", [x, y], {}, span), (s) => t.build("sqrt", [s], {}, span)),
    ),
  ),
);

/** 0 below 0, 1 above, and `h` at 0. */
const heaviside = ofTwo((t, X, H, span) => {
  const zero = t.constant(0, span);
  return then(t.build("equal", [X, zero], {}, span), (at) =>
    then(t.build("greater", [X, zero], {}, span), (above) =>
      t.build("select", [at, H, above], { entries: "real" }, span),
    ),
  );
});

/** To a number of decimals: halves go to the even digit. */
const round: LibraryFunction = (t, self, args, e) => {
  const b = bindTo(t, ["a", "decimals"], self, args);
  const [a, decimals] = [b.get("a"), b.get("decimals") ?? b.get("ndigits")];
  const n = decimals ? t.wholeNumber(decimals) : 0;
  if (a?.kind === "integer" && (n ?? 0) >= 0) return a;
  const X = a ? arrayNode(t, a, e.span) : null;
  if (!X || n === null) return opaque("this number is not known", args.positional.flatMap(nodesIn));
  if (n === 0) return t.build("round", [X], {}, e.span);
  const scale = t.constant(10 ** Math.abs(n), e.span);
  const [up, down] = n > 0 ? ["multiply", "divide"] : ["divide", "multiply"];
  return then(t.build(up as string, [X, scale], {}, e.span), (x) =>
    then(t.build("round", [x], {}, e.span), (r) => t.build(down as string, [r, scale], {}, e.span)),
  );
};

/** Python's own `round` of a number gives a whole one, unless it is asked for digits. */
const roundNumber: LibraryFunction = (t, self, args, e) => {
  const value = round(t, self, args, e);
  const digits = args.positional[1] ?? args.named.get("ndigits");
  if (value.kind !== "array" || value.node.shape.length > 0 || (digits && digits.kind !== "nothing")) return value;
  return t.build("identity", [value.node], { entries: "integer" }, e.span);
};

const clip: LibraryFunction = (t, self, args, e) => {
  const b = bindTo(t, ["a", "a_min", "a_max"], self, args);
  const [X, low, high] = [b.get("a"), b.get("a_min") ?? b.get("min"), b.get("a_max") ?? b.get("max")].map((v) =>
    v ? arrayNode(t, v, e.span) : null,
  );
  if (!X) return opaque("what this is applied to is not known");
  const raised: Value = low ? t.build("maximum", [X, low], {}, e.span) : array(X);
  return high ? then(raised, (r) => t.build("minimum", [r, high], {}, e.span)) : raised;
};

/** Rounding to whole numbers of Python: `math.floor`. */
function toWhole(of: (x: number) => number): LibraryFunction {
  return (t, _, args, e) => {
    const [x] = args.positional;
    if (x?.kind === "integer" && of(x.dim.size) === x.dim.size) return x;
    const number = x ? t.numberOf(x) : null;
    return number === null
      ? t.unsupported(e.span, "This number is not known", args.positional)
      : integer(constant(of(number)));
  };
}

const product: LibraryFunction = (t, self, args, e) => {
  const [only] = args.positional;
  const dims =
    only?.kind === "sequence" && args.named.size === 0
      ? only.items.map((v) => (v.kind === "integer" ? v : null))
      : [null];
  if (dims.length > 0 && !dims.includes(null))
    return dims.reduce((p: Value, d) => operate(t, "*", p, d as Value, e.span, []), integer(constant(1)));
  const b = bindTo(t, ["a", "axis"], self, args);
  const X = b.get("a") ? arrayNode(t, b.get("a") as Value, e.span) : null;
  if (!X) return opaque("what is multiplied here is not known");
  return t.dialect.callBuiltin(
    t,
    "np.product",
    array(X),
    { ...args, positional: self ? args.positional : args.positional.slice(1) },
    e,
    1,
  );
};

const logarithm: LibraryFunction = (t, _, args, e) => {
  const [x, base] = args.positional.map((v) => arrayNode(t, v, e.span));
  if (!x) return opaque("this number is not known");
  const log = t.build("log", [x], {}, e.span);
  if (!base) return log;
  const [number] = t.valueOf(base).data;
  if (number === 2 || number === 10) return t.build(`log${number}`, [x], {}, e.span);
  return then(log, (l) => then(t.build("log", [base], {}, e.span), (b) => t.build("divide", [l, b], {}, e.span)));
};

/** By canonical name. */
export const mathematics: Readonly<Record<string, LibraryFunction>> = {
  "np.reciprocal": withNumber("divide", 1, true),
  "np.exp2": withNumber("power", 2, true),
  "np.positive": ofOne((_, X) => array(X)),
  "np.deg2rad": withNumber("multiply", Math.PI / 180),
  "np.radians": withNumber("multiply", Math.PI / 180),
  "np.rad2deg": withNumber("multiply", 180 / Math.PI),
  "np.degrees": withNumber("multiply", 180 / Math.PI),
  "np.hypot": hypot,
  "np.heaviside": heaviside,
  "np.fmax": named("maximum"),
  "np.fmin": named("minimum"),
  "np.float_power": named("power"),
  "math.pow": named("power"),
  "math.fabs": ofOne((t, X, span) => t.build("abs", [X], {}, span)),
  "np.fabs": ofOne((t, X, span) => t.build("abs", [X], {}, span)),
  "np.floor_divide": ofTwo(floorQuotient),
  "np.trunc": ofOne(truncated),
  "np.fix": ofOne(truncated),
  "np.round": round,
  "np.around": round,
  "builtins.round": roundNumber,
  "np.clip": clip,
  "np.sinc": ofOne((t, X, span) =>
    then(t.build("multiply", [X, t.constant(Math.PI, span)], {}, span), (x) =>
      then(t.build("sin", [x], {}, span), (s) =>
        then(t.build("divide", [s, x], {}, span), (q) =>
          then(t.build("equal", [X, t.constant(0, span)], {}, span), (at) =>
            t.build("select", [at, t.constant(1, span), q], {}, span),
          ),
        ),
      ),
    ),
  ),
  "np.isinf": ofOne((t, X, span) =>
    then(t.build("abs", [X], {}, span), (x) =>
      t.build("equal", [x, t.constant(Number.POSITIVE_INFINITY, span)], {}, span),
    ),
  ),
  "np.logical_not": ofOne((t, X, span) => t.build("not", [X], {}, span)),
  "np.logical_xor": ofTwo((t, X, Y, span) =>
    then(cast(t, X, "truth", span), (x) =>
      then(cast(t, Y, "truth", span), (y) => t.build("not_equal", [x, y], {}, span)),
    ),
  ),
  "np.prod": product,
  "math.log": logarithm,
  "math.floor": toWhole(Math.floor),
  "math.ceil": toWhole(Math.ceil),
  "math.trunc": toWhole(Math.trunc),
  "math.factorial": toWhole((n) =>
    Array.from({ length: Math.max(0, Math.min(n, 170)) }, (_, i) => i + 1).reduce((a, b) => a * b, 1),
  ),
  "math.isnan": ofOne((t, X, span) => t.build("isnan", [X], {}, span)),
  "np.divmod": ofTwo((t, X, Y, span, at) =>
    sequence("tuple", [floorQuotient(t, X, Y, span, at), t.build("mod", [X, Y], {}, span, at)]),
  ),
  "builtins.divmod": (t, _, args, e) => {
    const [a, b] = args.positional;
    if (!a || !b) return opaque("these numbers are not known");
    return sequence("tuple", [operate(t, "//", a, b, e.span, []), operate(t, "%", a, b, e.span, [])]);
  },
  "builtins.pow": (t, _, args, e) => {
    const [a, b, modulus] = args.positional;
    const power = a && b ? operate(t, "**", a, b, e.span, []) : opaque("this number is not known");
    return modulus ? operate(t, "%", power, modulus, e.span, []) : power;
  },
};
