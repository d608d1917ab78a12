/** Functions that are an operation of the catalogue by another calling convention: with a parameter, an order, several results. */

import { type Dim, minus, one } from "../../core/dim";
import type { Attrs, Node } from "../../core/node";
import { array } from "../common/value";
import { countOf, dimsOf, trim } from "./arrays";
import { firstAxis, type LibraryCall, type LibraryFunction } from "./call";
import { sortedTexts } from "./functions-lists";
import { reducing } from "./functions-reduce";
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
    const block = along(X, axis, 0, n);
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

/** `median(X, dim)`: the middle of the sorted entries, or the mean of the two middle ones; NaN where one is missing. */
const median: LibraryFunction = (c) => {
  const X = c.array(0);
  const axes = X ? reducedAxes(c, X, 1) : null;
  const [axis] = axes ?? [];
  if (!X || axis === undefined || axes?.length !== 1 || X.shape[axis]?.size === 0) return c.refuse();
  const n = X.shape[axis]?.size ?? 1;
  const block = along(X, axis, Math.floor((n - 1) / 2), c.t.dims.number(n % 2 === 0 ? 2 : 1));
  const hasGaps = c.t.valueOf(X).data.some(Number.isNaN);
  return c.compose((make) => {
    const middle = make("slice", [make("sort", [X], { axis, descending: false })], block);
    const found = n % 2 === 0 ? make("mean", [middle], { axes: [axis], keep: true }) : middle;
    if (!hasGaps) return found;
    const gaps = make("any", [make("isnan", [X])], { axes: [axis], keep: true });
    return make("select", [gaps, c.number(Number.NaN), found]);
  });
};

/** `[m, i] = cummax(X, dim)` */
function running(op: "cummax" | "cummin"): LibraryFunction {
  return (c) => {
    const X = c.array(0);
    const axis = X ? c.axis(1, X.shape) : null;
    if (!X || axis === null || axis >= X.shape.length) return c.refuse();
    const attrs = { axis, omitnan: true };
    const places = c.compose((make) => make("add", [make(`arg${op}`, [X], attrs), c.number(1)]));
    return c.results(c.build(op, [X], attrs), places);
  };
}

/** `max([])` is empty: the axis that has no entries keeps none. */
function emptyOr(otherwise: LibraryFunction | undefined): LibraryFunction {
  return (c) => {
    const X = c.array(0);
    const axis = X && c.args.length !== 2 ? c.axis(2, X.shape) : null;
    if (X && axis !== null && X.shape[axis]?.size === 0) {
      const empty = c.build("zeros", [], { shape: [...X.shape] });
      return c.results(empty, empty);
    }
    return otherwise ? otherwise(c) : c.refuse();
  };
}

/** `quantile(X, p, dim)` of one p: between the sorted entries, the k-th of n at (k − ½)/n. */
function quantile(scale: number): LibraryFunction {
  return (c) => {
    const X = c.array(0);
    const p = c.args[1] ? c.t.numberOf(c.args[1]) : null;
    const axis = X ? c.axis(2, X.shape) : null;
    const n = axis === null ? 0 : (X?.shape[axis]?.size ?? 1);
    if (!X || p === null || p < 0 || p > scale || axis === null || n === 0 || c.args.length > 3) return c.refuse();
    const at = Math.min(Math.max((n * p) / scale - 0.5, 0), n - 1);
    const [low, share] = [Math.floor(at), at - Math.floor(at)];
    return c.compose((make) => {
      const sorted = make("sort", [X], { axis, descending: false });
      const entry = (i: number) => make("slice", [sorted], along(X, axis, i, c.t.dims.number(1)));
      if (share === 0) return entry(low);
      const parts = [
        make("multiply", [c.number(1 - share), entry(low)]),
        make("multiply", [c.number(share), entry(low + 1)]),
      ];
      return make("add", parts);
    });
  };
}

/** `n` entries along an axis from `start`. */
function along(X: Node, axis: number, start: number, n: Dim): Attrs {
  return {
    starts: X.shape.map((_, i) => (i === axis ? start : 0)),
    steps: X.shape.map(() => 1),
    counts: X.shape.map((d, i) => (i === axis ? n : d)),
    drop: [],
  };
}

