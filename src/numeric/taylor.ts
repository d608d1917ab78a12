/** Taylor polynomials in two parameters, cut off at an order in each: derivatives of a series, term by term. */

/** Coefficients of sⁱ tʲ, i-th row first. */
export type Taylor = Float64Array<ArrayBuffer>;

/** Arithmetic of polynomials up to sᵐ tⁿ. */
export interface TaylorAlgebra {
  /** c + i·s + j·t */
  linear(c: number, i: number, j: number): Taylor;
  times(p: Taylor, q: Taylor): Taylor;
  /** p + c·q */
  plus(p: Taylor, q: Taylor, c?: number): Taylor;
  /** p / q, where q is not 0 at the origin. */
  over(p: Taylor, q: Taylor): Taylor;
  exp(p: Taylor): Taylor;
  /** The polynomial with coefficients `c(i, j)`. */
  of(c: (i: number, j: number) => number): Taylor;
  /** ∂ᵐ⁺ⁿ/∂sᵐ∂tⁿ at the origin. */
  derivative(p: Taylor): number;
}

/** The algebra of polynomials up to sᵐ tⁿ. */
export function taylorAlgebra(m: number, n: number): TaylorAlgebra {
  const [width, size] = [n + 1, (m + 1) * (n + 1)];
  const of = (c: (i: number, j: number) => number) =>
    Float64Array.from({ length: size }, (_, k) => c(Math.floor(k / width), k % width));
  const times = (p: Taylor, q: Taylor): Taylor => {
    const product = new Float64Array(size);
    for (let a = 0; a < size; a++)
      for (let b = 0; a + b < size; b++) {
        const fits = (a % width) + (b % width) <= n;
        if (fits) product[a + b] = (product[a + b] as number) + (p[a] as number) * (q[b] as number);
      }
    return product;
  };
  const plus = (p: Taylor, q: Taylor, c = 1): Taylor => p.map((x, k) => x + c * (q[k] as number));
  /** f(p) from f⁽ᵏ⁾(p₀) / k!. */
  const composed = (p: Taylor, f: (k: number) => number): Taylor => {
    const rest = p.slice();
    rest[0] = 0;
    let [power, total] = [of((i, j) => Number(i + j === 0)), of((i, j) => (i + j === 0 ? f(0) : 0))];
    for (let k = 1; k <= m + n; k++) {
      power = times(power, rest);
      total = plus(total, power, f(k));
    }
    return total;
  };
  return {
    of,
    times,
    plus,
    linear: (c, i, j) => of((a, b) => (a + b === 0 ? c : a === 1 && b === 0 ? i : a === 0 && b === 1 ? j : 0)),
    over: (p, q) => {
      const q0 = q[0] as number;
      return times(
        p,
        composed(q, (k) => (-1) ** k / q0 ** (k + 1)),
      );
    },
    exp: (p) => {
      const e = Math.exp(p[0] as number);
      return composed(p, (k) => e / factorial(k));
    },
    derivative: (p) => (p[size - 1] as number) * factorial(m) * factorial(n),
  };
}

/** k! */
export function factorial(k: number): number {
  let product = 1;
  for (let i = 2; i <= k; i++) product *= i;
  return product;
}
