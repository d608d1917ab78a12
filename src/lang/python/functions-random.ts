/** Random arrays: of the program's own stream once it has a seed, else seeded by the name they are for. */

import { constant, type Dim } from "../../core/dim";
import type { Node } from "../../core/node";
import { type Shape, shapeOf, sizeOf } from "../../core/shape";
import type { Span } from "../../core/span";
import { count, type Tensor, tensor } from "../../core/tensor";
import type { Arguments } from "../common/dialect";
import type { RandomStream } from "../common/trace";
import type { Tracer } from "../common/tracer";
import type { Expr } from "../common/tree";
import { array, integer, nothing, opaque, type RecordValue, type Value } from "../common/value";
import { arrayNode, tableNode } from "./arrays";
import { bindTo } from "./bind";
import { then } from "./compose";
import type { LibraryFunction } from "./functions";
import { shapeFrom } from "./functions-create";
import { storeInto } from "./functions-write";
import { type Entries, holding } from "./kinds";

/** Streams of one trace: that of `np.random` and those of generators the program makes. */
interface Streams {
  shared: RandomStream | null;
  readonly own: WeakMap<Value, RandomStream | null>;
}

const all = new WeakMap<Tracer, Streams>();

function streamsOf(t: Tracer): Streams {
  const known = all.get(t) ?? { shared: null, own: new WeakMap() };
  all.set(t, known);
  return known;
}

/** Whether a value is a generator such as `np.random.default_rng(0)`. */
export function isGenerator(t: Tracer, value: Value): boolean {
  return streamsOf(t).own.has(value);
}

/** More than this is not drawn from the stream: it would take too long while somebody types. */
const most = 2_000_000;

/** The stream of the program's seed, if it has one. */
export function streamFor(t: Tracer, self: Value | null, shape: Shape): RandomStream | null {
  const streams = streamsOf(t);
  const stream = self && streams.own.has(self) ? (streams.own.get(self) ?? null) : streams.shared;
  return count(sizeOf(shape)) > most ? null : stream;
}

function seeded(t: Tracer, kind: "legacy" | "modern", args: Arguments): RandomStream | null {
  const [given] = args.positional;
  const value = given ?? args.named.get("seed");
  const seed = value ? t.wholeNumber(value) : null;
  return seed === null || seed < 0 ? null : (t.host.random?.(kind, seed) ?? null);
}

function generator(kind: "legacy" | "modern"): LibraryFunction {
  return (t, _, args) => {
    const object: RecordValue = { kind: "record", fields: new Map(), of: null };
    streamsOf(t).own.set(object, seeded(t, kind, args));
    return object;
  };
}

/** A stream of its own for an array of a program without a seed: the same as long as the array has its name. */
export function streamByName(t: Tracer, span: Span): RandomStream {
  const name = `${t.options.seed}:${t.randomName(span)}`;
  const seed = [...name].reduce((h, c) => (Math.imul(h, 31) + c.charCodeAt(0)) >>> 0, 7);
  const stream = t.host.random?.("modern", seed);
  if (!stream) throw new Error("this host draws no random numbers");
  return stream;
}

/** A leaf of the graph with numbers that were drawn, or that will be. */
export function leaf(
  t: Tracer,
  drawn: Tensor | null,
  shape: Shape,
  span: Span,
  distribution: string,
  kind: Entries,
): Node {
  const seed = `${t.options.seed}:${t.randomName(span)}`;
  const attrs = { shape: [...shape], data: drawn, seed, distribution, ...holding(kind) };
  return t.graph.add("input", [], attrs, shape, t.origin(span));
}

type Draw = (stream: RandomStream, size: readonly number[]) => Tensor;

function drawn(
  t: Tracer,
  self: Value | null,
  shape: Shape,
  span: Span,
  distribution: "normal" | "uniform",
  draw: Draw,
) {
  const stream = streamFor(t, self, shape);
  const values = stream ? draw(stream, sizeOf(shape)) : null;
  return leaf(t, values, shape, span, stream ? "seeded" : distribution, "real");
}

const draws: Readonly<Record<"normal" | "uniform", Draw>> = {
  normal: (stream, size) => stream.normal(size),
  uniform: (stream, size) => stream.uniform(size),
};

