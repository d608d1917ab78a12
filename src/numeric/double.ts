/** Numbers of about 100 bits as the sum of a large and a small one (Dekker 1971), for tables that must come out right to the last bit. */

/** The large part and the rest. */
export type Double = readonly [number, number];

/** a + b exactly (Knuth). */
export function sum(a: number, b: number): Double {
  const s = a + b;
  const v = s - a;
  return [s, a - (s - v) + (b - v)];
}

/** ab exactly. */
export function product(a: number, b: number): Double {
  const p = a * b;
  const [x, y] = [halves(a), halves(b)];
  return [p, x[0] * y[0] - p + x[0] * y[1] + x[1] * y[0] + x[1] * y[1]];
}

function halves(a: number): Double {
  const c = 134217729 * a;
  const high = c - (c - a);
  return [high, a - high];
}

/** a + b. */
export function plus(a: Double, b: Double): Double {
  const [s, e] = sum(a[0], b[0]);
  return sum(s, e + a[1] + b[1]);
}

/** ab. */
export function times(a: Double, b: Double): Double {
  const [p, e] = product(a[0], b[0]);
  return sum(p, e + (a[0] * b[1] + a[1] * b[0]));
}

/** a / b. */
export function over(a: Double, b: Double): Double {
  const q = a[0] / b[0];
  const [p, e] = product(q, b[0]);
  return sum(q, (a[0] - p - e + a[1] - q * b[1]) / b[0]);
}
