/** Gamma, beta and Poisson variates, drawn from a source the way NumPy draws them. */

import { gammaln } from "./gamma";
import type { Source } from "./streams";

/** What these are made of. */
type Parts = Pick<Source, "uniform" | "normal" | "exponential">;

/** A gamma variate of scale 1: Marsaglia and Tsang above 1, Ahrens and Dieter below. */
export function gammaVariate(from: Parts, shape: number): number {
  if (shape === 1) return from.exponential();
  if (shape === 0) return 0;
  return shape < 1 ? belowOne(from, shape) : aboveOne(from, shape);
}

function belowOne({ uniform, exponential }: Parts, shape: number): number {
  for (;;) {
    const u = uniform();
    const v = exponential();
    if (u <= 1 - shape) {
      const x = u ** (1 / shape);
      if (x <= v) return x;
    } else {
      const y = -Math.log((1 - u) / shape);
      const x = (1 - shape + shape * y) ** (1 / shape);
      if (x <= v + y) return x;
    }
  }
}

function aboveOne({ uniform, normal }: Parts, shape: number): number {
  const b = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * b);
  for (;;) {
    const x = normal();
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root ** 3;
    const u = uniform();
    if (u < 1 - 0.0331 * (x * x) * (x * x)) return b * v;
    if (Math.log(u) < 0.5 * x * x + b * (1 - v + Math.log(v))) return b * v;
  }
}

/** A beta variate: Jöhnk where both parameters are at most 1, else of two gamma variates. */
export function betaVariate(from: Parts, a: number, b: number): number {
  if (a > 1 || b > 1) {
    const x = gammaVariate(from, a);
    return x / (x + gammaVariate(from, b));
  }
  for (;;) {
    const [u, v] = [from.uniform(), from.uniform()];
    const [x, y] = [u ** (1 / a), v ** (1 / b)];
    if (x + y <= 1 && x + y > 0) return x / (x + y);
  }
}

/** A Poisson variate: products of uniform numbers up to a mean of 10, then Hörmann's transformed rejection. */
export function poissonVariate({ uniform }: Parts, mean: number): number {
  if (mean >= 10) return transformed(uniform, mean);
  if (mean === 0) return 0;
  const least = Math.exp(-mean);
  let product = uniform();
  let k = 0;
  while (product > least) {
    product *= uniform();
    k += 1;
  }
  return k;
}

function transformed(uniform: () => number, mean: number): number {
  const root = Math.sqrt(mean);
  const b = 0.931 + 2.53 * root;
  const a = -0.059 + 0.02483 * b;
  const inverse = 1.1239 + 1.1328 / (b - 3.4);
  const limit = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = uniform() - 0.5;
    const v = uniform();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= limit) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    const left = Math.log(v) + Math.log(inverse) - Math.log(a / (us * us) + b);
    if (left <= -mean + k * Math.log(mean) - gammaln(k + 1)) return k;
  }
}
