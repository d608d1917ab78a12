/**
 * The regularised incomplete gamma and beta functions with their derivatives in the parameters, by differentiating the
 * series and continued fractions term by term (Moore 1982, AS 187; Boik and Robison-Cox 1998).
 */

import { gammaln, polygamma } from "./gamma";
import { factorial, type Taylor, type TaylorAlgebra, taylorAlgebra } from "./taylor";

/** Nothing below this share of a sum changes it. */
const negligible = 1e-17;

/** ∂ⁿ/∂aⁿ of P(a, x) = γ(a, x) / Γ(a), or of Q = 1 − P. */
export function incompleteGamma(a: number, x: number, n: number, tail: "lower" | "upper"): number {
  if (!(a > 0) || !(x >= 0)) return Number.NaN;
  const isUpper = tail === "upper";
  if (x === 0 || x === Number.POSITIVE_INFINITY) return n === 0 && (x === 0) === isUpper ? 1 : 0;
  const algebra = taylorAlgebra(n, 0);
  const fromBelow = x < Math.max(1, a + 1);
  const value = algebra.derivative((fromBelow ? lowerSeries : upperFraction)(a, x, algebra));
  if (fromBelow !== isUpper) return value;
  return (n === 0 ? 1 : 0) - value;
}

/** P = xᵃe⁻ˣ Σ xᵏ / Γ(a + k + 1) */
function lowerSeries(a: number, x: number, o: TaylorAlgebra): Taylor {
  let term = gammaFront(a, x, 1, o);
  let total = term;
  for (let k = 1; k < 100_000; k++) {
    term = o.over(term, o.linear((a + k) / x, 1 / x, 0));
    total = o.plus(total, term);
    if (isNegligible(term, total)) break;
  }
  return total;
}

/** Q = xᵃe⁻ˣ / Γ(a) · 1/(x + 1 − a − 1(1 − a)/(x + 3 − a − 2(2 − a)/(x + 5 − a − …))) */
function upperFraction(a: number, x: number, o: TaylorAlgebra): Taylor {
  const depth = Math.ceil(60 + 120 / x + 8 * Math.sqrt(a));
  let below = o.linear(x + 2 * depth + 1 - a, -1, 0);
  for (let k = depth; k >= 1; k--)
    below = o.plus(o.linear(x + 2 * k - 1 - a, -1, 0), o.over(o.linear(k * (a - k), k, 0), below));
  return o.over(gammaFront(a, x, 0, o), below);
}

/** xᵃe⁻ˣ / Γ(a + shift) */
function gammaFront(a: number, x: number, shift: number, o: TaylorAlgebra): Taylor {
  const log = Math.log(x);
  const start = a * log - x - gammaln(a + shift);
  return o.exp(o.of((i) => (i === 0 ? start : (i === 1 ? log : 0) - polygamma(i - 1, a + shift) / factorial(i))));
}

/** ∂ᵐ⁺ⁿ/∂aᵐ∂bⁿ of the regularised incomplete beta function Iₓ(a, b). */
export function incompleteBeta(a: number, b: number, x: number, m: number, n: number): number {
  if (!(a > 0) || !(b > 0) || !(x >= 0 && x <= 1)) return Number.NaN;
  if (x === 0 || x === 1) return m + n === 0 ? x : 0;
  if (x <= (a + 1) / (a + b + 2)) return betaFraction(a, b, x, taylorAlgebra(m, n), m, n);
  const rest = betaFraction(b, a, 1 - x, taylorAlgebra(n, m), n, m);
  return (m + n === 0 ? 1 : 0) - rest;
}

/** Iₓ = xᵃ(1 − x)ᵇ / (a B(a, b)) · 1/(1 + d₁/(1 + d₂/(1 + …))) */
function betaFraction(a: number, b: number, x: number, o: TaylorAlgebra, m: number, n: number): number {
  const depth = Math.ceil(60 + 8 * Math.sqrt(Math.max(a, b)) + 20 * (m + n));
  let below = o.linear(1, 0, 0);
  for (let k = depth; k >= 1; k--) below = o.plus(o.linear(1, 0, 0), o.over(betaPart(a, b, x, k, o), below));
  return o.derivative(o.over(betaFront(a, b, x, o), below));
}

function betaPart(a: number, b: number, x: number, k: number, o: TaylorAlgebra): Taylor {
  const h = k >> 1;
  const above =
    k % 2 === 0
      ? o.linear(h * x * (b - h), 0, h * x)
      : o.times(o.linear(-x * (a + h), -x, 0), o.linear(a + b + h, 1, 1));
  return o.over(above, o.times(o.linear(a + k - 1, 1, 0), o.linear(a + k, 1, 0)));
}

/** xᵃ(1 − x)ᵇ / (a B(a, b)) */
function betaFront(a: number, b: number, x: number, o: TaylorAlgebra): Taylor {
  const start = a * Math.log(x) + b * Math.log1p(-x) + gammaln(a + b) - gammaln(a + 1) - gammaln(b);
  return o.exp(
    o.of((i, j) => {
      if (i + j === 0) return start;
      const both = polygamma(i + j - 1, a + b) / (factorial(i) * factorial(j));
      if (i > 0 && j > 0) return both;
      const k = i + j;
      const [log, own] = i > 0 ? [Math.log(x), polygamma(k - 1, a + 1)] : [Math.log1p(-x), polygamma(k - 1, b)];
      return both - own / factorial(k) + (k === 1 ? log : 0);
    }),
  );
}

function isNegligible(term: Taylor, total: Taylor): boolean {
  return term.every((c, i) => Math.abs(c) <= negligible * Math.abs(total[i] as number));
}

/** The x at which P(a, x) = p, or Q(a, x) = p. */
export function incompleteGammaInverse(a: number, p: number, tail: "lower" | "upper"): number {
  if (!(a > 0) || !(p >= 0 && p <= 1)) return Number.NaN;
  const sign = tail === "lower" ? 1 : -1;
  if (p === 0 || p === 1) return (p === 0) === (tail === "lower") ? 0 : Number.POSITIVE_INFINITY;
  const above = (x: number) => sign * (incompleteGamma(a, x, 0, tail) - p);
  let high = a + 1;
  while (above(high) < 0) high *= 2;
  return rootOf(above, (x) => Math.exp((a - 1) * Math.log(x) - x - gammaln(a)), high);
}

/** The x at which Iₓ(a, b) = p. */
export function incompleteBetaInverse(a: number, b: number, p: number): number {
  if (!(a > 0) || !(b > 0) || !(p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0 || p === 1) return p;
  const scale = gammaln(a + b) - gammaln(a) - gammaln(b);
  const slope = (x: number) => Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) + scale);
  return rootOf((x) => incompleteBeta(a, b, x, 0, 0) - p, slope, 1);
}

/** The root of an increasing function between 0 and `high`: Newton's steps, halves where these leave what brackets it. */
function rootOf(f: (x: number) => number, slope: (x: number) => number, high: number): number {
  let [low, top, x] = [0, high, high / 2];
  for (let i = 0; i < 1100; i++) {
    const value = f(x);
    if (value === 0) return x;
    if (value < 0) low = x;
    else top = x;
    const step = x - value / slope(x);
    const next = step > low && step < top ? step : low + (top - low) / 2;
    if (Math.abs(next - x) <= 2 ** -52 * x || next === low || next === top) return next;
    x = next;
  }
  return x;
}
