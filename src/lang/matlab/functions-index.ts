/** Functions of positions and of sets: `ind2sub`, `unique`, `ismember`, `histc`, grids, turns, tables between whose rows is interpolated. */

import { constant, type Dim, minus, one } from "../../core/dim";
import type { Node } from "../../core/node";
import { type Shape, shapeOf, sizeOf } from "../../core/shape";
import { tensor } from "../../core/tensor";
import { array, text, type Value } from "../common/value";
import { column, countOf, dimsOf } from "./arrays";
import { firstAxis, type LibraryCall, type LibraryFunction } from "./call";
import { memberTexts, uniqueTexts } from "./functions-lists";
import { truths } from "./functions-text";
import { listNode, readArray, vectorAxis } from "./indexing";
import { columnMajor, orderOf, type Positions } from "./positions";

/** Numbers without a gradient, given column by column. */
function table(c: LibraryCall, shape: Shape, values: readonly number[]): Value {
  const size = sizeOf(shape);
  const data = new Float64Array(values.length);
  orderOf(size).forEach((place, i) => {
    data[place] = values[i] ?? Number.NaN;
  });
  return array(c.t.graph.add("constant", [], { value: tensor(size, data) }, shape, c.t.origin(c.e.span)));
}

function vectorLike(X: Node, n: number): Shape {
  return vectorAxis(X.shape) === 1 ? [one, constant(n)] : [constant(n), one];
}

/** `[i, j] = ind2sub([m n], k)` */
const ind2sub: LibraryFunction = (c) => {
  const dims = c.args[0] ? dimsOf(c.t, c.args[0]) : null;
  const K = c.array(1);
  if (!dims || !K) return c.refuse();
  const parts = Math.max(1, c.outputs);
  let rest = columnMajor(c.t, K).map((k) => k - 1);
  const found = Array.from({ length: parts }, (_, axis) => {
    const n = axis === parts - 1 ? Number.POSITIVE_INFINITY : (dims[axis]?.size ?? 1);
    const here = rest.map((k) => (n === Number.POSITIVE_INFINITY ? k : k % n) + 1);
    rest = rest.map((k) => (n === Number.POSITIVE_INFINITY ? 0 : Math.floor(k / n)));
    return table(c, K.shape, here);
  });
  return c.results(...found);
};

const uniqueWords = new Set(["rows", "stable", "sorted", "first", "last"]);

/** `[u, i, j] = unique(x)`: u in order, u = x(i) with the first place of each, x = u(j); of rows, or as they come. */
const unique: LibraryFunction = (c) => {
  const [value, ...words] = c.args;
  if (value?.kind === "sequence") return uniqueTexts(c);
  const X = c.array(0);
  if (!X || !words.every((w) => w.kind === "text" && uniqueWords.has(w.text ?? ""))) return c.refuse();
  const byRows = c.has("rows") && X.shape.length === 2;
  const items = byRows ? rowsIn(c, X) : columnMajor(c.t, X).map((v) => [v]);
  const names = items.map(String);
  const places = [...new Set(names)].map((name) => (c.has("last") ? names.lastIndexOf(name) : names.indexOf(name)));
  if (!c.has("stable")) places.sort((i, j) => compared(items[i] ?? [], items[j] ?? []));
  const picked = value?.kind === "text" ? lettersAt(value.text ?? "", places) : entriesAt(c, X, places, byRows);
  const numbers = (list: readonly number[]) => table(c, [constant(list.length), one], list);
  const found = places.map((p) => names[p]);
  return c.results(picked, numbers(places.map((p) => p + 1)), numbers(names.map((name) => found.indexOf(name) + 1)));
};

function rowsIn(c: LibraryCall, X: Node): number[][] {
  const { data } = c.t.valueOf(X);
  const n = X.shape[1]?.size ?? 1;
  return Array.from({ length: X.shape[0]?.size ?? 0 }, (_, i) => [...data.subarray(i * n, (i + 1) * n)]);
}

