/** sin(πx)/(πx) and its derivatives, everywhere. */

import { sinc } from "./elementwise";

/** The n-th derivative of sinc: by its power series near 0, else by sin⁽ⁿ⁾(y) = y s⁽ⁿ⁾(y) + n s⁽ⁿ⁻¹⁾(y) with s(y) = sin(y)/y. */
export function sincDerivative(n: number): (x: number) => number {
  if (n === 0) return sinc;
  return (x) => Math.PI ** n * (Math.abs(x) < (n + 3) / Math.PI ? series(n, Math.PI * x) : recurrence(n, Math.PI * x));
}

/** Σ (−1)ᵏ y²ᵏ⁻ⁿ / ((2k+1) (2k−n)!) over 2k ≥ n. */
function series(n: number, y: number): number {
  let total = 0;
  const first = Math.ceil(n / 2);
  let power = n % 2 === 0 ? 1 : y;
  for (let k = first; k < first + 30; k++) {
    total += ((k % 2 === 0 ? 1 : -1) * power) / (2 * k + 1);
    const m = 2 * k - n;
    power *= (y * y) / ((m + 1) * (m + 2));
  }
  return total;
}

function recurrence(n: number, y: number): number {
  let s = Math.sin(y) / y;
  for (let k = 1; k <= n; k++) s = (Math.sin(y + (k * Math.PI) / 2) - k * s) / y;
  return s;
}
