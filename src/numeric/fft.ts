/** The discrete Fourier transform of real arrays along an axis, for lines of any length. */

import { count, type Tensor, tensor } from "../core/tensor";
import { checkpoint } from "./cancel";

/** Real and imaginary parts, side by side. */
interface Line {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** cos and −sin of 2πk/n for k below n, each reduced to the first eighth of the turn, where they are most exact. */
function turns(n: number): Line {
  const at = (k: number): readonly [number, number] => {
    const eighth = Math.floor((8 * k) / n);
    const angle = (m: number) => (2 * Math.PI * m) / n;
    if (eighth === 0) return [Math.cos(angle(k)), Math.sin(angle(k))];
    if (8 * k <= 2 * n) return [Math.sin(angle(n / 4 - k)), Math.cos(angle(n / 4 - k))];
    if (2 * k <= n) {
      const [c, s] = at(n / 2 - k);
      return [-c, s];
    }
    const [c, s] = at(n - k);
    return [c, -s];
  };
  const [re, im] = [new Float64Array(n), new Float64Array(n)];
  for (let k = 0; k < n; k++) {
    const [c, s] = at(k);
    re[k] = c;
    im[k] = -s;
  }
  return { re, im };
}

/** Re Σⱼ xⱼ e^(−2πijk/n) of every line along `axis`. */
export function fourierReal(X: Tensor, axis: number): Tensor {
  return eachLine(X, axis, ({ re }) => re);
}

/** Im Σⱼ xⱼ e^(−2πijk/n) of every line along `axis`. */
export function fourierImaginary(X: Tensor, axis: number): Tensor {
  return eachLine(X, axis, ({ im }) => im);
}

function eachLine(X: Tensor, axis: number, part: (line: Line) => Float64Array): Tensor {
  const n = X.size[axis] ?? 1;
  const inner = count(X.size.slice(axis + 1));
  const out = new Float64Array(X.data.length);
  if (n === 0) return tensor(X.size, out);
  const table = turns(n);
  const line = new Float64Array(n);
  for (let start = 0; start < X.data.length; start += n * inner) {
    for (let i = start; i < start + inner; i++) {
      checkpoint();
      for (let k = 0; k < n; k++) line[k] = X.data[i + k * inner] as number;
      const values = part(transform({ re: line, im: new Float64Array(n) }, 0, 1, n, table));
      for (let k = 0; k < n; k++) out[i + k * inner] = values[k] as number;
    }
  }
  return tensor(X.size, out);
}

/** The transform of `n` entries from `start` in steps: split by the smallest prime factor p of n (Cooley and Tukey, 1965). */
function transform(x: Line, start: number, step: number, n: number, table: Line): Line {
  if (n === 1) return { re: x.re.slice(start, start + 1), im: x.im.slice(start, start + 1) };
  const p = smallestFactor(n);
  const m = n / p;
  const parts = Array.from({ length: p }, (_, r) => transform(x, start + r * step, step * p, m, table));
  const [re, im] = [new Float64Array(n), new Float64Array(n)];
  for (let k = 0; k < n; k++) {
    const at = k % m;
    let [a, b] = [0, 0];
    for (let r = 0; r < p; r++) {
      const turn = ((r * k) % n) * step;
      const [c, s] = [table.re[turn] as number, table.im[turn] as number];
      const [u, v] = [parts[r]?.re[at] as number, parts[r]?.im[at] as number];
      a += u * c - v * s;
      b += u * s + v * c;
    }
    re[k] = a;
    im[k] = b;
  }
  return { re, im };
}

function smallestFactor(n: number): number {
  for (let p = 2; p * p <= n; p++) if (n % p === 0) return p;
  return n;
}
