/** Random arrays of other families than the normal and the uniform: gamma and its kin, Poisson, Dirichlet, normals that hang together. */

import type { Node } from "../../core/node";
import { type Shape, sizeOf } from "../../core/shape";
import { count, tensor } from "../../core/tensor";
import type { RandomStream } from "../common/trace";
import type { Tracer } from "../common/tracer";
import type { Expr } from "../common/tree";
import { array, type Value } from "../common/value";
import { arrayNode, tableNode } from "./arrays";
import { bindTo } from "./bind";
import { reshaped, then } from "./compose";
import type { LibraryFunction } from "./functions";
import { leaf, sizeFrom, streamByName, streamFor } from "./functions-random";
import type { Entries } from "./kinds";
import { product } from "./products";

type One = (stream: RandomStream, parameters: readonly number[]) => number;

interface Family {
  /** Parameters that say which variate; a last one called `scale` multiplies it. */
  readonly names: readonly string[];
  readonly defaults?: readonly number[];
  readonly one: One;
  readonly entries?: Entries;
}

function unknown(t: Tracer, e: Expr, given: readonly Value[]): Value {
  return t.unsupported(e.span, "What this array is drawn from is not known", given);
}

/** Entry by entry from the stream, each with its own parameters; a scale is a factor, through which gradients go. */
function family({ names, defaults = [], one, entries = "real" }: Family): LibraryFunction {
  return (t, self, args, e) => {
    const b = bindTo(t, [...names, "size"], null, args);
    const nodes = names.map((n) => (b.get(n) ? arrayNode(t, b.get(n) as Value, e.span) : null));
    const own = nodes.map((n, i) => (n ? t.valueOf(n).data : Float64Array.of(defaults[i] ?? Number.NaN)));
    const widest = nodes.reduce((s: Shape, n) => (n && n.shape.length > s.length ? n.shape : s), []);
    const shape = b.get("size") ? sizeFrom(t, b.get("size")) : widest;
    const n = shape ? count(sizeOf(shape)) : 0;
    if (!shape || own.some((d) => (d.length !== 1 && d.length !== n) || d.some(Number.isNaN)))
      return unknown(t, e, args.positional);
    const stream = streamFor(t, self, shape) ?? streamByName(t, e.span);
    const scale = names.at(-1) === "scale" ? (nodes.at(-1) ?? null) : null;
    const values = Float64Array.from({ length: n }, (_, i) =>
      one(
        stream,
        own.map((d) => (d.length === 1 ? d[0] : d[i]) ?? Number.NaN),
      ),
    );
    const X = leaf(t, tensor(sizeOf(shape), values), shape, e.span, "seeded", entries);
    return scale ? t.build("multiply", [scale, X], {}, e.span) : array(X);
  };
}

/** `dirichlet(alpha, size)`: gamma variates by their sum. */
const dirichlet: LibraryFunction = (t, self, args, e) => {
  const b = bindTo(t, ["alpha", "size"], null, args);
  const A = b.get("alpha") ? arrayNode(t, b.get("alpha") as Value, e.span) : null;
  const rows = sizeFrom(t, b.get("size"));
  const [k] = A?.shape ?? [];
  if (!A || !rows || !k) return unknown(t, e, args.positional);
  const shape = [...rows, k];
  const stream = streamFor(t, self, shape) ?? streamByName(t, e.span);
  const alpha = t.valueOf(A).data;
  const values = new Float64Array(count(sizeOf(shape)));
  for (let at = 0; at < values.length; at += k.size) {
    let sum = 0;
    for (let i = 0; i < k.size; i++) sum += values[at + i] = stream.gamma(alpha[i] ?? 1);
    for (let i = 0; i < k.size; i++) values[at + i] = (values[at + i] ?? 0) * (1 / sum);
  }
  return array(leaf(t, tensor(sizeOf(shape), values), shape, e.span, "seeded", "real"));
};

