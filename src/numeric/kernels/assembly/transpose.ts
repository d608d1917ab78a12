/** Rows and columns exchanged. */

import { F64 } from "./memory";

/** Rows of a stripe: what is read and written stays in the nearest cache. */
const STRIPE: i32 = 32;

/** z, cols×rows, ← xᵀ for x, rows×cols. */
export function transpose(x: usize, z: usize, rows: i32, cols: i32): void {
  const xr = <usize>cols * F64;
  const zr = <usize>rows * F64;
  for (let i = 0; i < rows; i += STRIPE) {
    stripe(x + <usize>i * xr, xr, z + <usize>i * F64, zr, min(STRIPE, rows - i), cols);
  }
}

function stripe(x: usize, xr: usize, z: usize, zr: usize, m: i32, n: i32): void {
  let j = 0;
  for (; j + 2 <= n; j += 2, x += 2 * F64, z += 2 * zr) {
    let from = x;
    let to = z;
    let i = 0;
    for (; i + 2 <= m; i += 2, from += 2 * xr, to += 2 * F64) {
      const a = v128.load(from);
      const b = v128.load(from + xr);
      v128.store(to, v128.shuffle<f64>(a, b, 0, 2));
      v128.store(to + zr, v128.shuffle<f64>(a, b, 1, 3));
    }
    if (i < m) {
      store<f64>(to, load<f64>(from));
      store<f64>(to + zr, load<f64>(from, 8));
    }
  }
  if (j < n) for (let i = 0; i < m; i++, x += xr, z += F64) store<f64>(z, load<f64>(x));
}
