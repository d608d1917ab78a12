/** Functions that reduce an axis: the first that is not 1 unless told, and the axis stays with size 1. */

import { type Dim, minus, one, plus, productOf } from "../../core/dim";
import type { Attrs, Node } from "../../core/node";
import type { Make } from "../common/compose";
import { array, integer, opaque, type Value } from "../common/value";
import { countOf, dimsOf, trim } from "./arrays";
import { firstAxis, type LibraryCall, type LibraryFunction } from "./call";
import { integerClass, setClass } from "./entry-classes";
import { keepingClass } from "./kinds";
import { stretched } from "./operators";

/** The axes a reduction goes over; argument `i` may name them. */
function axesOf(c: LibraryCall, X: Node, i: number): number[] | null {
  if (c.has("all")) return X.shape.map((_, axis) => axis);
  const value = c.args[i];
  if (X.shape.length === 2 && X.shape.every((d) => d.size === 0) && value === undefined) return [0, 1];
  if (value === undefined || value.kind === "text") return [firstAxis(X.shape)];
  const named = dimsOf(c.t, value);
  return named?.every((d) => d.size >= 1) ? named.map((d) => d.size - 1).sort((a, b) => a - b) : null;
}

/** Reduces the first argument by an operation of the catalogue; argument `i` may name the axis. */
export function reduceAlong(c: LibraryCall, operation: string, i: number, attrs: Attrs = {}): Value {
  const X = c.array(0);
  const axes = X ? axesOf(c, X, i) : null;
  if (!X || !axes) return c.refuse();
  const within = axes.filter((a) => a < X.shape.length);
  if (within.length === 0) return array(X);
  return c.compose((make) => trim(make(operation, [X], { axes: within, keep: true, ...attrs }), make));
}

/** `max(X)`, `max(X, [], 2)`, `[m, i] = max(X)`, `max(a, b)`: of what is a number, unless told to include NaN. */
function extremum(op: "max" | "min"): LibraryFunction {
  return (c) => {
    const [a, b] = c.args;
    const omitnan = !c.has("includenan");
    if (c.args.length === 2 && a?.kind === "integer" && b?.kind === "integer") {
      return (op === "max" ? a.dim.size >= b.dim.size : a.dim.size <= b.dim.size) ? a : b;
    }
    const [X, Y] = [c.array(0), c.array(1)];
    const numbers = c.args.filter((v) => v.kind !== "text").length;
    const two = numbers === 2 && (c.args.length === 2 || (Y !== null && countOf(Y) > 0));
    if (two && X && Y) {
      const larger = stretched(c.t, omitnan ? `f${op}` : `${op}imum`, X, Y, c.e.span, c.at);
      return keepingClass(c.t, larger, [X, Y], c.e.span);
    }
    if (two) return c.refuse();
    const value = reduceAlong(c, op, 2, { omitnan });
    if (X && value.kind === "array" && integerClass(X)) setClass(value.node, integerClass(X) ?? "");
    if (c.outputs <= 1 || !X) return value;
    const axes = axesOf(c, X, 2);
    const [axis] = axes ?? [];
    const operation = op === "max" ? "argmax" : "argmin";
    if (axis === undefined || axes?.length !== 1 || !c.t.catalogue.has(operation)) {
      return c.results(value, opaque("positions of extrema are not followed", [X]));
    }
    return c.results(value, c.build(operation, [X], { axis, base: 1, keep: true, omitnan }));
  };
}

/** Mean squared deviation over n−1, or over n where the second argument is 1. */
function deviation(root: boolean): LibraryFunction {
  return (c) => {
    const X = c.array(0);
    const axes = X ? axesOf(c, X, 2) : null;
    const weight = c.args[1] && countEntries(c) > 0 ? c.whole(1) : 0;
    if (!X || !axes || weight === null) return c.refuse();
    const n = productOf(axes.map((a) => X.shape[a] ?? one));
    return c.compose((make) => {
      const v = variance(c, X, axes, weight === 1 || n.size === 1 ? n : minus(n, one), make);
      return root ? make("sqrt", [v]) : v;
    });
  };
}