function plain(
  distribution: "normal" | "uniform",
  shapeOfArgs: (t: Tracer, args: Arguments) => Shape | null,
): LibraryFunction {
  return (t, self, args, e) => {
    const shape = shapeOfArgs(t, args);
    if (!shape) return noShape(t, args, e);
    return array(drawn(t, self, shape, e.span, distribution, draws[distribution]));
  };
}

function noShape(t: Tracer, args: Arguments, e: Expr): Value {
  return t.unsupported(e.span, "The shape of this array is not known", args.positional);
}

const eachArgument = (t: Tracer, args: Arguments): Shape | null => {
  const dims = args.positional.map((v) => t.dimOf(v));
  return dims.every((d): d is Dim => d !== null) ? dims : null;
};

const sizeArgument = (t: Tracer, args: Arguments): Shape | null =>
  sizeFrom(t, args.positional[0] ?? args.named.get("size"));

/** The shape that `size` asks for: a single number without it. */
export function sizeFrom(t: Tracer, value: Value | undefined): Shape | null {
  return value === undefined || value.kind === "nothing" ? shapeOf([]) : shapeFrom(t, value);
}

/** `normal(loc, scale, size)`: drawn, then scaled and moved where that is said. */
function scaled(distribution: "normal" | "uniform", names: readonly [string, string]): LibraryFunction {
  return (t, self, args, e) => {
    const b = bindTo(t, [...names, "size"], null, args);
    const [first, second] = [b.get(names[0]), b.get(names[1])].map((v) => (v ? arrayNode(t, v, e.span) : null));
    const size = b.get("size");
    const widest = [first?.shape ?? [], second?.shape ?? []].reduce((a, s) => (s.length > a.length ? s : a));
    const shape = size ? shapeFrom(t, size) : widest;
    if (!shape) return noShape(t, args, e);
    const X = drawn(t, self, shape, e.span, distribution, draws[distribution]);
    return distribution === "normal" ? affine(t, X, second, first, e.span) : between(t, X, first, second, e.span);
  };
}

function affine(
  t: Tracer,
  X: Node,
  factor: Node | null | undefined,
  shift: Node | null | undefined,
  span: Span,
): Value {
  const grown = factor ? t.build("multiply", [factor, X], {}, span) : array(X);
  return shift ? then(grown, (x) => t.build("add", [x, shift], {}, span)) : grown;
}

function between(t: Tracer, X: Node, low: Node | null | undefined, high: Node | null | undefined, span: Span): Value {
  if (!low && !high) return array(X);
  const [a, b] = [low ?? t.constant(0, span), high ?? t.constant(1, span)];
  return then(t.build("subtract", [b, a], {}, span), (width) => affine(t, X, width, a, span));
}

/** Whole numbers: from the stream, else uniform numbers cut down. */
function whole(t: Tracer, self: Value | null, shape: Shape, low: number, high: number, span: Span): Value {
  const stream = streamFor(t, self, shape);
  if (stream) {
    const values = stream.integers(sizeOf(shape), low, high);
    return array(leaf(t, values, shape, span, "seeded", "integer"));
  }
  const u = leaf(t, null, shape, span, "uniform", "real");
  return then(t.build("multiply", [u, t.constant(high - low, span)], {}, span), (x) =>
    then(t.build("floor", [x], { entries: "integer" }, span), (k) =>
      low === 0 ? array(k) : t.build("add", [k, t.constant(low, span)], { entries: "integer" }, span),
    ),
  );
}

const randint: LibraryFunction = (t, self, args, e) => {
  const b = bindTo(t, ["low", "high", "size"], null, args);
  const shape = sizeFrom(t, b.get("size"));
  const [first, second] = [b.get("low"), b.get("high")].map((v) => (v ? t.wholeNumber(v) : undefined));
  const [low, top] = second === undefined ? [0, first] : [first, second];
  const high = b.flag("endpoint") && typeof top === "number" ? top + 1 : top;
  if (!shape || typeof low !== "number" || typeof high !== "number" || high <= low) return noShape(t, args, e);
  return whole(t, self, shape, low, high, e.span);
};

