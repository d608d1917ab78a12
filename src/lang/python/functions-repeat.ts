/** Functions that repeat entries or read them in patterns: tiles, diagonals, grids, differences, convolutions. */

import { constant, type Dim, minus, one, plus, times } from "../../core/dim";
import type { Node } from "../../core/node";
import type { Span } from "../../core/span";
import { tensor } from "../../core/tensor";
import type { Tracer } from "../common/tracer";
import { array, opaque, sequence, type Value } from "../common/value";
import { arrayNode, axesFrom, rangeNode, tableNode } from "./arrays";
import { chain, flattened, permuted, reshaped, sliceAlong, then } from "./compose";
import type { LibraryFunction } from "./functions";
import { ofArray } from "./functions-arrange";

/** Copies side by side: stretch along a new axis, then merge it. */
const tile = ofArray(["A", "reps"], (t, X, get, e) => {
  const value = get("reps");
  const reps = value ? (value.kind === "sequence" ? value.items : [value]).map((v) => t.dimOf(v)) : [];
  if (reps.length === 0 || reps.some((r) => r === null))
    return t.unsupported(e.span, "How often this is repeated is not known", [array(X)]);
  const rank = Math.max(reps.length, X.shape.length);
  const counts = [...new Array<Dim>(rank - reps.length).fill(one), ...(reps as Dim[])];
  const sizes = [...new Array<Dim>(rank - X.shape.length).fill(one), ...X.shape];
  return chain(t, X, e.span, [
    ["reshape", { shape: sizes.flatMap((d) => [one, d]), order: "C" }],
    ["broadcast", { shape: sizes.flatMap((d, i) => [counts[i] ?? one, d]) }],
    ["reshape", { shape: sizes.map((d, i) => times(counts[i] ?? one, d)), order: "C" }],
  ]);
});

/** Every entry several times in a row. */
const repeat = ofArray(["a", "repeats", "axis"], (t, X, get, e) => {
  const [repeats, axis] = [get("repeats"), get("axis")];
  const x = axis ? array(X) : flattened(t, X, e.span);
  const at = axis ? axesFrom(t, axis, X.shape.length)?.[0] : 0;
  if (x.kind !== "array" || at === undefined || !repeats)
    return t.unsupported(e.span, "How often this is repeated is not known", [array(X)]);
  const n = repeats.kind === "sequence" || repeats.kind === "array" ? null : t.dimOf(repeats);
  if (n === null) return repeatEach(t, x.node, repeats, at, e.span);
  const { shape } = x.node;
  const d = shape[at] ?? one;
  return chain(t, x.node, e.span, [
    ["reshape", { shape: [...shape.slice(0, at + 1), one, ...shape.slice(at + 1)], order: "C" }],
    ["broadcast", { shape: [...shape.slice(0, at + 1), n, ...shape.slice(at + 1)] }],
    ["reshape", { shape: shape.map((s, i) => (i === at ? times(d, n) : s)), order: "C" }],
  ]);
});

function repeatEach(t: Tracer, X: Node, repeats: Value, axis: number, span: Span): Value {
  const counts = arrayNode(t, repeats, span);
  if (!counts) return t.unsupported(span, "How often this is repeated is not known", [array(X)]);
  const each = t.valueOf(counts).data;
  const n = X.shape[axis]?.size ?? 0;
  const places = Array.from({ length: n }, (_, i) => new Array<number>(each[each.length === 1 ? 0 : i] ?? 0).fill(i));
  const list = places.flat();
  return t.build("take", [X, tableNode(t, tensor([list.length], list), "integer", span)], { axis }, span);
}

