/** Functions that make arrays: from lists, of a shape, at random, from files. */

import { constant, type Dim } from "../../core/dim";
import type { Shape } from "../../core/shape";
import { shapeOf } from "../../core/shape";
import type { Span } from "../../core/span";
import { tensor } from "../../core/tensor";
import type { Arguments } from "../common/dialect";
import type { Tracer } from "../common/tracer";
import { array, opaque, type Value } from "../common/value";
import { arrayNode } from "./arrays";
import { bindTo } from "./bind";
import type { LibraryFunction } from "./functions";

/** A shape from a tuple, a list or a single number. */
export function shapeFrom(t: Tracer, value: Value | undefined): Shape | null {
  if (value === undefined) return null;
  const items = value.kind === "sequence" ? value.items : [value];
  const dims = items.map((v) => t.dimOf(v));
  return dims.every((d): d is Dim => d !== null && d.size >= 0) ? dims : null;
}

function filled(op: "zeros" | "ones"): LibraryFunction {
  return (t, _, args, e) => {
    const shape = shapeFrom(t, bindTo(t, ["shape"], null, args).get("shape"));
    if (!shape) return t.unsupported(e.span, "The shape of this array is not known", args.positional);
    return t.build(op, [], { shape: [...shape] }, e.span);
  };
}

function filledLike(op: "zeros" | "ones"): LibraryFunction {
  return (t, _, args, e) => {
    const X = args.positional[0] ? arrayNode(t, args.positional[0], e.span) : null;
    return X ? t.build(op, [], { shape: [...X.shape] }, e.span) : opaque("the shape of this array is not known");
  };
}

const full: LibraryFunction = (t, _, args, e) => {
  const b = bindTo(t, ["shape", "fill_value"], null, args);
  const shape = shapeFrom(t, b.get("shape"));
  const value = b.get("fill_value");
  const node = value ? arrayNode(t, value, e.span) : null;
  if (!shape || !node) return t.unsupported(e.span, "The shape of this array is not known", args.positional);
  return t.build("broadcast", [node], { shape: [...shape] }, e.span);
};

const identityMatrix: LibraryFunction = (t, _, args, e) => {
  const b = bindTo(t, ["N", "M"], null, args);
  const n = shapeFrom(t, b.get("N"))?.[0];
  if (!n) return t.unsupported(e.span, "The size of this matrix is not known", args.positional);
  return t.build("eye", [], { shape: [n, shapeFrom(t, b.get("M"))?.[0] ?? n] }, e.span);
};

const asArray: LibraryFunction = (t, _, args, e) => {
  const [x] = args.positional;
  const node = x ? arrayNode(t, x, e.span) : null;
  if (node) return array(node);
  return t.unsupported(e.span, "What this array holds is not known", args.positional);
};

const arange: LibraryFunction = (t, _, args, e) => {
  const named = ["start", "stop", "step"].map((n) => args.named.get(n));
  const given = args.positional.length > 0 ? args.positional : named.flatMap((v) => (v ? [v] : []));
  const numbers = given.map((v) => t.numberOf(v));
  if (numbers.length === 0 || numbers.some((n) => n === null))
    return t.unsupported(e.span, "The ends of this range are not known", args.positional);
  const [a, b, c] = numbers.map((n) => n ?? 0);
  const [start, stop, step] = b === undefined ? [0, a ?? 0, 1] : [a ?? 0, b, c ?? 1];
  const only = given.length === 1 && given[0] ? t.dimOf(given[0]) : null;
  const count = only ?? constant(Math.max(0, Math.ceil((stop - start) / step)));
  return t.build("range", [], { start, step, count }, e.span);
};

const linspace: LibraryFunction = (t, _, args, e) => {
  const b = bindTo(t, ["start", "stop", "num", "endpoint"], null, args);
  const [start, stop] = [b.get("start"), b.get("stop")].map((v) => (v ? t.numberOf(v) : null));
  const n = b.get("num") ? t.dimOf(b.get("num") as Value) : constant(50);
  if (start === null || stop === null || start === undefined || stop === undefined || n === null) {
    return t.unsupported(e.span, "The ends of this range are not known", args.positional);
  }
  const open = b.get("endpoint") !== undefined && !b.flag("endpoint");
  const last = Math.max(1, open ? n.size : n.size - 1);
  const data = Float64Array.from({ length: n.size }, (_x, i) =>
    i === last ? stop : start + (i * (stop - start)) / last,
  );
  return array(t.graph.add("constant", [], { value: tensor([n.size], data) }, [n], t.origin(e.span)));
};

/** Random arrays keep their numbers while other lines change: the seed is the name they are for. */
function random(
  distribution: "normal" | "uniform",
  shapeOfArgs: (t: Tracer, args: Arguments) => Shape | null,
): LibraryFunction {
  return (t, _, args, e) => {
    const shape = shapeOfArgs(t, args);
    if (!shape) return t.unsupported(e.span, "The shape of this array is not known", args.positional);
    return array(t.input(t.randomName(e.span), shape, e.span, null, distribution));
  };
}

/** `normal(loc, scale, size)`: drawn, then scaled and moved where that is said. */
function scaled(distribution: "normal" | "uniform", names: readonly [string, string]): LibraryFunction {
  return (t, _, args, e) => {
    const b = bindTo(t, [...names, "size"], null, args);
    const shape = b.get("size") ? shapeFrom(t, b.get("size")) : shapeOf([]);
    if (!shape) return t.unsupported(e.span, "The shape of this array is not known", args.positional);
    const drawn = t.input(t.randomName(e.span), shape, e.span, null, distribution);
    const [first, second] = [b.get(names[0]), b.get(names[1])].map((v) => (v ? arrayNode(t, v, e.span) : null));
    return distribution === "normal"
      ? affine(t, drawn, second, first, e.span)
      : between(t, drawn, first, second, e.span);
  };
}