/** `range(X, dim)`: largest minus smallest. */
const range: LibraryFunction = (c) => {
  const X = c.array(0);
  const axes = X ? reducedAxes(c, X, 1) : null;
  if (!X || !axes) return c.refuse();
  const attrs = { axes, keep: true, omitnan: true };
  return c.compose((make) => trim(make("subtract", [make("max", [X], attrs), make("min", [X], attrs)]), make));
};

/** `trapz(Y)`, `trapz(x, Y)`, `trapz(x, Y, dim)`: the integral under points by trapezoids. */
const trapz: LibraryFunction = (c) => {
  const spaced = c.args.length >= 2 && !(c.args.length === 2 && c.whole(1) !== null);
  const [x, Y] = spaced ? [c.array(0), c.array(1)] : [null, c.array(0)];
  const axis = Y ? c.axis(spaced ? 2 : 1, Y.shape) : null;
  const n = axis === null ? undefined : Y?.shape[axis];
  if (!Y || !n || axis === null || n.size < 1 || (spaced && !x)) return c.refuse();
  const rest = minus(n, one);
  return c.compose((make) => {
    const pair = (X: Node, op: string, on: number) =>
      make(op, [make("slice", [X], along(X, on, 1, rest)), make("slice", [X], along(X, on, 0, rest))]);
    const heights = make("multiply", [c.number(0.5), pair(Y, "add", axis)]);
    if (!x) return trim(make("sum", [heights], { axes: [axis], keep: true }), make);
    const vector = x.shape.length === 2 && x.shape.some((d) => d.size === 1);
    const grid = vector
      ? make("reshape", [x], { shape: Y.shape.map((_, i) => (i === axis ? n : one)), order: "F" })
      : x;
    return trim(
      make("sum", [make("multiply", [pair(grid, "subtract", axis), heights])], { axes: [axis], keep: true }),
      make,
    );
  });
};

/** `nthroot(X, n)`: real, also of negative numbers where n is odd. */
const nthroot: LibraryFunction = (c) => {
  const X = c.array(0);
  const n = c.whole(1);
  if (!X || n === null || n < 1) return c.refuse();
  if (n === 1) return array(X);
  if (n <= 3) return c.build(n === 2 ? "sqrt" : "cbrt", [X]);
  return c.compose((make) => {
    const root = make("power", [n % 2 === 0 ? X : make("abs", [X]), c.number(1 / n)]);
    return n % 2 === 0 ? root : make("multiply", [make("sign", [X]), root]);
  });
};

/** `rot90(A, k)` */
const rot90: LibraryFunction = (c) => {
  const X = c.array(0);
  const k = c.args[1] ? c.whole(1) : 1;
  if (!X || k === null || X.shape.length !== 2) return c.refuse();
  const turns = ((k % 4) + 4) % 4;
  return c.compose((make) => {
    const backwards = (Y: Node, axis: number) =>
      make("slice", [Y], {
        ...along(Y, axis, (Y.shape[axis]?.size ?? 1) - 1, Y.shape[axis] ?? one),
        steps: Y.shape.map((_, i) => (i === axis ? -1 : 1)),
      });
    if (turns === 0) return make("identity", [X], { copy: true });
    if (turns === 2) return backwards(backwards(X, 0), 1);
    return backwards(make("transpose", [X]), turns === 1 ? 0 : 1);
  });
};

const csc: LibraryFunction = (c) => {
  const X = c.array(0);
  return X ? c.compose((make) => make("divide", [c.number(1), make("sin", [X])])) : c.refuse();
};

const sinc: LibraryFunction = (c) => {
  const X = c.array(0);
  return X && c.args.length === 1 ? c.build("sinc", [X], { n: 0 }) : c.refuse();
};

/** By name. */
export const ordering: Readonly<Record<string, LibraryFunction>> = {
  psi,
  sinc,
  csc,
  nthroot,
  rot90,
  range,
  trapz,
  quantile: quantile(1),
  prctile: quantile(100),
  max: emptyOr(reducing.max),
  min: emptyOr(reducing.min),
  sort: sortedTexts(sort),
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