/** `multivariate_normal(mean, cov, size)`: normals times √s Vᵀ of the covariance, plus the mean. */
const multivariate: LibraryFunction = (t, self, args, e) => {
  const b = bindTo(t, ["mean", "cov", "size"], null, args);
  const [mean, cov] = ["mean", "cov"].map((n) => (b.get(n) ? arrayNode(t, b.get(n) as Value, e.span) : null));
  const rows = sizeFrom(t, b.get("size"));
  const [n] = mean?.shape ?? [];
  if (!mean || !cov || !rows || !n || cov.shape.length !== 2) return unknown(t, e, args.positional);
  const shape = [...rows, n];
  const stream = streamFor(t, self, shape) ?? streamByName(t, e.span);
  const Z = leaf(t, stream.normal(sizeOf(shape)), shape, e.span, "seeded", "real");
  const build = (op: string, ...nodes: Parameters<Tracer["build"]>[1]) => t.build(op, nodes, {}, e.span);
  const root = then(t.build("svdvals", [cov], { keep: false }, e.span), (s) =>
    then(build("sqrt", s), (r) =>
      then(reshaped(t, r, [...r.shape, ...r.shape.slice(1)], e.span), (flat) =>
        then(inTheirSigns(t, cov, build("svdv", cov), e), (V) =>
          then(build("multiply", V, flat), (scaled) => build("transpose", scaled)),
        ),
      ),
    ),
  );
  return then(root, (R) => then(product(t, Z, R, e.span, []), (x) => build("add", mean, x)));
};

/**
 * Singular vectors of a 2×2 covariance with the signs that NumPy's have (LAPACK reflects the first column and finds the rest in
 * closed form), so that the same seed gives the same points. Those of larger ones have signs of our own.
 */
function inTheirSigns(t: Tracer, cov: Node, V: Value, e: Expr): Value {
  const [a = 0, c = 0, , b = 0] = t.valueOf(cov).data;
  if (V.kind !== "array" || t.valueOf(cov).data.length !== 4 || c === 0) return V;
  const exchanged = a * b - c * c > a * a + c * c;
  const wanted = [c > 0 && !exchanged ? -1 : 1, c > 0 && exchanged ? -1 : 1];
  const below = t.valueOf(V.node).data.slice(2);
  const signs = wanted.map((s, i) => s * Math.sign(below[i] ?? 1));
  return t.build("multiply", [V.node, tableNode(t, tensor([1, 2], signs), "real", e.span)], {}, e.span);
}

const students: One = (stream, [df = 1]) => {
  const x = stream.normal([]).data[0] ?? 0;
  return (Math.sqrt(df / 2) * x) / Math.sqrt(stream.gamma(df / 2));
};

/** By canonical name. */
export const randomFamilies: Readonly<Record<string, LibraryFunction>> = {
  "np.random.gamma": family({ names: ["shape", "scale"], defaults: [Number.NaN, 1], one: (s, [a = 1]) => s.gamma(a) }),
  "np.random.standard_gamma": family({ names: ["shape"], one: (s, [a = 1]) => s.gamma(a) }),
  "np.random.chisquare": family({ names: ["df"], one: (s, [df = 1]) => 2 * s.gamma(df / 2) }),
  "np.random.beta": family({ names: ["a", "b"], one: (s, [a = 1, b = 1]) => s.beta(a, b) }),
  "np.random.standard_t": family({ names: ["df"], one: students }),
  "np.random.standard_exponential": family({ names: [], one: (s) => s.exponential([]).data[0] ?? 0 }),
  "np.random.poisson": family({
    names: ["lam"],
    defaults: [1],
    one: (s, [lam = 1]) => s.poisson(lam),
    entries: "integer",
  }),
  "np.random.dirichlet": dirichlet,
  "np.random.multivariate_normal": multivariate,
  "np.random.lognormal": (t, self, args, e) =>
    then(t.dialect.callBuiltin(t, "np.random.normal", self, named(args), e, 1), (x) => t.build("exp", [x], {}, e.span)),
};

/** `mean` and `sigma` under the names of the normal distribution. */
function named(args: Parameters<LibraryFunction>[2]): Parameters<LibraryFunction>[2] {
  const names: Readonly<Record<string, string>> = { mean: "loc", sigma: "scale" };
  return { ...args, named: new Map([...args.named].map(([k, v]) => [names[k] ?? k, v])) };
}