function countEntries(c: LibraryCall): number {
  const X = c.array(1);
  return X ? countOf(X) : 0;
}

function variance(c: LibraryCall, X: Node, axes: readonly number[], n: Dim, make: Make): Node {
  const mean = make("mean", [X], { axes, keep: true });
  const squares = make("square", [make("subtract", [X, mean])]);
  const total = make("sum", [squares], { axes, keep: true });
  return make("divide", [total, c.t.numberNode(n, c.e.span)]);
}

/** Sum of squares. */
const sumsq: LibraryFunction = (c) => {
  const X = c.array(0);
  const axes = X ? axesOf(c, X, 1) : null;
  if (!X || !axes) return c.refuse();
  return c.compose((make) => trim(make("sum", [make("square", [X])], { axes, keep: true }), make));
};

const dot: LibraryFunction = (c) => {
  const [X, Y] = [c.array(0), c.array(1)];
  if (!X || !Y) return c.refuse();
  return c.compose((make) => {
    const turned =
      X.shape.some((d) => d.size === 1) && X.shape[0]?.size !== Y.shape[0]?.size
        ? make("reshape", [Y], { shape: [...X.shape], order: "F" })
        : Y;
    const axis = c.axis(2, X.shape) ?? 0;
    return trim(make("sum", [make("multiply", [X, turned])], { axes: [axis], keep: true }), make);
  });
};

/** Whether any entry is not 0, over everything that the call reduces, as an exact value for numbers. */
function quantifier(op: "any" | "all"): LibraryFunction {
  return (c) => {
    const [value] = c.args;
    if (value?.kind === "truth") return value;
    return reduceAlong(c, op, 1);
  };
}

/** `diff(X, k, dim)`: differences of neighbours, k times over. */
const diff: LibraryFunction = (c) => {
  const X = c.array(0);
  const axis = X ? c.axis(2, X.shape) : null;
  const given = c.array(1);
  const order = given === null || countOf(given) === 0 ? 1 : c.whole(1);
  if (!X || axis === null || order === null || order < 0) return c.refuse();
  return c.compose((make) => {
    const isNumber = X.shape.every((d) => d.size === 1) && c.args.length < 3;
    if (isNumber && order > 0) return make("zeros", [], { shape: [c.t.dims.number(0), c.t.dims.number(0)] });
    let Y = X;
    for (let k = 0; k < order; k++) Y = neighbours(Y, axis, make);
    return Y;
  });
};

function neighbours(X: Node, axis: number, make: Make): Node {
  const n = X.shape[axis] ?? one;
  const part = (start: number) => ({
    starts: X.shape.map((_, i) => (i === axis ? start : 0)),
    steps: X.shape.map(() => 1),
    counts: X.shape.map((d, i) => (i === axis ? (n.size > 0 ? minus(n, one) : n) : d)),
    drop: [],
  });
  return make("subtract", [make("slice", [X], part(1)), make("slice", [X], part(0))]);
}

/** Sum of whole numbers keeps their names. */
const sum: LibraryFunction = (c) => {
  const [value] = c.args;
  if (value?.kind === "integer") return value;
  if (value?.kind === "array" && value.node.op === "concat") {
    const dims = dimsOf(c.t, value);
    const named = value.node.args.every((a) => a.op === "extent" || a.op === "constant");
    if (dims && named && c.args.length === 1 && value.node.shape[0]?.size === 1) return integer(dims.reduce(plus));
  }
  return reduceAlong(c, "sum", 1);
};

/** By name. */
export const reducing: Readonly<Record<string, LibraryFunction>> = {
  sum,
  max: extremum("max"),
  min: extremum("min"),
  std: deviation(true),
  var: deviation(false),
  any: quantifier("any"),
  all: quantifier("all"),
  sumsq,
  dot,
  diff,
};