/** The order of n things: from the stream, else turned by a fixed step that meets them all. */
function permutationOf(t: Tracer, self: Value | null, n: Dim, span: Span): Node {
  const stream = streamFor(t, self, [n]);
  const order = stream ? stream.permutation(n.size) : standIn(n.size);
  return tableNode(t, order, "integer", span);
}

function standIn(n: number): Tensor {
  const list = Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1, state = 1; i > 0; i--) {
    state = (state * 48271) % 0x7fffffff;
    const j = state % (i + 1);
    [list[i], list[j]] = [list[j] ?? 0, list[i] ?? 0];
  }
  return tensor([n], list);
}

const permutation: LibraryFunction = (t, self, args, e) => {
  const [x] = args.positional;
  if (x?.kind === "integer") return array(permutationOf(t, self, x.dim, e.span));
  const X = x ? arrayNode(t, x, e.span) : null;
  if (!X?.shape[0]) return opaque("what is mixed here is not known");
  return t.build("take", [X, permutationOf(t, self, X.shape[0], e.span)], { axis: 0 }, e.span);
};

const shuffle: LibraryFunction = (t, self, args, e) => {
  const [x] = args.positional;
  if (x?.kind === "sequence") {
    const order = t.valueOf(permutationOf(t, self, constant(x.items.length), e.span));
    const items = [...x.items];
    x.items = [...order.data].map((i) => items[i] as Value);
    return nothing;
  }
  const X = x ? arrayNode(t, x, e.span) : null;
  if (!X?.shape[0]) return nothing;
  const mixed = t.build("take", [X, permutationOf(t, self, X.shape[0], e.span)], { axis: 0 }, e.span);
  return storeInto(t, X, mixed, args.expressions[0], e.span);
};

const choice: LibraryFunction = (t, self, args, e) => {
  const b = bindTo(t, ["a", "size", "replace", "p"], null, args);
  const [a, p] = [b.get("a"), b.get("p")];
  const X = a && a.kind !== "integer" ? arrayNode(t, a, e.span) : null;
  const n = a?.kind === "integer" ? a.dim : X?.shape[0];
  const shape = sizeFrom(t, b.get("size"));
  const weights = p ? arrayNode(t, p, e.span) : null;
  if (!n || !shape) return noShape(t, args, e);
  const replace = b.get("replace") === undefined || b.flag("replace");
  const stream = weights && !replace ? null : streamFor(t, self, shape);
  const how = weights ? { weights: t.valueOf(weights).data } : { replace };
  const drawn = stream
    ? array(tableNode(t, stream.choice(sizeOf(shape), n.size, how), "integer", e.span))
    : replace
      ? whole(t, self, shape, 0, n.size, e.span)
      : t.build(
          "slice",
          [permutationOf(t, self, n, e.span)],
          { starts: [0], steps: [1], counts: [constant(count(sizeOf(shape)))], drop: [] },
          e.span,
        );
  if (!X) return shape.length === 0 && stream ? integer(constant(t.numberOf(drawn) ?? 0)) : drawn;
  return then(drawn, (k) => t.build("take", [X, k], { axis: 0 }, e.span));
};

/** How often of n times a chance of p holds (inversion, as NumPy's for n·p ≤ 30). */
const binomial: LibraryFunction = (t, self, args, e) => {
  const b = bindTo(t, ["n", "p", "size"], null, args);
  const [n, p] = [b.get("n"), b.get("p")].map((v) => (v ? t.numberOf(v) : null));
  const shape = sizeFrom(t, b.get("size"));
  if (!shape || typeof n !== "number" || typeof p !== "number" || n * Math.min(p, 1 - p) > 30)
    return noShape(t, args, e);
  const stream = streamFor(t, self, shape);
  if (!stream) {
    const u = leaf(t, null, shape, e.span, "uniform", "real");
    if (n === 1) return t.build("less", [u, t.constant(p, e.span)], { entries: "integer" }, e.span);
    return noShape(t, args, e);
  }
  const one = () => stream.uniform([]).data[0] ?? 0;
  const values = Float64Array.from({ length: count(sizeOf(shape)) }, () =>
    p <= 0.5 ? inversion(n, p, one) : n - inversion(n, 1 - p, one),
  );
  return array(leaf(t, tensor(sizeOf(shape), values), shape, e.span, "seeded", "integer"));
};

