/** Functions that ask for sizes and kinds: `size`, `numel`, `isempty`, `isfield`. */

import { constant, type Dim, floorDivide, minus, one, productOf } from "../../core/dim";
import { isDim, type Node } from "../../core/node";
import type { Shape } from "../../core/shape";
import { array, integer, sequence, truth, type Value } from "../common/value";
import { aligned, dimsOf } from "./arrays";
import type { LibraryCall, LibraryFunction } from "./call";
import { integerClass, isLetters } from "./entry-classes";
import { concatenate } from "./matrices";
import { isLogical } from "./operators";
import { sizeOfValue } from "./shape-of";

/** `size(X)`, `size(X, 1)`, `[m, n] = size(X)` */
const size: LibraryFunction = (c) => {
  const shape = c.args[0] ? sizeOfValue(c.args[0]) : null;
  if (!shape) return c.refuse();
  if (c.args[1]) {
    const axes = dimsOf(c.t, c.args[1]);
    if (!axes || axes.some((a) => a.size < 1)) return c.refuse();
    const dims = axes.map((a) => shape[a.size - 1] ?? one);
    const [only] = dims;
    return dims.length === 1 && only ? integer(only) : row(c, dims);
  }
  if (c.outputs <= 1) return row(c, shape);
  const dims = Array.from({ length: c.outputs }, (_, i) =>
    i === c.outputs - 1 ? productOf(shape.slice(i)) : (shape[i] ?? one),
  );
  return sequence("tuple", dims.map(integer));
};

/** Sizes as a row of numbers, each by its name. */
function row(c: LibraryCall, dims: readonly Dim[]): Value {
  return c.compose((make) =>
    concatenate(
      c.t,
      dims.map((d) => c.t.numberNode(d, c.e.span)),
      1,
      c.e.span,
      make,
    ),
  );
}

/** A function of the first argument's shape. */
function ofShape(then: (shape: Shape) => Value): LibraryFunction {
  return (c) => {
    const shape = c.args[0] ? sizeOfValue(c.args[0]) : null;
    return shape ? then(shape) : c.refuse();
  };
}

function longest(shape: Shape): Dim {
  if (shape.some((d) => d.size === 0)) return constant(0);
  return shape.reduce((a, b) => (b.size > a.size ? b : a), one);
}

const isempty: LibraryFunction = (c) => {
  const [value] = c.args;
  if (value?.kind === "text" && value.text === null) return truth(false);
  const shape = value ? sizeOfValue(value) : null;
  return shape ? truth(shape.some((d) => d.size === 0)) : c.refuse();
};

function vector(shape: Shape): boolean {
  return shape.length === 2 && shape.some((d) => d.size === 1);
}

/** Whether the first argument is of a kind. */
function kind(test: (value: Value, c: LibraryCall) => boolean): LibraryFunction {
  return (c) => (c.args[0] ? truth(test(c.args[0], c)) : c.refuse());
}

const isNumeric = (v: Value, c: LibraryCall) => v.kind === "integer" || (v.kind === "array" && !isLogical(c.t, v));

const isfield: LibraryFunction = (c) => {
  const [object, name] = c.args;
  if (name?.kind === "sequence") {
    const found = name.items.map((n) => Number(hasField(object, n)));
    return array(c.t.constant({ size: [1, found.length], data: Float64Array.from(found) }, c.e.span));
  }
  return truth(hasField(object, name));
};

function hasField(object: Value | undefined, name: Value | undefined): boolean {
  const record = object?.kind === "sequence" && object.of === "list" ? object.items[0] : object;
  return record?.kind === "record" && name?.kind === "text" && name.text !== null && record.fields.has(name.text);
}

/** `floor(N / 2)` of sizes stays a size, with its name. */
function rounded(operation: string, of: (a: Dim, b: Dim) => Dim): LibraryFunction {
  return (c) => {
    const [value] = c.args;
    if (value?.kind === "integer" || value?.kind === "truth") return value;
    const X = c.array(0);
    if (!X) return c.refuse();
    const [a, b] = X.op === "divide" ? X.args.map(sizeIn) : [];
    if (a && b && b.size !== 0) return integer(of(a, b));
    return c.build(operation, [X]);
  };
}

