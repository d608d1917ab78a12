/** Sums with the rounding error of pairwise summation, in NumPy's order; largest entries; softmax. */

import { exp } from "./exponential";
import { F64 } from "./memory";

const BLOCK: i32 = 128;
/** Columns of a strip, a line of the cache. */
const STRIP: i32 = 8;
/** A strip of partial sums for every time the rows are halved. */
const partial: usize = memory.data(40 * 8 * 8, 16);

/** Σ of a run of n. */
export function sumRun(x: usize, n: i32): f64 {
  if (n < 8) {
    let s: f64 = 0;
    for (; n > 0; n--, x += F64) s += load<f64>(x);
    return s;
  }
  if (n > BLOCK) {
    const half = (n >> 1) & ~7;
    return sumRun(x, half) + sumRun(x + (<usize>half << 3), n - half);
  }
  return sumBlock(x, n);
}

/** Eight running sums side by side, joined as a tree. */
function sumBlock(x: usize, n: i32): f64 {
  let a = f64x2.splat(0), b = f64x2.splat(0), c = f64x2.splat(0), d = f64x2.splat(0);
  for (const end = x + (<usize>(n & ~7) << 3); x < end; x += 64) {
    a = f64x2.add(a, v128.load(x));
    b = f64x2.add(b, v128.load(x, 16));
    c = f64x2.add(c, v128.load(x, 32));
    d = f64x2.add(d, v128.load(x, 48));
  }
  let s = across(a) + across(b) + (across(c) + across(d));
  for (n &= 7; n > 0; n--, x += F64) s += load<f64>(x);
  return s;
}

// @ts-ignore: decorator
@inline
function across(a: v128): f64 {
  return f64x2.extract_lane(a, 0) + f64x2.extract_lane(a, 1);
}

/** zᵢ ← Σⱼ xᵢⱼ, rows×n. */
export function sumRows(x: usize, z: usize, rows: i32, n: i32): void {
  for (; rows > 0; rows--, x += <usize>n << 3, z += F64) store<f64>(z, sumRun(x, n));
}

/** zⱼ ← Σᵢ xᵢⱼ, rows×n. */
export function sumColumns(x: usize, z: usize, rows: i32, n: i32): void {
  const step = <usize>n << 3;
  let j = 0;
  for (; j + STRIP <= n; j += STRIP, x += 64, z += 64) sumStrip(x, step, z, rows, partial);
  for (; j < n; j++, x += F64, z += F64) store<f64>(z, sumColumn(x, step, rows));
}

function sumStrip(x: usize, step: usize, z: usize, rows: i32, free: usize): void {
  if (rows > BLOCK) {
    const half = rows >> 1;
    sumStrip(x, step, z, half, free);
    sumStrip(x + <usize>half * step, step, free, rows - half, free + 64);
    for (let k: usize = 0; k < 64; k += 16) v128.store(z + k, f64x2.add(v128.load(z + k), v128.load(free + k)));
    return;
  }
  let a = f64x2.splat(0), b = f64x2.splat(0), c = f64x2.splat(0), d = f64x2.splat(0);
  for (; rows > 0; rows--, x += step) {
    a = f64x2.add(a, v128.load(x));
    b = f64x2.add(b, v128.load(x, 16));
    c = f64x2.add(c, v128.load(x, 32));
    d = f64x2.add(d, v128.load(x, 48));
  }
  v128.store(z, a);
  v128.store(z, b, 16);
  v128.store(z, c, 32);
  v128.store(z, d, 48);
}

function sumColumn(x: usize, step: usize, rows: i32): f64 {
  if (rows > BLOCK) {
    const half = rows >> 1;
    return sumColumn(x, step, half) + sumColumn(x + <usize>half * step, step, rows - half);
  }
  let s: f64 = 0;
  for (; rows > 0; rows--, x += step) s += load<f64>(x);
  return s;
}

/** zᵢ ← max over j of xᵢⱼ; NaN where there is one, −∞ of nothing. */
export function maxRows(x: usize, z: usize, rows: i32, n: i32): void {
  for (; rows > 0; rows--, x += <usize>n << 3, z += F64) store<f64>(z, maxRun(x, n));
}

function maxRun(x: usize, n: i32): f64 {
  let a = f64x2.splat(-Infinity), b = a, c = a, d = a;
  let i = n;
  for (; i >= 8; i -= 8, x += 64) {
    a = f64x2.max(a, v128.load(x));
    b = f64x2.max(b, v128.load(x, 16));
    c = f64x2.max(c, v128.load(x, 32));
    d = f64x2.max(d, v128.load(x, 48));
  }
  a = f64x2.max(f64x2.max(a, b), f64x2.max(c, d));
  let top = max<f64>(f64x2.extract_lane(a, 0), f64x2.extract_lane(a, 1));
  for (; i > 0; i--, x += F64) top = max<f64>(top, load<f64>(x));
  return top;
}

/** zⱼ ← max over i of xᵢⱼ. */
export function maxColumns(x: usize, z: usize, rows: i32, n: i32): void {
  const step = <usize>n << 3;
  let j = 0;
  for (; j + 2 <= n; j += 2, x += 16, z += 16) {
    let top = f64x2.splat(-Infinity);
    let from = x;
    for (let i = 0; i < rows; i++, from += step) top = f64x2.max(top, v128.load(from));
    v128.store(z, top);
  }
  if (j == n) return;
  let top = -Infinity;
  for (let i = 0; i < rows; i++, x += step) top = max<f64>(top, load<f64>(x));
  store<f64>(z, top);
}

/** e^(xⱼ − shift) of a run into z, and their sum. */
function shiftedExp(x: usize, z: usize, n: i32, shift: f64): void {
  const s = f64x2.splat(shift);
  const end = x + (<usize>(n & ~1) << 3);
  for (; x < end; x += 16, z += 16) v128.store(z, exp(f64x2.sub(v128.load(x), s)));
  if (n & 1) v128.store_lane<f64>(z, exp(f64x2.sub(v128.load64_splat(x), s)), 0);
}

/** What is taken out of a run before it is exponentiated. */
// @ts-ignore: decorator
@inline
function shiftOf(top: f64): f64 {
  return abs(top) < Infinity ? top : 0;
}

/** zᵢⱼ ← e^xᵢⱼ / Σⱼ e^xᵢⱼ; x and z may be the same. */
export function softmaxRows(x: usize, z: usize, rows: i32, n: i32): void {
  for (; rows > 0; rows--, x += <usize>n << 3, z += <usize>n << 3) {
    shiftedExp(x, z, n, shiftOf(maxRun(x, n)));
    const total = sumRun(z, n);
    const t = f64x2.splat(total);
    const end = z + (<usize>(n & ~1) << 3);
    let p = z;
    for (; p < end; p += 16) v128.store(p, f64x2.div(v128.load(p), t));
    if (n & 1) store<f64>(p, load<f64>(p) / total);
  }
}

/** tᵢ ← the shift of row i, zᵢ ← Σⱼ e^(xᵢⱼ − tᵢ); `work` takes n numbers. log is the caller's. */
export function logsumexpRows(x: usize, t: usize, z: usize, work: usize, rows: i32, n: i32): void {
  for (; rows > 0; rows--, x += <usize>n << 3, t += F64, z += F64) {
    const shift = shiftOf(maxRun(x, n));
    shiftedExp(x, work, n, shift);
    store<f64>(t, shift);
    store<f64>(z, sumRun(work, n));
  }
}
