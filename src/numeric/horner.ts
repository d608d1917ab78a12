/** Polynomials by Horner's rule. */

/** Σ cᵢ xⁱ; coefficients from the constant one on. */
export function horner(c: readonly number[], x: number): number {
  let y = 0;
  for (let i = c.length - 1; i >= 0; i--) y = y * x + (c[i] as number);
  return y;
}
