/** What operators, attributes and indices mean for arrays of complex numbers in Python. */

import { constant } from "../../core/dim";
import type { Node } from "../../core/node";
import { sameSize } from "../../core/shape";
import type { Span } from "../../core/span";
import { complexArithmetic, complexOf, complexProduct, type Parts } from "../common/complex";
import { complexPower, generalPower } from "../common/complex-functions";
import { compose, type Make } from "../common/compose";
import type { Tracer } from "../common/tracer";
import type { Attribute } from "../common/tree";
import { array, type ComplexValue, integer, nodesIn, sequence, type Value } from "../common/value";
import { arrayNode } from "./arrays";
import { matrixProduct } from "./products";
import { current, overwrite } from "./storage";

/** Whether a value is complex, or a list with something complex in it. */
export function isComplex(value: Value | undefined): boolean {
  return value?.kind === "complex" || (value?.kind === "sequence" && value.items.some(isComplex));
}

/** Real and imaginary part of a number, an array or a list. */
export function partsOf(t: Tracer, value: Value | undefined, span: Span): Parts | null {
  if (value === undefined) return null;
  const re = arrayNode(t, partOf(t, value, "re", span), span);
  const im = re && isComplex(value) ? arrayNode(t, partOf(t, value, "im", span), span) : null;
  return re && { re, im };
}

/** One part of a value; the imaginary part of what is real is 0. */
export function partOf(t: Tracer, value: Value, part: "re" | "im", span: Span): Value {
  if (value.kind === "complex") return array(current(t, value[part]));
  if (value.kind === "sequence" && (part === "im" || isComplex(value)))
    return sequence(
      value.of,
      value.items.map((v) => partOf(t, v, part, span)),
    );
  if (part === "re") return value;
  if (value.kind !== "array") return integer(constant(0));
  return t.build("zeros", [], { shape: value.node.shape }, span);
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
  if (x && y && op === "**") return power(t, x, right, y, span);
  if (x && y && op === "@") return complexProduct(t, span, [x, y], (a, b) => matrixProduct(t, a, b, span, at));
  if (!x || !y || !/^[-+*/]$/.test(op)) return notFollowed(t, `'${op}'`, span, [left, right]);
  return composed(t, span, (make) => complexArithmetic(make, op, x, y) as Parts);
}

function power(t: Tracer, x: Parts, exponent: Value, y: Parts, span: Span): Value {
  const p = y.im === null && y.re.shape.length === 0 ? t.numberOf(exponent) : null;
  return composed(t, span, (make) => {
    const base = complexOf(make, x);
    return p === null || p === 0 ? generalPower(make, base, y) : complexPower(make, base, p);
  });
}

/** `left == right` and `left != right` where one side is complex; `null` where neither is, or for an order. */
export function compareComplex(t: Tracer, op: string, left: Value, right: Value, span: Span): Value | null {
  if ((left.kind !== "complex" && right.kind !== "complex") || !/^[=!]=$/.test(op)) return null;
  const [x, y] = [partsOf(t, left, span), partsOf(t, right, span)];
  if (!x || !y) return null;
  return compose(t, span, (make) => {
    const [a, b] = [complexOf(make, x), complexOf(make, y)];
    const [word, both] = op === "==" ? ["equal", "and"] : ["not_equal", "or"];
    return make(both, [make(word, [a.re, b.re]), make(word, [a.im, b.im])]);
  });
}

/** `left op= right` of a complex array, whose memory changes; numbers and what is not complex are values of their own. */
export function augmentComplex(t: Tracer, left: Value, value: Value, span: Span): Value {
  if (left.kind !== "complex" || value.kind !== "complex" || left.re.shape.length === 0) return value;
  if (!sameSize(left.re.shape, value.re.shape)) return value;
  for (const part of ["re", "im"] as const) overwrite(t, current(t, left[part]), value[part], span);
  return value;
}

/** `x.real`, `x.T`, `x.shape`, and methods. The parts are views. */
export function complexAttribute(t: Tracer, X: ComplexValue, e: Attribute, of: (value: Value) => Value): Value {
  if (e.name === "real" || e.name === "imag") return partOf(t, X, e.name === "real" ? "re" : "im", e.span);
  if (e.name === "T") return eachPart(t, X, of);
  if (e.name === "dtype") return { kind: "builtin", name: "np.complex128", self: null };
  if (/^(shape|size|ndim)$/.test(e.name)) return of(array(X.re));
  return { kind: "builtin", name: `method.${e.name}`, self: X };
}

/** A linear step on both parts. */
export function eachPart(t: Tracer, X: ComplexValue, of: (value: Value) => Value): Value {
  return joined(of(array(current(t, X.re))), of(array(current(t, X.im))));
}

/** The value of two parts. */
export function joined(re: Value, im: Value): Value {
  if (re.kind === "array" && im.kind === "array") return { kind: "complex", re: re.node, im: im.node };
  return re.kind === "array" ? im : re;
}

/** What stands for a step with complex numbers that is not followed. */
export function notFollowed(t: Tracer, what: string, span: Span, values: readonly Value[]): Value {
  const why = `${what} of complex numbers is not followed; take .real, .imag or np.abs of them first`;
  return t.unsupported(span, why, [...values.flatMap(nodesIn)].map(array));
}
