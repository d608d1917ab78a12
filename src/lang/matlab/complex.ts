/** What operators, indices and calls mean for arrays of complex numbers in MATLAB. */

import type { Node } from "../../core/node";
import type { Span } from "../../core/span";
import { complexArithmetic, complexOf, complexProduct, type Parts } from "../common/complex";
import { complexFunctions } from "../common/complex-functions";
import { compose, type Make } from "../common/compose";
import type { Arguments } from "../common/dialect";
import type { Tracer } from "../common/tracer";
import type { Expr } from "../common/tree";
import { array, type ComplexValue, nodesIn, type Value } from "../common/value";
import { aligned, arrayNode, isNumber, numberAt } from "./arrays";
import { product } from "./products";

/** Real and imaginary part of a number or an array. */
export function partsOf(t: Tracer, value: Value | undefined, span: Span): Parts | null {
  if (value?.kind === "complex") return value;
  const re = arrayNode(t, value, span);
  return re ? { re, im: null } : null;
}

/** A complex value put together; what does not fit on the way stands for it. */
export function composed(t: Tracer, span: Span, build: (make: Make) => Node | Parts): Value {
  let parts: ComplexValue | null = null;
  const value = compose(t, span, (make) => {
    const made = build((op, args, attrs) => make(op, args.length === 2 ? aligned(args, make) : args, attrs));
    if (!("re" in made)) return made;
    parts = complexOf(make, made);
    return parts.re;
  });
  return value.kind === "array" && parts ? parts : value;
}

/** `2i` */
export function imaginary(t: Tracer, value: number, span: Span): Value {
  return { kind: "complex", re: numberAt(t, 0, span), im: numberAt(t, value, span) };
}

/** Operators by what they do entry by entry; `*` and `/` only beside a number, but for products of matrices. */
const entrywise: Readonly<Record<string, string>> = { "+": "+", "-": "-", ".*": "*", "./": "/" };

/** `left op right` where one side is complex; `null` where neither is. */
export function operateComplex(
  t: Tracer,
  op: string,
  left: Value,
  right: Value,
  span: Span,
  at: readonly Span[] = [],
): Value | null {
  if (left.kind !== "complex" && right.kind !== "complex") return null;
  const [x, y] = [partsOf(t, left, span), partsOf(t, right, span)];
  if (/^\.?\^$/.test(op) && left.kind === "complex" && t.wholeNumber(right) === 2 && (op !== "^" || isNumber(left.re)))
    return composed(t, span, (make) => complexFunctions.square?.(make, left) as Parts);
  const scalar = (op === "*" && x && y && (isNumber(x.re) || isNumber(y.re))) || (op === "/" && y && isNumber(y.re));
  const sign = entrywise[op] ?? (scalar ? op : null);
  if (x && y && op === "*" && !sign) return complexProduct(t, span, [x, y], (a, b) => product(t, a, b, span, at));
  if (!x || !y || !sign) return unknown(t, `'${op}'`, span, [left, right]);
  return composed(t, span, (make) => complexArithmetic(make, sign, x, y) as Parts);
}

/** A linear step on both parts. */
export function eachPart(X: ComplexValue, of: (value: Value) => Value): Value {
  const [re, im] = [of(array(X.re)), of(array(X.im))];
  return re.kind === "array" && im.kind === "array" ? { kind: "complex", re: re.node, im: im.node } : re;
}

/** `X'`, and `X.'` without conjugation. */
export function transposed(t: Tracer, X: ComplexValue, conjugate: boolean, span: Span): Value {
  return composed(t, span, (make) => {
    const im = make("transpose", [X.im]);
    return { re: make("transpose", [X.re]), im: conjugate ? make("negate", [im]) : im };
  });
}

/** Functions that only move or add entries: they work on each part. */
const linear = /^(sum|mean|reshape|transpose|squeeze|flip|flipud|fliplr|circshift|repmat|cumsum|diff|trace|double)$/;
/** Functions that ask for the shape alone. */
const measuring = /^(size|numel|length|ndims|rows|columns|zeros|ones|isempty)$/;

/** A library call with a complex argument; `null` when there is none. Transforms take complex arrays themselves. */
export function callWithComplex(t: Tracer, name: string, args: Arguments, e: Expr, outputs: number): Value | null {
  const [first, ...rest] = args.positional;
  if (!args.positional.some((v) => v.kind === "complex") || /^i?fft/.test(name)) return null;
  if (first?.kind === "complex" && !rest.some((v) => v.kind === "complex")) {
    const known = complexFunctions[name === "arg" ? "angle" : name];
    if (known) return composed(t, e.span, (make) => known(make, first));
    const again = (value: Value) =>
      t.dialect.callBuiltin(t, name, null, { ...args, positional: [value, ...rest] }, e, outputs);
    if (measuring.test(name)) return again(array(first.re));
    if (linear.test(name)) return eachPart(first, again);
  }
  return unknown(t, `'${name}'`, e.span, args.positional);
}

function unknown(t: Tracer, what: string, span: Span, values: readonly Value[]): Value {
  const why = `${what} of complex numbers is not followed; take real, imag or abs of them first`;
  return t.unsupported(span, why, values.flatMap(nodesIn).map(array));
}