function sizeIn(X: Node): Dim | null {
  const dim = X.attrs.dim;
  if (X.op === "extent" && dim !== undefined && isDim(dim)) return dim;
  const value = X.attrs.value;
  if (X.op !== "constant" || typeof value !== "object" || value === null || !("data" in value)) return null;
  const number = value.data.length === 1 ? value.data[0] : undefined;
  return number !== undefined && Number.isInteger(number) ? constant(number) : null;
}

/** `mod(i, 2)` of whole numbers is a whole number. */
function remainder(operation: string, of: (a: number, b: number) => number): LibraryFunction {
  return (c) => {
    const [a, b] = c.args;
    if (a?.kind === "integer" && b?.kind === "integer" && b.dim.size !== 0)
      return integer(constant(of(a.dim.size, b.dim.size)));
    const [X, Y] = [c.array(0), c.array(1)];
    return X && Y ? c.build(operation, [X, Y]) : c.refuse();
  };
}

/** x − y·fix(x/y): the remainder with the sign of x. */
const rem: LibraryFunction = (c) => {
  const [a, b] = c.args;
  if (a?.kind === "integer" && b?.kind === "integer" && b.dim.size !== 0)
    return integer(constant(a.dim.size % b.dim.size));
  const [X, Y] = [c.array(0), c.array(1)];
  if (!X || !Y) return c.refuse();
  return c.compose((make) => {
    const quotient = make("divide", aligned([X, Y], make));
    const whole = make("multiply", [make("sign", [quotient]), make("floor", [make("abs", [quotient])])]);
    return make("subtract", [X, make("multiply", aligned([Y, whole], make))]);
  });
};

/** By name. */
export const sizes: Readonly<Record<string, LibraryFunction>> = {
  size,
  numel: ofShape((s) => integer(productOf(s))),
  length: ofShape((s) => integer(longest(s))),
  rows: ofShape((s) => integer(s[0] ?? one)),
  columns: ofShape((s) => integer(s[1] ?? one)),
  ndims: ofShape((s) => integer(constant(s.length))),
  isempty,
  isscalar: ofShape((s) => truth(productOf(s).size === 1)),
  isvector: ofShape((s) => truth(vector(s))),
  isrow: ofShape((s) => truth(s.length === 2 && s[0]?.size === 1)),
  iscolumn: ofShape((s) => truth(s.length === 2 && s[1]?.size === 1)),
  ismatrix: ofShape(() => truth(true)),
  issquare: ofShape((s) => truth(s.length === 2 && s[0]?.size === s[1]?.size)),
  isnumeric: kind(isNumeric),
  isreal: kind((v, c) => isNumeric(v, c) || isLogical(c.t, v) || v.kind === "text"),
  isfloat: kind((v, c) => isNumeric(v, c) && (v.kind !== "array" || integerClass(v.node) === null)),
  iscomplex: kind((v) => v.kind === "complex"),
  isindex: (c) => {
    const [value, limit] = [c.array(0), c.args[1] ? c.whole(1) : Number.POSITIVE_INFINITY];
    if (c.args[0] && isLogical(c.t, c.args[0])) return truth(true);
    if (!value || limit === null) return truth(false);
    return truth(c.t.valueOf(value).data.every((x) => Number.isInteger(x) && x >= 1 && x <= limit));
  },
  islogical: kind((v, c) => isLogical(c.t, v)),
  isbool: kind((v, c) => isLogical(c.t, v)),
  ischar: kind((v) => v.kind === "text" || (v.kind === "array" && isLetters(v.node))),
  iscell: kind((v) => v.kind === "sequence" && v.of === "cell"),
  isstruct: kind((v) => (v.kind === "record" && v.of === null) || (v.kind === "sequence" && v.of === "list")),
  is_function_handle: kind((v) => v.kind === "function" || v.kind === "builtin"),
  isfield,
  floor: rounded("floor", floorDivide),
  fix: (c) => {
    const known = rounded("floor", floorDivide);
    const X = c.array(0);
    if (!X || X.op === "divide" || c.t.valueOf(X).data.every((x) => !(x < 0))) return known(c);
    return c.compose((make) => make("multiply", [make("sign", [X]), make("floor", [make("abs", [X])])]));
  },
  ceil: rounded("ceil", (a, b) => minus(constant(0), floorDivide(minus(constant(0), a), b))),
  mod: remainder("mod", (a, b) => a - b * Math.floor(a / b)),
  rem,
};
