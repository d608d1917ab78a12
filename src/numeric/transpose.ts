/** Rows and columns of every matrix exchanged. */

import { into, type Tensor } from "../core/tensor";
import { kernelsFor } from "./arena";

/** Columns of a stripe, so that what is written stays in the nearest cache. */
const STRIPE = 16;

/** The last two axes exchanged, (…, m, n) → (…, n, m). */
export function transpose(X: Tensor, out?: Float64Array): Tensor {
  const rank = X.size.length;
  const [m, n] = [X.size[rank - 2] as number, X.size[rank - 1] as number];
  const Z = into(rank === 2 ? [n, m] : [...X.size.slice(0, -2), n, m], out);
  const [x, z] = [X.data, Z.data];
  const kernels = kernelsFor(x, z);
  for (let start = 0; start < x.length; start += m * n) {
    if (kernels) kernels.transpose(x.byteOffset + 8 * start, z.byteOffset + 8 * start, m, n);
    else for (let j = 0; j < n; j += STRIPE) stripe(x, z, start, m, n, j, Math.min(j + STRIPE, n));
  }
  return Z;
}

function stripe(x: Float64Array, z: Float64Array, start: number, m: number, n: number, from: number, to: number): void {
  for (let i = 0; i < m; i++) {
    for (let j = from; j < to; j++) z[start + j * m + i] = x[start + i * n + j] as number;
  }
}
