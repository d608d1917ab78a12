/** Functions and powers of complex numbers, out of real functions of their two parts. */

import type { Node } from "../../core/node";
import { tensor } from "../../core/tensor";
import { complexArithmetic, type Parts } from "./complex";
import type { Make } from "./compose";
import type { ComplexValue } from "./value";

/** Functions of one complex array by the names both languages have for them; what they give is real or complex. */
export const complexFunctions: Readonly<Record<string, (make: Make, x: ComplexValue) => Node | Parts>> = {
  real: (make, x) => make("identity", [x.re], { copy: true }),
  imag: (make, x) => make("identity", [x.im], { copy: true }),
  abs: (make, x) => make("hypot", [x.re, x.im]),
  angle: (make, x) => make("atan2", [x.im, x.re]),
  conj: (make, x) => ({ re: x.re, im: make("negate", [x.im]) }),
  negative: (make, x) => ({ re: make("negate", [x.re]), im: make("negate", [x.im]) }),
  square: (make, x) => complexPower(make, x, 2),
  reciprocal: (make, x) => complexPower(make, x, -1),
  exp: (make, x) => turned(make, make("exp", [x.re]), x.im),
  log: logarithm,
  sqrt: (make, x) => complexPower(make, x, 0.5),
  sin: (make, x) => products(make, ["sin", x.re, "cosh", x.im], ["cos", x.re, "sinh", x.im]),
  cos: (make, x) => {
    const { re, im } = products(make, ["cos", x.re, "cosh", x.im], ["sin", x.re, "sinh", x.im]);
    return { re, im: make("negate", [im]) };
  },
  sinh: (make, x) => products(make, ["sinh", x.re, "cos", x.im], ["cosh", x.re, "sin", x.im]),
  cosh: (make, x) => products(make, ["cosh", x.re, "cos", x.im], ["sinh", x.re, "sin", x.im]),
  tan: (make, x) => tangent(make, ["sin", "cos", x.re], ["sinh", "cosh", x.im]),
  tanh: (make, x) => tangent(make, ["sinh", "cosh", x.re], ["sin", "cos", x.im]),
};

/** xᵖ for a number p: products where p is a small whole number, else rᵖ turned by p times the angle. */
export function complexPower(make: Make, x: ComplexValue, p: number): Parts {
  if (p < 0 && Number.isInteger(p))
    return complexArithmetic(make, "/", { re: numberOf(make, 1), im: null }, complexPower(make, x, -p)) as Parts;
  if (Number.isInteger(p) && p > 0 && p <= 16) return repeated(make, x, p);
  const exponent = numberOf(make, p);
  const size = make("power", [make("hypot", [x.re, x.im]), exponent]);
  return turned(make, size, make("multiply", [exponent, make("atan2", [x.im, x.re])]));
}

/** xʷ = exp(w log x) */
export function generalPower(make: Make, x: ComplexValue, w: Parts): Parts {
  const log = complexArithmetic(make, "*", w, logarithm(make, x)) as Parts;
  const size = make("exp", [log.re]);
  return log.im ? turned(make, size, log.im) : { re: size, im: null };
}

/** By squaring. */
function repeated(make: Make, x: Parts, p: number): Parts {
  if (p === 1) return x;
  const half = repeated(make, x, p >> 1);
  const even = complexArithmetic(make, "*", half, half) as Parts;
  return p % 2 === 0 ? even : (complexArithmetic(make, "*", even, x) as Parts);
}

function logarithm(make: Make, x: ComplexValue): Parts {
  return { re: make("log", [make("hypot", [x.re, x.im])]), im: make("atan2", [x.im, x.re]) };
}

/** r(cos φ + i sin φ) */
function turned(make: Make, r: Node, angle: Node): Parts {
  return { re: make("multiply", [r, make("cos", [angle])]), im: make("multiply", [r, make("sin", [angle])]) };
}

type Product = readonly [string, Node, string, Node];

function products(make: Make, re: Product, im: Product): { re: Node; im: Node } {
  const product = ([f, a, g, b]: Product) => make("multiply", [make(f, [a]), make(g, [b])]);
  return { re: product(re), im: product(im) };
}

type Doubled = readonly [odd: string, even: string, of: Node];

/** (f(2a) + i g(2b)) / (F(2a) + G(2b)), where F and G are the even functions to the odd f and g. */
function tangent(make: Make, [f, F, a]: Doubled, [g, G, b]: Doubled): Parts {
  const two = numberOf(make, 2);
  const [x, y] = [make("multiply", [two, a]), make("multiply", [two, b])];
  const below = make("add", [make(F, [x]), make(G, [y])]);
  return { re: make("divide", [make(f, [x]), below]), im: make("divide", [make(g, [y]), below]) };
}

function numberOf(make: Make, value: number): Node {
  return make("constant", [], { value: tensor([], [value]) });
}