function affine(
  t: Tracer,
  X: ReturnType<Tracer["input"]>,
  factor: typeof X | null | undefined,
  shift: typeof X | null | undefined,
  span: Span,
): Value {
  const grown = factor ? t.build("multiply", [factor, X], {}, span) : array(X);
  return shift && grown.kind === "array" ? t.build("add", [grown.node, shift], {}, span) : grown;
}

function between(
  t: Tracer,
  X: ReturnType<Tracer["input"]>,
  low: typeof X | null | undefined,
  high: typeof X | null | undefined,
  span: Span,
): Value {
  if (!low || !high) return array(X);
  const width = t.build("subtract", [high, low], {}, span);
  return width.kind === "array" ? affine(t, X, width.node, low, span) : width;
}

const eachArgument = (t: Tracer, args: Arguments): Shape | null => {
  const dims = args.positional.map((v) => t.dimOf(v));
  return dims.every((d): d is Dim => d !== null) ? dims : null;
};

const sizeArgument = (t: Tracer, args: Arguments): Shape | null => {
  const value = args.positional[0] ?? args.named.get("size");
  return value === undefined || value.kind === "nothing" ? shapeOf([]) : shapeFrom(t, value);
};

const randint: LibraryFunction = (t, _, args, e) => {
  const b = bindTo(t, ["low", "high", "size"], null, args);
  const shape = b.get("size") ? shapeFrom(t, b.get("size")) : shapeOf([]);
  const numbers = [b.get("low"), b.get("high")].map((v) => (v ? t.wholeNumber(v) : null));
  const [low, high] = numbers[1] === null ? [0, numbers[0]] : numbers;
  if (!shape || low === null || low === undefined || high === null || high === undefined) {
    return t.unsupported(e.span, "The shape of this array is not known", args.positional);
  }
  const drawn = t.build(
    "multiply",
    [t.input(t.randomName(e.span), shape, e.span, null, "uniform"), t.constant(high - low, e.span)],
    {},
    e.span,
  );
  const floored = drawn.kind === "array" ? t.build("floor", [drawn.node], {}, e.span) : drawn;
  return low === 0 || floored.kind !== "array"
    ? floored
    : t.build("add", [floored.node, t.constant(low, e.span)], {}, e.span);
};

/** Data files lie next to the model file; until one is read, or when there is none, a comment gives the shape. */
const load: LibraryFunction = (t, _, args, e) => {
  const path = args.positional[0] ?? args.named.get("fname") ?? args.named.get("file");
  if (path?.kind !== "text" || path.text === null) return t.unsupported(e.span, "Which file this reads is not known");
  const answer = t.host.file(path.text);
  const name = path.text.replace(/.*\//, "");
  if (answer.kind === "pending") return opaque(`'${name}' is being read`);
  if (answer.kind === "data") {
    const { tensor: data } = answer;
    const squeezed = /txt/.test(t.textAt(e.span).slice(0, 20)) && data.size.length === 2 && data.size.includes(1);
    const used = squeezed ? tensor([data.data.length], data.data) : data;
    return array(t.input(name, shapeOf(used.size), e.span, used));
  }
  const stated = t.stated(e.span);
  if (stated) return array(t.input(name, stated, e.span, null));
  t.report(
    "unreadable-data",
    e.span,
    `'${name}' cannot be read: ${answer.why}. Say its shape behind the line, such as '# (N, D)'`,
  );
  return opaque(`'${name}' cannot be read`);
};

/** By canonical name. */
export const creation: Readonly<Record<string, LibraryFunction>> = {
  "np.array": asArray,
  "np.asarray": asArray,
  "np.ascontiguousarray": asArray,
  "np.asfarray": asArray,
  "np.float64": asArray,
  "np.float32": asArray,
  "np.copy": asArray,
  "np.matrix": asArray,
  "np.zeros": filled("zeros"),
  "np.empty": filled("zeros"),
  "np.ones": filled("ones"),
  "np.zeros_like": filledLike("zeros"),
  "np.empty_like": filledLike("zeros"),
  "np.ones_like": filledLike("ones"),
  "np.full": full,
  "np.eye": identityMatrix,
  "np.identity": identityMatrix,
  "np.arange": arange,
  "np.linspace": linspace,
  "np.random.seed": (_t, _s, _a, _e) => ({ kind: "nothing" }),
  "np.random.RandomState": () => ({ kind: "module", path: "np.random" }),
  "np.random.default_rng": () => ({ kind: "module", path: "np.random" }),
  "np.random.randn": random("normal", eachArgument),
  "np.random.rand": random("uniform", eachArgument),
  "np.random.standard_normal": random("normal", sizeArgument),
  "np.random.random": random("uniform", sizeArgument),
  "np.random.random_sample": random("uniform", sizeArgument),
  "np.random.normal": scaled("normal", ["loc", "scale"]),
  "np.random.uniform": scaled("uniform", ["low", "high"]),
  "np.random.randint": randint,
  "np.random.integers": randint,
  "np.load": load,
  "np.loadtxt": load,
  "np.genfromtxt": load,
};