function compared(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((x, k) => x !== b[k]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

function lettersAt(from: string, places: readonly number[]): Value {
  return text(places.map((p) => from[p] ?? "").join(""));
}

/** The entries of an array at places, as a column where it is no row; or its rows. */
function entriesAt(c: LibraryCall, X: Node, places: readonly number[], byRows: boolean): Value {
  const block = (shape: Shape): Positions => ({ kind: "list", at: places, shape, count: constant(places.length) });
  if (byRows) return readArray(c.t, X, [block(shapeOf([places.length, 1])), { kind: "all" }], c.e.span);
  const isVector = vectorAxis(X.shape) !== null;
  return readArray(c.t, X, [block(isVector ? vectorLike(X, places.length) : shapeOf([places.length, 1]))], c.e.span);
}

/** `[in, where] = ismember(x, set)`; a text is looked for in a cell of texts. */
const ismember: LibraryFunction = (c) => {
  const ofTexts = memberTexts(c);
  if (ofTexts) return ofTexts;
  const [X, S] = [c.array(0), c.array(1)];
  if (!X || !S || X.shape.length > 2) return c.refuse();
  const members = columnMajor(c.t, S);
  const where = columnMajor(c.t, X).map((v) => members.indexOf(v) + 1);
  return c.results(
    truths(
      c,
      where.map((k) => k > 0),
      X.shape[0]?.size ?? 1,
    ),
    table(c, X.shape, where),
  );
};

/** How many entries lie between neighbouring edges. */
const histc: LibraryFunction = (c) => {
  const [X, E] = [c.array(0), c.array(1)];
  if (!X || !E || vectorAxis(X.shape) === null || c.args.length > 2) return c.refuse();
  const [values, edges] = [columnMajor(c.t, X), columnMajor(c.t, E)];
  const counts = edges.map((edge, i) => {
    const next = edges[i + 1];
    return values.filter((v) => v >= edge && (next === undefined ? v === edge : v < next)).length;
  });
  return table(c, vectorLike(X, edges.length), counts);
};

const logspace: LibraryFunction = (c) => {
  const [a, b] = [0, 1].map((i) => (c.args[i] ? c.t.numberOf(c.args[i] as Value) : null));
  const n = c.args[2] ? c.t.dimOf(c.args[2]) : constant(50);
  if (typeof a !== "number" || typeof b !== "number" || !n) return c.refuse("The ends of this range are not known");
  const last = Math.max(1, n.size - 1);
  return table(
    c,
    [one, n],
    Array.from({ length: n.size }, (_, i) => 10 ** (i === last ? b : a + (i * (b - a)) / last)),
  );
};

/** Grids of two vectors, the first along the rows. */
const ndgrid: LibraryFunction = (c) => {
  const [x, y] = [c.array(0), c.array(1) ?? c.array(0)];
  if (!x || !y || c.args.length > 2 || c.outputs > 2) return c.refuse();
  const shape = [lengthOf(x), lengthOf(y)];
  const X = c.compose((make) => make("broadcast", [column(x, make)], { shape }));
  const Y = c.compose((make) => make("broadcast", [make("transpose", [column(y, make)])], { shape }));
  return c.results(X, Y);
};

function lengthOf(x: Node): Dim {
  return x.shape.find((d) => d.size !== 1) ?? one;
}

/** Turned by so many quarters against the clock. */
const rot90: LibraryFunction = (c) => {
  const X = c.array(0);
  const k = c.args[1] ? c.whole(1) : 1;
  if (!X || k === null || X.shape.length !== 2) return c.refuse();
  const reversed = (Y: Node, axes: readonly number[]) => ({
    starts: Y.shape.map((d, i) => (axes.includes(i) ? Math.max(0, d.size - 1) : 0)),
    steps: Y.shape.map((_, i) => (axes.includes(i) ? -1 : 1)),
    counts: [...Y.shape],
    drop: [],
  });
  return c.compose((make) => {
    const turn = ((k % 4) + 4) % 4;
    if (turn === 0) return X;
    if (turn === 2) return make("slice", [X], reversed(X, [0, 1]));
    const T = make("transpose", [X]);
    return make("slice", [T], reversed(T, [turn === 1 ? 0 : 1]));
  });
};

/** The product at right angles of two vectors of three entries. */
const cross: LibraryFunction = (c) => {
  const [X, Y] = [c.array(0), c.array(1)];
  const axis = X ? vectorAxis(X.shape) : null;
  if (!X || !Y || axis === null || countOf(X) !== 3 || countOf(Y) !== 3) return c.refuse();
  return c.compose((make) => {
    const Z = make("reshape", [Y], { shape: [...X.shape], order: "F" });
    const at = (N: Node, order: readonly number[]) => make("take", [N, listNode(c.t, order, c.e.span)], { axis });
    const [forth, back] = [
      [1, 2, 0],
      [2, 0, 1],
    ];
    return make("subtract", [
      make("multiply", [at(X, forth), at(Z, back)]),
      make("multiply", [at(X, back), at(Z, forth)]),
    ]);
  });
};

/** `trapz(y)`, `trapz(x, y)`: the sum of trapezia along the first axis that is not 1; with `running` the sums so far. */
function trapezia(running: boolean): LibraryFunction {
  return (c) => {
    const Y = c.array(c.args.length > 1 ? 1 : 0);
    const X = c.args.length > 1 ? c.array(0) : null;
    if (!Y || (c.args.length > 1 && !X) || c.args.length > 2) return c.refuse();
    const axis = firstAxis(Y.shape);
    const n = Y.shape[axis] ?? one;
    const part = (N: Node, start: number, along: number) => ({
      starts: N.shape.map((_, i) => (i === along ? start : 0)),
      steps: N.shape.map(() => 1),
      counts: N.shape.map((d, i) => (i === along ? minus(n, one) : d)),
      drop: [],
    });
    return c.compose((make) => {
      const both = make("add", [make("slice", [Y], part(Y, 1, axis)), make("slice", [Y], part(Y, 0, axis))]);
      const half = make("divide", [both, c.number(2)]);
      const shape = Y.shape.map((d, i) => (i === axis ? d : one));
      const x = X && make("reshape", [X], { shape, order: "F" });
      const width = x && make("subtract", [make("slice", [x], part(x, 1, axis)), make("slice", [x], part(x, 0, axis))]);
      const areas = width ? make("multiply", [width, half]) : half;
      if (!running) return make("sum", [areas], { axes: [axis], keep: true });
      const start = make("zeros", [], { shape: Y.shape.map((d, i) => (i === axis ? one : d)) });
      return make("concat", [start, make("cumsum", [areas], { axis })], { axis });
    });
  };
}

/** By name. */
export const positionFunctions: Readonly<Record<string, LibraryFunction>> = {
  ind2sub,
  unique,
  ismember,
  histc,
  logspace,
  ndgrid,
  rot90,
  cross,
  trapz: trapezia(false),
  cumtrapz: trapezia(true),
};
