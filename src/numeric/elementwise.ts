/** Functions of one or two numbers that JavaScript lacks or has otherwise. */

export { elu, gelu, geluTanh } from "./activations";
export { erf, erfc, erfinv } from "./erf";
export { digamma, gamma, gammaln, polygamma, trigamma } from "./gamma";
export {
  incompleteBeta,
  incompleteBetaInverse,
  incompleteGamma,
  incompleteGammaInverse,
} from "./incomplete";

/** max(x, 0); NaN stays. */
export function relu(x: number): number {
  return x <= 0 ? 0 : x;
}

/** x². */
export function square(x: number): number {
  return x * x;
}

/** −x. */
export function negate(x: number): number {
  return -x;
}

/** 1 / (1 + e⁻ˣ), accurate on both sides. */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const e = Math.exp(x);
  return e / (1 + e);
}

/** log(1 + eˣ) without overflow. */
export function softplus(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
}

/** log(1 / (1 + e⁻ˣ)) without overflow. */
export function logSigmoid(x: number): number {
  return -softplus(-x);
}

/** log(eˣ + eʸ) without overflow. */
export function logaddexp(x: number, y: number): number {
  return x === y ? x + Math.LN2 : Math.max(x, y) + Math.log1p(Math.exp(-Math.abs(x - y)));
}

/** Nearest integer, halves to the even neighbour. */
export function roundHalfEven(x: number): number {
  if (!(Math.abs(x) < 4503599627370496)) return x;
  const big = x < 0 || Object.is(x, -0) ? -4503599627370496 : 4503599627370496;
  const rounded = x + big - big;
  return rounded === 0 && big < 0 ? -0 : rounded;
}

/** Nearest integer, halves away from 0. */
export function roundHalfAway(x: number): number {
  if (!(Math.abs(x) < 4503599627370496)) return x;
  const whole = Math.trunc(x);
  return Math.abs(x - whole) >= 0.5 ? whole + Math.sign(x) : whole;
}

/** Remainder with the sign of the divisor; NaN for y = 0. */
export function floorMod(x: number, y: number): number {
  const r = x % y;
  if (r === 0) return y < 0 ? -0 : 0;
  return r < 0 !== y < 0 ? r + y : r;
}

/** Remainder with the sign of the divisor; x for y = 0. */
export function mod(x: number, y: number): number {
  return y === 0 ? x : floorMod(x, y);
}

/** Remainder with the sign of the dividend; NaN for y = 0. */
export function rem(x: number, y: number): number {
  return x % y;
}

/** Largest integer not above x / y, consistent with `floorMod`. */
export function floorDivide(x: number, y: number): number {
  const r = x % y;
  if (y === 0 || Number.isNaN(r)) return Math.floor(x / y);
  const quotient = (x - r) / y - (r !== 0 && r < 0 !== y < 0 ? 1 : 0);
  const whole = Math.floor(quotient);
  return quotient - whole > 0.5 ? whole + 1 : whole;
}

/** 0 below 0, 1 above, `at` at 0. */
export function heaviside(x: number, at: number): number {
  return x === 0 ? at : x < 0 ? 0 : x > 0 ? 1 : Number.NaN;
}

/** sin(πx) / (πx), 1 at 0. */
export function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}
