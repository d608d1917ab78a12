/** What operators, attributes, indices and calls mean for arrays of complex numbers in Python. */

import type { Node } from "../../core/node";
import type { Span } from "../../core/span";
import { complexArithmetic, complexFunctions, complexOf, complexProduct, type Parts } from "../common/complex";
import { compose, type Make } from "../common/compose";
import type { Arguments } from "../common/dialect";
import type { Tracer } from "../common/tracer";
import type { Attribute, Expr } from "../common/tree";
import { array, type ComplexValue, nodesIn, type Value } from "../common/value";
import { arrayNode } from "./arrays";
import { matrixProduct } from "./products";

/** Real and imaginary part of a number or an array. */
export function partsOf(t: Tracer, value: Value | undefined, span: Span): Parts | null {
  if (value?.kind === "complex") return value;
  const re = value ? arrayNode(t, value, span) : null;
  return re ? { re, im: null } : null;
}

/** A complex value put together; what does not fit on the way stands for it. */
export function composed(t: Tracer, span: Span, build: (make: Make) => Node | Parts): Value {
  let parts: Parts | null = null;
  const value = compose(t, span, (make) => {
    const made = build(make);
    if (!("re" in made)) return made;
    parts = complexOf(make, made);
    return parts.re;
  });
  const made = parts as ComplexValue | null;
  return value.kind === "array" && made ? { kind: "complex", re: made.re, im: made.im } : value;
}

/** `2j` */
export function imaginary(t: Tracer, value: number, span: Span): Value {
  return { kind: "complex", re: t.constant(0, span), im: t.constant(value, span) };
}

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
  if (op === "**" && left.kind === "complex" && t.wholeNumber(right) === 2)
    return composed(t, span, (make) => complexFunctions.square?.(make, left) as Parts);
  if (x && y && op === "@") return complexProduct(t, span, [x, y], (a, b) => matrixProduct(t, a, b, span, at));
  if (!x || !y || !/^[-+*/]$/.test(op)) return unknown(t, `'${op}'`, span, [left, right]);
  return composed(t, span, (make) => complexArithmetic(make, op, x, y) as Parts);
}

/** `x.real`, `x.T`, `x.shape`, and methods. */
export function complexAttribute(t: Tracer, X: ComplexValue, e: Attribute, of: (value: Value) => Value): Value {
  if (e.name === "real" || e.name === "imag")
    return composed(t, e.span, (make) => complexFunctions[e.name]?.(make, X) as Node);
  if (e.name === "T") return eachPart(X, of);
  if (/^(shape|size|ndim)$/.test(e.name)) return of(array(X.re));
  return { kind: "builtin", name: `method.${e.name}`, self: X };
}

/** A linear step on both parts. */
export function eachPart(X: ComplexValue, of: (value: Value) => Value): Value {
  const [re, im] = [of(array(X.re)), of(array(X.im))];
  if (re.kind === "array" && im.kind === "array") return { kind: "complex", re: re.node, im: im.node };
  return re.kind === "array" ? im : re;
}

/** Names of the library that have another name here. */
const names: Readonly<Record<string, string>> = { absolute: "abs", conjugate: "conj" };
/** Functions that only move or add entries: they work on each part. */
const linear =
  /^(sum|mean|reshape|ravel|flatten|copy|transpose|swapaxes|moveaxis|squeeze|expand_dims|flip|roll|fftshift|ifftshift|take|repeat|tile|cumsum|diff|trace)$/;
/** Functions that ask for the shape alone. */
const measuring = /^(len|shape|size|ndim|zeros_like|ones_like|print|isinstance|type)$/;

/** Functions that are products of their last two arguments. */
const products = /^(dot|vdot|matmul|inner|outer|kron|einsum)$/;
/** Operators by the names the library has for them. */
const operators: Readonly<Record<string, string>> = {
  ...{ add: "+", subtract: "-", multiply: "*", divide: "/", true_divide: "/" },
};

/** A library call with a complex argument; `null` when there is none. Transforms take complex arrays themselves. */
export function callWithComplex(t: Tracer, name: string, self: Value | null, args: Arguments, e: Expr): Value | null {
  const [first] = self ? [self] : args.positional;
  const all = [...(self ? [self] : []), ...args.positional, ...args.named.values()];
  if (!all.some((v) => v.kind === "complex") || (/(^|\.)fft\./.test(name) && !/shift$/.test(name))) return null;
  const word = name.slice(name.lastIndexOf(".") + 1);
  const others = all.filter((v) => v.kind === "complex").length;
  if (first?.kind === "complex" && others === 1) {
    const known = complexFunctions[names[word] ?? word];
    if (known) return composed(t, e.span, (make) => known(make, first));
    const again = (value: Value) =>
      t.dialect.callBuiltin(
        t,
        name,
        self ? value : null,
        self ? args : { ...args, positional: [value, ...args.positional.slice(1)] },
        e,
        1,
      );
    if (measuring.test(word)) return again(array(first.re));
    if (linear.test(word)) return eachPart(first, again);
  }
  const [x, y] = all.slice(-2).map((v) => partsOf(t, v, e.span));
  if (x && y && operators[word] && all.length === 2)
    return composed(t, e.span, (make) => complexArithmetic(make, operators[word] as string, x, y) as Parts);
  if (x && y && products.test(word) && all.length === (word === "einsum" ? 3 : 2)) {
    const sides: [Parts, Parts] = [word === "vdot" ? conjugated(t, x, e.span) : x, y];
    return complexProduct(t, e.span, sides, (a, b) => {
      const positional = [...all.slice(0, -2), array(a), array(b)];
      const [own, ...rest] = positional as [Value, ...Value[]];
      const values = self ? rest : positional;
      return t.dialect.callBuiltin(t, name, self && own, { ...args, positional: values, named: new Map() }, e, 1);
    });
  }
  return unknown(t, `'${name.replace(/^(builtins|method)\./, "")}'`, e.span, all);
}

function conjugated(t: Tracer, { re, im }: Parts, span: Span): Parts {
  const value = im ? composed(t, span, (make) => ({ re, im: make("negate", [im]) })) : null;
  return value?.kind === "complex" ? value : { re, im };
}

function unknown(t: Tracer, what: string, span: Span, values: readonly Value[]): Value {
  const why = `${what} of complex numbers is not followed; take .real, .imag or np.abs of them first`;
  return t.unsupported(span, why, [...values.flatMap(nodesIn)].map(array));
}