/** Reads or builds a diagonal, `k` places above the main one. */
const diagonal = ofArray(["v", "k"], (t, X, get, e) => {
  const value = get("k") ?? get("offset");
  const k = value ? t.wholeNumber(value) : 0;
  if (k === null || X.shape.length === 0 || X.shape.length > 2)
    return t.unsupported(e.span, "This diagonal is not known", [array(X)]);
  const [rows = one, columns] = X.shape;
  if (!columns) {
    if (k === 0) return t.build("diagmat", [X], {}, e.span);
    const n = plus(rows, constant(Math.abs(k)));
    const [i, j] = alongDiagonal(t, rows, k, e.span);
    return i && j ? t.build("unpick", [X, i, j], { shape: [n, n] }, e.span) : opaque("this diagonal is not known");
  }
  if (k === 0 && rows.size === columns.size) return t.build("diag", [X], {}, e.span);
  const n = Math.max(0, Math.min(rows.size - Math.max(0, -k), columns.size - Math.max(0, k)));
  const [i, j] = alongDiagonal(t, constant(n), k, e.span);
  return i && j ? t.build("pick", [X, i, j], {}, e.span) : opaque("this diagonal is not known");
});

/** The diagonals of a stack of matrices: the two axes go last, where `diag` reads them. */
function diagonalOfStack(t: Tracer, X: Node, k: Value | undefined, axes: readonly (Value | undefined)[], span: Span) {
  const rank = X.shape.length;
  const [i, j] = axes.map((v, n) => (v ? (axesFrom(t, v, rank)?.[0] ?? null) : n));
  if (typeof i !== "number" || typeof j !== "number" || (k && t.wholeNumber(k) !== 0))
    return t.unsupported(span, "This diagonal is not known", [array(X)]);
  const order = [...X.shape.keys()].filter((a) => a !== i && a !== j);
  return then(permuted(t, X, [...order, i, j], span), (x) => t.build("diag", [x], {}, span));
}

function alongDiagonal(t: Tracer, n: Dim, k: number, span: Span): readonly (Node | null)[] {
  return [rangeNode(t, Math.max(0, -k), 1, n, span), rangeNode(t, Math.max(0, k), 1, n, span)];
}

function triangle(op: "tril" | "triu"): LibraryFunction {
  return ofArray(["m", "k"], (t, X, get, e) => {
    const k = get("k");
    const offset = k ? t.wholeNumber(k) : 0;
    return offset === null ? opaque("this diagonal is not known", [X]) : t.build(op, [X], { k: offset }, e.span);
  });
}

/** Positions on the diagonal, or in a triangle, of an n×n matrix. */
function positions(inside: (i: number, j: number, k: number) => boolean): LibraryFunction {
  return (t, _, args, e) => {
    const [n, k] = [args.positional[0], args.positional[1] ?? args.named.get("k")].map((v) =>
      v ? t.wholeNumber(v) : 0,
    );
    if (n === null || n === undefined || k === null || k === undefined || n > 2000)
      return t.unsupported(e.span, "The size of this matrix is not known", args.positional);
    const places = Array.from({ length: n * n }, (_x, p) => p).filter((p) => inside(Math.floor(p / n), p % n, k));
    const list = (f: (p: number) => number) =>
      array(tableNode(t, tensor([places.length], places.map(f)), "integer", e.span));
    return sequence("tuple", [list((p) => Math.floor(p / n)), list((p) => p % n)]);
  };
}

/** `np.diag_indices(n, ndim)`: 0, 1, …, n - 1 for each axis. */
const diagonalPositions: LibraryFunction = (t, _, args, e) => {
  const [n, rank] = [args.positional[0], args.positional[1] ?? args.named.get("ndim")];
  const count = n ? t.dimOf(n) : null;
  const axes = rank ? t.wholeNumber(rank) : 2;
  if (count === null || axes === null || !(axes <= 32))
    return t.unsupported(e.span, "The size of this matrix is not known", args.positional);
  const list = rangeNode(t, 0, 1, count, e.span);
  return list ? sequence("tuple", new Array<Value>(axes).fill(array(list))) : opaque("this is too long to be listed");
};

