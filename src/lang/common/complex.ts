/** Arithmetic on arrays of complex numbers, which are two arrays of real ones, and their Fourier transforms. */

import { constant, type Dim } from "../../core/dim";
import type { Node } from "../../core/node";
import { entries, shapeOf } from "../../core/shape";
import type { Span } from "../../core/span";
import { tensor } from "../../core/tensor";
import { compose, type Make } from "./compose";
import type { Tracer } from "./tracer";
import type { ComplexValue, Value } from "./value";

/** Real and imaginary part of one shape. */
export interface Parts {
  readonly re: Node;
  /** `null`: 0 everywhere. */
  readonly im: Node | null;
}

/** The value of two parts; an imaginary part that is nothing becomes zeros. */
export function complexOf(make: Make, { re, im }: Parts): ComplexValue {
  return { kind: "complex", re, im: im ?? make("zeros", [], { shape: re.shape }) };
}

/** The two sides of an operator `+`, `-`, `*` or `/`, entry by entry; `null` for any other. */
export function complexArithmetic(make: Make, op: string, x: Parts, y: Parts): Parts | null {
  if (op === "+" || op === "-") return sum(make, op === "+" ? "add" : "subtract", x, y);
  if (op === "*") return times(make, x, y);
  if (op !== "/") return null;
  if (!y.im) return { re: make("divide", [x.re, y.re]), im: x.im && make("divide", [x.im, y.re]) };
  const over = make("add", [make("square", [y.re]), make("square", [y.im])]);
  const top = times(make, x, conjugate(make, y));
  return { re: make("divide", [top.re, over]), im: top.im && make("divide", [top.im, over]) };
}

/** A product that is linear in both sides, out of products of their parts; what stands for one that does not fit stands for it. */
export function complexProduct(
  t: Tracer,
  span: Span,
  [x, y]: readonly [Parts, Parts],
  product: (a: Node, b: Node) => Value,
): Value {
  const made: (Node | null)[] = [];
  for (const [a, b] of [
    [x.re, y.re],
    [x.im, y.im],
    [x.re, y.im],
    [x.im, y.re],
  ] as const) {
    const value = a && b ? product(a, b) : null;
    if (value && value.kind !== "array") return value;
    made.push(value?.node ?? null);
  }
  const [reals, imaginary, right, left] = made as [Node, Node | null, Node | null, Node | null];
  let im: Node | null = null;
  const re = compose(t, span, (make) => {
    im = right && left ? make("add", [right, left]) : (right ?? left);
    return imaginary ? make("subtract", [reals, imaginary]) : reals;
  });
  if (re.kind !== "array") return re;
  return im ? { kind: "complex", re: re.node, im } : re;
}

/** The real side of a sum has imaginary part 0, which is still stretched to the other side's shape. */
function sum(make: Make, op: "add" | "subtract", x: Parts, y: Parts): Parts {
  const re = make(op, [x.re, y.re]);
  if (x.im && y.im) return { re, im: make(op, [x.im, y.im]) };
  const one = x.im ?? (op === "add" || !y.im ? y.im : make("negate", [y.im]));
  const same = one && one.shape.length === re.shape.length && entries(one.shape).size === entries(re.shape).size;
  return { re, im: one && !same ? make("broadcast", [one], { shape: re.shape }) : one };
}

function times(make: Make, x: Parts, y: Parts): Parts {
  const product = (a: Node, b: Node) => make("multiply", [a, b]);
  if (!x.im || !y.im) {
    const im = x.im ? product(x.im, y.re) : y.im ? product(x.re, y.im) : null;
    return { re: product(x.re, y.re), im };
  }
  const re = make("subtract", [product(x.re, y.re), product(x.im, y.im)]);
  return { re, im: make("add", [product(x.re, y.im), product(x.im, y.re)]) };
}

function conjugate(make: Make, { re, im }: Parts): Parts {
  return { re, im: im && make("negate", [im]) };
}

/** How a transform is asked for. */
export interface Transform {
  readonly inverse: boolean;
  readonly axis: number;
  /** Length of the lines: cut or filled with zeros. The length there is unless given. */
  readonly n: Dim | null;
  /** How sums are scaled: the inverse by 1/n (`backward`), both by 1/√n (`ortho`), or the transform by 1/n. */
  readonly norm: "backward" | "ortho" | "forward";
}

