/** Functions that are an operation of the catalogue by another calling convention: with a parameter, an order, several results. */

import type { Attrs, Node } from "../../core/node";
import { countOf, dimsOf, trim } from "./arrays";
import { firstAxis, type LibraryCall, type LibraryFunction } from "./call";
import { stretched } from "./operators";

/** `psi(x)`, `psi(k, x)` */
const psi: LibraryFunction = (c) => {
  const derivative = c.args.length === 2;
  const n = derivative ? c.whole(0) : 0;
  const X = c.array(derivative ? 1 : 0);
  if (n === null || n < 0 || !X) return c.refuse();
  return n === 0 ? c.build("digamma", [X]) : c.build("polygamma", [X], { n });
};

/** `leakyrelu(x, slope)` */
const leakyRelu: LibraryFunction = (c) => {
  const X = c.array(0);
  const slope = c.args[1] ? c.t.numberOf(c.args[1]) : 0.01;
  return X && slope !== null ? c.build("leaky_relu", [X], { slope }) : c.refuse();
};

/** `log2(x)`; with two results it takes numbers apart, which is not followed. */
function logarithm(op: string): LibraryFunction {
  return (c) => {
    const X = c.array(0);
    return X && c.args.length === 1 && c.outputs <= 1 ? c.build(op, [X]) : c.refuse();
  };
}

/** Two arrays that stretch to each other. */
function pairwise(op: string): LibraryFunction {
  return (c) => {
    const [X, Y] = [c.array(0), c.array(1)];
    return X && Y && c.args.length === 2 ? stretched(c.t, op, X, Y, c.e.span, c.at) : c.refuse();
  };
}

/** `[s, i] = sort(X, dim, 'descend')` */
const sort: LibraryFunction = (c) => {
  const X = c.array(0);
  const axis = X ? c.axis(1, X.shape) : null;
  if (!X || axis === null || axis >= X.shape.length) return c.refuse();
  const attrs = { axis, descending: c.has("descend") };
  return c.results(c.build("sort", [X], attrs), c.build("argsort", [X], { ...attrs, base: 1 }));
};

/** `maxk(X, k, dim)`: the first k in order. */
function firstInOrder(descending: boolean): LibraryFunction {
  return (c) => {
    const [X, k] = [c.array(0), c.whole(1)];
    const axis = X ? c.axis(2, X.shape) : null;
    if (!X || k === null || k < 0 || axis === null) return c.refuse();
    const n = c.t.dims.number(Math.min(k, X.shape[axis]?.size ?? 1));
    const block = {
      starts: X.shape.map(() => 0),
      steps: X.shape.map(() => 1),
      counts: X.shape.map((d, i) => (i === axis ? n : d)),
      drop: [],
    };
    const of = (op: string, attrs: Attrs) => c.compose((make) => make("slice", [make(op, [X], attrs)], block));
    const [values, order] = [
      { axis, descending },
      { axis, descending, base: 1 },
    ];
    return c.results(of("sort", values), of("argsort", order));
  };
}

/** The axes of a reduction that argument `i` names, else the first that is not 1. */
function reducedAxes(c: LibraryCall, X: Node, i: number): readonly number[] | null {
  if (c.has("all")) return [...X.shape.keys()];
  const value = c.args[i];
  if (value === undefined || value.kind === "text") return [firstAxis(X.shape)];
  const named = dimsOf(c.t, value)?.map((d) => d.size - 1);
  return named?.every((a) => a >= 0 && a < X.shape.length) ? [...named].sort((a, b) => a - b) : null;
}

/** `var(X, w, dim)`: over n−1, or over n where w is 1 or there is one entry. */
function spread(op: "var" | "std"): LibraryFunction {
  return (c) => {
    const X = c.array(0);
    const axes = X ? reducedAxes(c, X, 2) : null;
    const given = c.array(1);
    const weight = given === null || countOf(given) === 0 ? 0 : c.whole(1);
    if (!X || !axes || (weight !== 0 && weight !== 1)) return c.refuse();
    const n = axes.reduce((p, a) => p * (X.shape[a]?.size ?? 1), 1);
    const ddof = weight === 1 || n === 1 ? 0 : 1;
    return c.compose((make) => trim(make(op, [X], { axes, keep: true, ddof }), make));
  };
}

/** `median(X, dim)`: the middle of the sorted entries, or the mean of the two middle ones. */
const median: LibraryFunction = (c) => {
  const X = c.array(0);
  const axes = X ? reducedAxes(c, X, 1) : null;
  const [axis] = axes ?? [];
  if (!X || axis === undefined || axes?.length !== 1 || X.shape[axis]?.size === 0) return c.refuse();
  const n = X.shape[axis]?.size ?? 1;
  const block = {
    starts: X.shape.map((_, i) => (i === axis ? Math.floor((n - 1) / 2) : 0)),
    steps: X.shape.map(() => 1),
    counts: X.shape.map((d, i) => (i === axis ? c.t.dims.number(n % 2 === 0 ? 2 : 1) : d)),
    drop: [],
  };
  return c.compose((make) => {
    const middle = make("slice", [make("sort", [X], { axis, descending: false })], block);
    return n % 2 === 0 ? make("mean", [middle], { axes: [axis], keep: true }) : middle;
  });
};

/** `[m, i] = cummax(X, dim)` */
function running(op: "cummax" | "cummin"): LibraryFunction {
  return (c) => {
    const X = c.array(0);
    const axis = X ? c.axis(1, X.shape) : null;
    if (!X || axis === null || axis >= X.shape.length) return c.refuse();
    const places = c.compose((make) => make("add", [make(`arg${op}`, [X], { axis }), c.number(1)]));
    return c.results(c.build(op, [X], { axis }), places);
  };
}

/** By name. */
export const ordering: Readonly<Record<string, LibraryFunction>> = {
  psi,
  sort,
  maxk: firstInOrder(true),
  mink: firstInOrder(false),
  var: spread("var"),
  std: spread("std"),
  median,
  cummax: running("cummax"),
  cummin: running("cummin"),
  leakyrelu: leakyRelu,
  hypot: pairwise("hypot"),
  log2: logarithm("log2"),
  log10: logarithm("log10"),
};