const meshgrid: LibraryFunction = (t, _, args, e) => {
  const nodes = args.positional.map((v) => arrayNode(t, v, e.span));
  const flat = nodes.map((n) => (n ? flattened(t, n, e.span) : opaque("this axis is not known")));
  const indexing = args.named.get("indexing");
  const swapped = indexing?.kind !== "text" || indexing.text !== "ij";
  const lengths = flat.map((v) => (v.kind === "array" ? (v.node.shape[0] ?? one) : one));
  const axisOf = (i: number) => (swapped && i < 2 && flat.length > 1 ? 1 - i : i);
  const shape = lengths.map((__, i) => lengths[axisOf(i)] ?? one);
  return sequence(
    "list",
    flat.map((v, i) =>
      then(v, (x) =>
        chain(t, x, e.span, [
          ["reshape", { shape: shape.map((d, a) => (a === axisOf(i) ? d : one)), order: "C" }],
          ["broadcast", { shape }],
        ]),
      ),
    ),
  );
};

/** Differences of neighbours along an axis, n times. */
const diff = ofArray(["a", "n", "axis"], (t, X, get, e) => {
  const [times_, axis] = [get("n"), get("axis")];
  const n = times_ ? t.wholeNumber(times_) : 1;
  const at = axis ? axesFrom(t, axis, X.shape.length)?.[0] : X.shape.length - 1;
  if (n === null || at === undefined || n > 20) return t.unsupported(e.span, "This axis is not known", [array(X)]);
  let value: Value = array(X);
  for (let i = 0; i < n; i++) {
    value = then(value, (x) => {
      const rest = minus(x.shape[at] ?? one, one);
      return then(sliceAlong(t, x, at, 1, rest, 1, e.span), (later) =>
        then(sliceAlong(t, x, at, 0, rest, 1, e.span), (earlier) => t.build("subtract", [later, earlier], {}, e.span)),
      );
    });
  }
  return value;
});

/** The integral under points, by trapezoids. */
const trapezoid = ofArray(["y", "x", "dx"], (t, Y, get, e) => {
  const [x, dx] = [get("x"), get("dx")].map((v) => (v ? arrayNode(t, v, e.span) : null));
  const axis = Y.shape.length - 1;
  const rest = minus(Y.shape[axis] ?? one, one);
  const pair = (X: Node, op: string) =>
    then(sliceAlong(t, X, X.shape.length - 1, 1, rest, 1, e.span), (later) =>
      then(sliceAlong(t, X, X.shape.length - 1, 0, rest, 1, e.span), (earlier) =>
        t.build(op, [later, earlier], {}, e.span),
      ),
    );
  const width = x ? pair(x, "subtract") : array(dx ?? t.constant(1, e.span));
  return then(pair(Y, "add"), (heights) =>
    then(width, (w) =>
      then(t.build("multiply", [heights, w], {}, e.span), (areas) =>
        then(t.build("sum", [areas], { axes: [axis], keep: false }, e.span), (s) =>
          t.build("multiply", [s, t.constant(0.5, e.span)], {}, e.span),
        ),
      ),
    ),
  );
});

/** The polynomial with these coefficients, the highest power first (Horner). */
const polyval: LibraryFunction = (t, _, args, e) => {
  const [p, x] = args.positional;
  const coefficients = p?.kind === "sequence" ? p.items : p ? t.dialect.iterate(t, p, e.span) : null;
  const X = x ? arrayNode(t, x, e.span) : null;
  if (!coefficients || !X) return t.unsupported(e.span, "This polynomial is not known", args.positional);
  const list =
    "count" in coefficients ? Array.from({ length: coefficients.count }, (_x, i) => coefficients.at(i)) : coefficients;
  const nodes = list.map((v) => arrayNode(t, v as Value, e.span));
  return nodes.reduce(
    (sum: Value, c) =>
      then(sum, (s) =>
        then(t.build("multiply", [s, X], {}, e.span), (m) => (c ? t.build("add", [m, c], {}, e.span) : opaque("?"))),
      ),
    t.build("zeros", [], { shape: [...X.shape] }, e.span),
  );
};

