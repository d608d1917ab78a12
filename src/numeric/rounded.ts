/** Logarithm and exponential function, rounded once: engines differ in the last bit of theirs, and random streams should not. */

import { type Double, over, plus, sum, times } from "./double";

const LN2: Double = [Math.LN2, 2.3190468138462996e-17];
const THIRD = over([1, 0], [3, 0]);
const FIFTH = over([1, 0], [5, 0]);
const bits = new DataView(new ArrayBuffer(8));

/** log x for a normal x > 0, off by less than 0.501 units in the last place. */
export function logOf(x: number): number {
  const [high, low] = logDouble([x, 0]);
  return high + low;
}

/** log x in about 65 bits. */
export function logDouble(x: Double): Double {
  const { m, k } = split(x);
  // log m = 2 artanh s = 2(s + s³/3 + s⁵/5 + …) with s = (m − 1)/(m + 1)
  const s = over(plus(m, [-1, 0]), plus(m, [1, 0]));
  const square = times(s, s);
  let tail = 0;
  for (let j = 12; j >= 3; j--) tail = (tail + 1 / (2 * j + 1)) * square[0];
  const series = plus(THIRD, times(square, plus(FIFTH, [tail, 0])));
  const half = plus(s, times(times(square, series), s));
  return plus(times([k, 0], LN2), sum(2 * half[0], 2 * half[1]));
}

/** eˣ for |x| < 700, off by less than 0.501 units in the last place. */
export function expOf(x: number): number {
  const k = Math.round(x / Math.LN2);
  // e^x = 2ᵏ (e^(r/256))^256
  const r = plus([x, 0], times([-k, 0], LN2));
  const small: Double = [r[0] / 256, r[1] / 256];
  let e: Double = [1, 0];
  for (let j = 10; j >= 1; j--) e = plus([1, 0], times(e, over(small, [j, 0])));
  for (let j = 0; j < 8; j++) e = times(e, e);
  return (e[0] + e[1]) * 2 ** k;
}

/** x = m·2ᵏ with m between √½ and √2. */
function split(x: Double): { m: Double; k: number } {
  bits.setFloat64(0, x[0]);
  const high = bits.getUint32(0);
  let k = (high >>> 20) - 1023;
  bits.setUint32(0, (high & 0xfffff) | 0x3ff00000);
  let m = bits.getFloat64(0);
  if (m > Math.SQRT2) {
    m /= 2;
    k += 1;
  }
  return { m: [m, x[1] * 2 ** -k], k };
}