function inversion(n: number, p: number, uniform: () => number): number {
  if (n === 0 || p === 0) return 0;
  const q = 1 - p;
  const start = Math.exp(n * Math.log(q));
  const bound = Math.min(n, n * p + 10 * Math.sqrt(n * p * q + 1));
  let [k, chance, u] = [0, start, uniform()];
  while (u > chance) {
    k += 1;
    if (k > bound) [k, chance, u] = [0, start, uniform()];
    else {
      u -= chance;
      chance = ((n - k + 1) * p * chance) / (k * q);
    }
  }
  return k;
}

/** `loc + scale·F⁻¹(u)`, with u from the stream; NumPy draws these so, too. */
function byInverse(inverse: (u: number) => number): LibraryFunction {
  return (t, self, args, e) => {
    const b = bindTo(t, ["loc", "scale", "size"], null, args);
    const shape = sizeFrom(t, b.get("size"));
    const [loc, scale] = [b.get("loc"), b.get("scale")].map((v) => (v ? arrayNode(t, v, e.span) : null));
    const stream = shape ? streamFor(t, self, shape) : null;
    if (!shape || !stream) return noShape(t, args, e);
    const u = stream.uniform(sizeOf(shape));
    const X = leaf(t, tensor(u.size, u.data.map(inverse)), shape, e.span, "seeded", "real");
    return affine(t, X, scale, loc, e.span);
  };
}

/** By canonical name. */
export const randomness: Readonly<Record<string, LibraryFunction>> = {
  "np.random.seed": (t, self, args) => {
    if (self) streamsOf(t).own.set(self, seeded(t, "legacy", args));
    else streamsOf(t).shared = seeded(t, "legacy", args);
    return nothing;
  },
  "np.random.exponential": (t, self, args, e) => {
    const b = bindTo(t, ["scale", "size"], null, args);
    const shape = sizeFrom(t, b.get("size"));
    const scale = b.get("scale") ? arrayNode(t, b.get("scale") as Value, e.span) : null;
    if (!shape) return noShape(t, args, e);
    const stream = streamFor(t, self, shape);
    if (stream) {
      const X = leaf(t, stream.exponential(sizeOf(shape)), shape, e.span, "seeded", "real");
      return scale ? t.build("multiply", [scale, X], {}, e.span) : array(X);
    }
    const U = leaf(t, null, shape, e.span, "uniform", "real");
    return then(
      t.build(
        "log1p",
        [t.build("negate", [U], {}, e.span)].flatMap((v) => (v.kind === "array" ? [v.node] : [])),
        {},
        e.span,
      ),
      (l) =>
        then(t.build("negate", [l], {}, e.span), (x) =>
          scale ? t.build("multiply", [scale, x], {}, e.span) : array(x),
        ),
    );
  },
  "np.random.laplace": byInverse((u) => (u < 0.5 ? Math.log(2 * u) : -Math.log(2 - 2 * u))),
  "np.random.gumbel": byInverse((u) => -Math.log(-Math.log(1 - u))),
  "np.random.logistic": byInverse((u) => Math.log(u / (1 - u))),
  "random.seed": () => nothing,
  "np.random.RandomState": generator("legacy"),
  "np.random.default_rng": generator("modern"),
  "np.random.Generator": generator("modern"),
  "np.random.randn": plain("normal", eachArgument),
  "np.random.rand": plain("uniform", eachArgument),
  "np.random.standard_normal": plain("normal", sizeArgument),
  "np.random.random": plain("uniform", sizeArgument),
  "np.random.random_sample": plain("uniform", sizeArgument),
  "np.random.sample": plain("uniform", sizeArgument),
  "np.random.ranf": plain("uniform", sizeArgument),
  "np.random.normal": scaled("normal", ["loc", "scale"]),
  "np.random.uniform": scaled("uniform", ["low", "high"]),
  "np.random.randint": randint,
  "np.random.integers": randint,
  "np.random.permutation": permutation,
  "np.random.shuffle": shuffle,
  "np.random.choice": choice,
  "np.random.binomial": binomial,
};