/** Σⱼ xⱼ e^(∓2πijk/n) along an axis. */
export function fourier(make: Make, x: Parts, how: Transform): Parts {
  const { inverse, axis, norm } = how;
  const [a, b] = [x.re, x.im].map((part) => part && fitted(make, part, axis, how.n));
  const [C, S] = ["fftreal", "fftimag"].map((op) => (X: Node) => make(op, [X], { axis })) as [Map, Map];
  const X = a as Node;
  const n = X.shape[axis]?.size ?? 1;
  const [cos, sin] = [C(X), S(X)];
  const re = b ? make(inverse ? "add" : "subtract", [cos, S(b)]) : cos;
  const im = b ? make(inverse ? "subtract" : "add", [C(b), sin]) : inverse ? make("negate", [sin]) : sin;
  const scaled = norm === "ortho" ? 1 / Math.sqrt(n) : inverse === (norm === "backward") ? 1 / n : 1;
  return scaled === 1 ? { re, im } : scale(make, { re, im }, scaled);
}

type Map = (X: Node) => Node;

function scale(make: Make, { re, im }: Parts, by: number): Parts {
  const c = number(make, by, re);
  return { re: make("multiply", [c, re]), im: im && make("multiply", [c, im]) };
}

/** A number beside an array, with as many axes as the language gives numbers. */
function number(make: Make, value: number, beside: Node): Node {
  const size = beside.shape.length === 1 ? [] : beside.shape.map(() => 1);
  return make("constant", [], { value: tensor(size, [value]) });
}

/** The first half of the transform of a real array, the other half being its mirror image. */
export function halfFourier(make: Make, X: Node, how: Transform): Parts {
  const whole = fourier(make, { re: X, im: null }, how);
  const n = Math.floor((whole.re.shape[how.axis]?.size ?? 0) / 2) + 1;
  const first = (part: Node) => fitted(make, part, how.axis, constant(n));
  return { re: first(whole.re), im: whole.im && first(whole.im) };
}

/** The real array of `how.n` entries whose transform has `x` as its first half. */
export function fromHalf(make: Make, x: Parts, how: Transform & { readonly n: Dim }): Node {
  const { axis, n } = how;
  const half = constant(Math.floor(n.size / 2) + 1);
  // Entries but the first, and the last of an even length, stand for their mirror images too.
  const twice = Array.from({ length: half.size }, (_, k) => (k === 0 || 2 * k === n.size ? 1 : 2));
  const size = x.re.shape.map((_, i) => (i === axis ? half.size : 1));
  const weights = make("constant", [], { value: tensor(size, twice) });
  const part = (X: Node) => make("multiply", [fitted(make, X, axis, half), weights]);
  return fourier(make, { re: part(x.re), im: x.im && part(x.im) }, { ...how, inverse: true }).re;
}

/** `n` entries along an axis: the first ones, or with zeros behind. */
function fitted(make: Make, X: Node, axis: number, n: Dim | null): Node {
  const have = X.shape[axis];
  if (!n || !have || have.size === n.size) return X;
  const [starts, steps] = [X.shape.map(() => 0), X.shape.map(() => 1)];
  const shape = X.shape.map((d, i) => (i === axis ? n : d));
  if (n.size < have.size) return make("slice", [X], { starts, steps, counts: shape, drop: [] });
  return make("unslice", [X], { starts, steps, counts: [...X.shape], shape });
}

/** Frequencies in units of 1/(n d): 0, 1, … and then the negative ones; only 0, 1, … n/2 where `half`. */
export function frequencies(n: number, d: number, half: boolean): number[] {
  const whole = Array.from({ length: half ? Math.floor(n / 2) + 1 : n }, (_, k) => k);
  return whole.map((k) => (half || 2 * k < n ? k : k - n) / (n * d));
}

/** Entries along axes rotated so that frequency 0 stands in the middle, or back again. */
export function centred(make: Make, X: Node, axes: readonly number[], back: boolean): Node {
  return axes.reduce((Y, axis) => {
    const n = Y.shape[axis]?.size ?? 1;
    const by = back ? Math.floor(n / 2) : Math.ceil(n / 2);
    if (by === 0 || by === n) return Y;
    const part = (start: number, length: number) =>
      make("slice", [Y], {
        starts: Y.shape.map((_, i) => (i === axis ? start : 0)),
        steps: Y.shape.map(() => 1),
        counts: Y.shape.map((d, i) => (i === axis ? (shapeOf([length])[0] as Dim) : d)),
        drop: [],
      });
    return make("concat", [part(by, n - by), part(0, by)], { axis });
  }, X);
}
