/** LU factorisation with partial pivoting, halved by columns (Toledo 1997) so that most of the work is matrix products. */

import { gemm, SUBTRACT } from "./gemm";
import { F64, minusProduct } from "./memory";
import { half, solveLower } from "./triangular";

const NARROW: i32 = 8;

/** Factors the m×n matrix at `a` in place, columns side by side; `pivots` (int32) takes the row that each row was exchanged with. */
export function factorLU(a: usize, ar: usize, m: i32, n: i32, pivots: usize): void {
  const k = min(m, n);
  if (n > k) {
    const right = a + <usize>k * F64;
    factorLU(a, ar, m, k, pivots);
    exchange(right, ar, n - k, pivots, 0, k, 0);
    solveLower(a, ar, F64, right, ar, F64, k, n - k, true);
  } else if (n <= NARROW) columns(a, ar, m, n, pivots);
  else {
    const h = half(n);
    const right = a + <usize>h * F64;
    const below = a + <usize>h * ar;
    const rest = right + <usize>h * ar;
    factorLU(a, ar, m, h, pivots);
    exchange(right, ar, n - h, pivots, 0, h, 0);
    solveLower(a, ar, F64, right, ar, F64, h, n - h, true);
    gemm(below, ar, F64, right, ar, F64, rest, ar, F64, m - h, n - h, h, SUBTRACT);
    const later = pivots + (<usize>h << 2);
    factorLU(rest, ar, m - h, n - h, later);
    exchange(below, ar, h, later, 0, n - h, 0);
    for (let i = 0; i < n - h; i++) store<i32>(later + (<usize>i << 2), load<i32>(later + (<usize>i << 2)) + h);
  }
}

/** Exchanges rows i and `pivots[i]`, from ≤ i < to in order, of a matrix with `cols` contiguous columns. */
function exchange(b: usize, br: usize, cols: i32, pivots: usize, from: i32, to: i32, first: i32): void {
  for (let i = from; i < to; i++) {
    const other = load<i32>(pivots + (<usize>i << 2));
    if (other != first + i) swap(b + <usize>(first + i) * br, b + <usize>other * br, cols);
  }
}

function swap(p: usize, q: usize, cols: i32): void {
  const end = p + (<usize>(cols & ~1) << 3);
  for (; p < end; p += 16, q += 16) {
    const x = v128.load(p);
    v128.store(p, v128.load(q));
    v128.store(q, x);
  }
  if (cols & 1) {
    const x = load<f64>(p);
    store<f64>(p, load<f64>(q));
    store<f64>(q, x);
  }
}

/** A few columns, one by one; one without a pivot leaves 0 on the diagonal. */
function columns(a: usize, ar: usize, m: i32, n: i32, pivots: usize): void {
  for (let k = 0; k < n; k++) {
    const top = a + <usize>k * ar;
    const own = top + (<usize>k << 3);
    const row = pivotRow(own, ar, m - k) + k;
    store<i32>(pivots + (<usize>k << 2), row);
    if (row != k) swap(top, a + <usize>row * ar, n);
    const pivot = load<f64>(own);
    if (pivot == 0) continue;
    let under = own + ar;
    for (let i = k + 1; i < m; i++, under += ar) {
      const factor = load<f64>(under) / pivot;
      store<f64>(under, factor);
      subtractMultiple(under + F64, own + F64, factor, n - k - 1);
    }
  }
}

/** Row of the first largest entry of a column of n, counted from its top. */
function pivotRow(p: usize, ar: usize, n: i32): i32 {
  let best = abs(load<f64>(p));
  let row = 0;
  for (let i = 1; i < n; i++) {
    p += ar;
    const size = abs(load<f64>(p));
    if (size > best) {
      best = size;
      row = i;
    }
  }
  return row;
}

// @ts-ignore: decorator
@inline
function subtractMultiple(to: usize, from: usize, factor: f64, n: i32): void {
  const f = f64x2.splat(factor);
  const end = to + (<usize>(n & ~1) << 3);
  for (; to < end; to += 16, from += 16) v128.store(to, minusProduct(v128.load(to), f, v128.load(from)));
  if (n & 1) store<f64>(to, load<f64>(to) - factor * load<f64>(from));
}
