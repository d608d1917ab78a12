/** Activation functions that are more than one operation of arithmetic. */

import { erfc } from "./erf";

/** x Φ(x), Φ the standard normal distribution: x/2 · erfc(−x/√2) keeps its digits for large negative x. */
export function gelu(x: number): number {
  return x === Number.NEGATIVE_INFINITY ? 0 : 0.5 * x * erfc(-x * Math.SQRT1_2);
}

/** x/2 · (1 + tanh(√(2/π) (x + 0.044715 x³))). */
export function geluTanh(x: number): number {
  return 0.5 * x * (1 + Math.tanh(0.7978845608028654 * (x + 0.044715 * x * x * x)));
}

/** x where positive, else α (eˣ − 1). */
export function elu(alpha: number): (x: number) => number {
  return (x) => (x > 0 ? x : alpha * Math.expm1(x));
}