/** Powers of a vector as columns, the highest first. */
const vander = ofArray(["x", "N", "increasing"], (t, X, get, e) => {
  const n = get("N") ? t.wholeNumber(get("N") as Value) : (X.shape[0]?.size ?? 1);
  const rising = get("increasing");
  if (n === null || X.shape.length !== 1) return t.unsupported(e.span, "The size of this is not known", [array(X)]);
  const up = rising !== undefined && t.dialect.truth(t, rising) === true;
  const powers = tensor(
    [n],
    Array.from({ length: n }, (_, i) => (up ? i : n - 1 - i)),
  );
  return then(reshaped(t, X, [...X.shape, one], e.span), (x) =>
    t.build("power", [x, tableNode(t, powers, "integer", e.span)], {}, e.span),
  );
});

const ix: LibraryFunction = (t, _, args, e) =>
  sequence(
    "tuple",
    args.positional.map((v, i) => {
      const X = arrayNode(t, v, e.span);
      if (!X) return opaque("these positions are not known");
      return reshaped(
        t,
        X,
        args.positional.map((__, k) => (k === i ? (X.shape[0] ?? one) : one)),
        e.span,
      );
    }),
  );

/** The sum of a diagonal; of a stack, along the two axes that are named. */
const trace: LibraryFunction = (t, self, args, e) => {
  const all = self ? [self, ...args.positional] : args.positional;
  const X = all[0] ? arrayNode(t, all[0], e.span) : null;
  const [k, i, j] = ["offset", "axis1", "axis2"].map((n, at) => all[at + 1] ?? args.named.get(n));
  if (!X) return t.unsupported(e.span, "What this is applied to is not known", args.positional);
  if (k && t.wholeNumber(k) !== 0)
    return then(diagonal(t, array(X), { ...args, positional: [k], named: new Map() }, e), (d) =>
      t.build("sum", [d], { axes: [0], keep: false }, e.span),
    );
  const rank = X.shape.length;
  const [first, second] = [i, j].map((v, n) => (v ? (axesFrom(t, v, rank)?.[0] ?? n) : n));
  const order = [...X.shape.keys()].filter((a) => a !== first && a !== second);
  return then(permuted(t, X, [...order, first ?? 0, second ?? 1], e.span), (x) =>
    t.build(
      "trace",
      [x],
      { keep: false },
      e.span,
      args.expressions.map((a) => a.span),
    ),
  );
};

/** By canonical name. */
export const repeating: Readonly<Record<string, LibraryFunction>> = {
  "np.tile": tile,
  "np.repeat": repeat,
  "np.diag": diagonal,
  "np.diagonal": (t, self, args, e) => {
    const all = self ? [self, ...args.positional] : args.positional;
    const [X, k] = [all[0] ? arrayNode(t, all[0], e.span) : null, all[1] ?? args.named.get("offset")];
    const axes = ["axis1", "axis2"].map((n, i) => all[i + 2] ?? args.named.get(n));
    if (X && X.shape.length > 2) return diagonalOfStack(t, X, k, axes, e.span);
    const [offset] = self ? args.positional : args.positional.slice(1);
    const named = new Map(offset ? [...args.named, ["k", offset] as const] : args.named);
    return diagonal(t, self, { ...args, positional: self ? [] : args.positional.slice(0, 1), named }, e);
  },
  "np.diagflat": ofArray(["v"], (t, X, _, e) =>
    then(flattened(t, X, e.span), (x) => t.build("diagmat", [x], {}, e.span)),
  ),
  "np.trace": trace,
  "np.tril": triangle("tril"),
  "np.triu": triangle("triu"),
  "np.diag_indices": diagonalPositions,
  "np.triu_indices": positions((i, j, k) => j - i >= k),
  "np.tril_indices": positions((i, j, k) => j - i <= k),
  "np.ix_": ix,
  "np.meshgrid": meshgrid,
  "np.diff": diff,
  "np.trapezoid": trapezoid,
  "np.trapz": trapezoid,
  "np.polyval": polyval,
  "np.vander": vander,
};
