/** The matrix product of views with any steps: a 4×4 block in registers, over packed panels where they pay. */

import { checkpoint, F64, loadPair, plusProduct } from "./memory";

/** What happens to the old entries of C. */
const SET: i32 = 0;
const ADD: i32 = 1;
export const SUBTRACT: i32 = 2;

const KC: i32 = 256;
const MC: i32 = 120;
const NC: i32 = 512;
/** Products with at most so many entries read A where it lies. */
const DIRECT: i32 = 4096;

const panelA: usize = memory.data(120 * 256 * 8, 16);
const panelB: usize = memory.data(512 * 256 * 8, 16);

/** C ← AB, C + AB or C − AB, m×k by k×n. Step names: `ar` from row to row of A, `ac` from column to column. */
export function gemm(
  a: usize, ar: usize, ac: usize,
  b: usize, br: usize, bc: usize,
  c: usize, cr: usize, cc: usize,
  m: i32, n: i32, k: i32, mode: i32,
): void {
  if (m <= 0 || n <= 0) return;
  if (k <= 0) {
    if (mode == SET) clear(c, cr, cc, m, n);
    return;
  }
  // Rows of C should be contiguous, so that its blocks are stored by pairs: Cᵀ = BᵀAᵀ.
  const turn = m == 1 ? n > 1 : cc != F64 && cr == F64 && n > 1;
  if (turn) ordered(b, bc, br, a, ac, ar, c, cc, cr, n, m, k, mode);
  else ordered(a, ar, ac, b, br, bc, c, cr, cc, m, n, k, mode);
}

function ordered(
  a: usize, ar: usize, ac: usize,
  b: usize, br: usize, bc: usize,
  c: usize, cr: usize, cc: usize,
  m: i32, n: i32, k: i32, mode: i32,
): void {
  if (n == 1) gemv(a, ar, ac, b, br, c, cr, m, k, mode);
  else if (m <= DIRECT / n) direct(a, ar, ac, b, br, bc, c, cr, cc, m, n, k, mode);
  else packed(a, ar, ac, b, br, bc, c, cr, cc, m, n, k, mode);
}

function clear(c: usize, cr: usize, cc: usize, m: i32, n: i32): void {
  for (let i = 0; i < m; i++, c += cr) {
    let to = c;
    for (let j = 0; j < n; j++, to += cc) store<f64>(to, 0);
  }
}

/** How later parts of a sum are joined to the first. */
// @ts-ignore: decorator
@inline
function joining(mode: i32, p: i32): i32 {
  return p > 0 && mode == SET ? ADD : mode;
}

// @ts-ignore: decorator
@inline
function at(p: usize, i: i32, step: usize): usize {
  return p + <usize>i * step;
}

function direct(
  a: usize, ar: usize, ac: usize,
  b: usize, br: usize, bc: usize,
  c: usize, cr: usize, cc: usize,
  m: i32, n: i32, k: i32, mode: i32,
): void {
  const contiguous = bc == F64;
  for (let p = 0; p < k; p += KC) {
    const depth = min(KC, k - p);
    const join = joining(mode, p);
    const ap = at(a, p, ac);
    if (p > 0) checkpoint();
    for (let j = 0; j < n; j += NC) {
      const width = min(NC, n - j);
      const bp = at(at(b, p, br), j, bc);
      if (!contiguous) pack(panelB, bp, bc, br, width, depth);
      for (let s = 0; s < width; s += 4) {
        const strip = contiguous ? at(bp, s, F64) : at(panelB, s * depth, F64);
        const step = contiguous ? br : 4 * F64;
        const cols = min(4, width - s);
        const to = at(c, j + s, cc);
        if (cols > 2) for (let i = 0; i < m; i += 4) {
          block(at(ap, i, ar), ar, ac, strip, step, depth, at(to, i, cr), cr, cc, min(4, m - i), cols, join);
        } else for (let i = 0; i < m; i += 4) {
          narrowBlock(at(ap, i, ar), ar, ac, strip, step, depth, at(to, i, cr), cr, cc, min(4, m - i), cols, join);
        }
      }
    }
  }
}

function packed(
  a: usize, ar: usize, ac: usize,
  b: usize, br: usize, bc: usize,
  c: usize, cr: usize, cc: usize,
  m: i32, n: i32, k: i32, mode: i32,
): void {
  for (let j = 0; j < n; j += NC) {
    const width = min(NC, n - j);
    for (let p = 0; p < k; p += KC) {
      const depth = min(KC, k - p);
      const join = joining(mode, p);
      pack(panelB, at(at(b, p, br), j, bc), bc, br, width, depth);
      for (let i = 0; i < m; i += MC) {
        const height = min(MC, m - i);
        checkpoint();
        pack(panelA, at(at(a, i, ar), p, ac), ar, ac, height, depth);
        panels(at(at(c, i, cr), j, cc), cr, cc, height, width, depth, join);
      }
    }
  }
}

function panels(c: usize, cr: usize, cc: usize, m: i32, n: i32, k: i32, mode: i32): void {
  for (let j = 0; j < n; j += 4) {
    const strip = at(panelB, j * k, F64);
    const cols = min(4, n - j);
    for (let i = 0; i < m; i += 4) {
      packedBlock(at(panelA, i * k, F64), strip, k, at(at(c, i, cr), j, cc), cr, cc, min(4, m - i), cols, mode);
    }
  }
}

/** Strips of four neighbours `across`, written [k][4]; missing ones are 0. */
function pack(to: usize, from: usize, across: usize, along: usize, width: i32, k: i32): void {
  let s = 0;
  for (; s + 4 <= width; s += 4, to += <usize>k * 32) {
    const x = at(from, s, across);
    if (across == F64) packRows(to, x, along, k);
    else if (along == F64) packColumns(to, x, across, k);
    else packAny(to, x, across, along, 4, k);
  }
  if (s < width) packAny(to, at(from, s, across), across, along, width - s, k);
}

function packRows(to: usize, x: usize, along: usize, k: i32): void {
  for (let p = 0; p < k; p++, x += along, to += 32) {
    v128.store(to, v128.load(x));
    v128.store(to, v128.load(x, 16), 16);
  }
}

function packColumns(to: usize, x: usize, across: usize, k: i32): void {
  const x1 = x + across;
  const x2 = x1 + across;
  const x3 = x2 + across;
  const even = k & ~1;
  for (let p: usize = 0; p < <usize>even * F64; p += 2 * F64, to += 64) {
    const r0 = v128.load(x + p);
    const r1 = v128.load(x1 + p);
    const r2 = v128.load(x2 + p);
    const r3 = v128.load(x3 + p);
    v128.store(to, v128.shuffle<f64>(r0, r1, 0, 2));
    v128.store(to, v128.shuffle<f64>(r2, r3, 0, 2), 16);
    v128.store(to, v128.shuffle<f64>(r0, r1, 1, 3), 32);
    v128.store(to, v128.shuffle<f64>(r2, r3, 1, 3), 48);
  }
  if (even < k) packAny(to, at(x, even, F64), across, F64, 4, 1);
}

function packAny(to: usize, x: usize, across: usize, along: usize, width: i32, k: i32): void {
  for (let p = 0; p < k; p++, x += along, to += 32) {
    let from = x;
    for (let s = 0; s < 4; s++, from += across) store<f64>(at(to, s, F64), s < width ? load<f64>(from) : 0);
  }
}

/** A 4×4 block of C from A where it lies; rows that A lacks are read from its last one, columns that C lacks are dropped. */
function block(
  a: usize, ar: usize, ac: usize, b: usize, step: usize, k: i32,
  c: usize, cr: usize, cc: usize, rows: i32, cols: i32, mode: i32,
): void {
  let a1 = rows > 1 ? a + ar : a;
  let a2 = rows > 2 ? a1 + ar : a1;
  let a3 = rows > 3 ? a2 + ar : a2;
  let c00 = f64x2.splat(0), c01 = f64x2.splat(0), c10 = f64x2.splat(0), c11 = f64x2.splat(0);
  let c20 = f64x2.splat(0), c21 = f64x2.splat(0), c30 = f64x2.splat(0), c31 = f64x2.splat(0);
  // Not unrolled: regrouped by accumulator, the loop would spill its registers.
  for (; k > 0; k--) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const x0 = v128.load64_splat(a);
    c00 = plusProduct(c00, x0, b0);
    c01 = plusProduct(c01, x0, b1);
    const x1 = v128.load64_splat(a1);
    c10 = plusProduct(c10, x1, b0);
    c11 = plusProduct(c11, x1, b1);
    const x2 = v128.load64_splat(a2);
    c20 = plusProduct(c20, x2, b0);
    c21 = plusProduct(c21, x2, b1);
    const x3 = v128.load64_splat(a3);
    c30 = plusProduct(c30, x3, b0);
    c31 = plusProduct(c31, x3, b1);
    a += ac;
    a1 += ac;
    a2 += ac;
    a3 += ac;
    b += step;
  }
  put(c00, c01, c10, c11, c20, c21, c30, c31, c, cr, cc, rows, cols, mode);
}

/** The same for at most two columns. */
function narrowBlock(
  a: usize, ar: usize, ac: usize, b: usize, step: usize, k: i32,
  c: usize, cr: usize, cc: usize, rows: i32, cols: i32, mode: i32,
): void {
  let a1 = rows > 1 ? a + ar : a;
  let a2 = rows > 2 ? a1 + ar : a1;
  let a3 = rows > 3 ? a2 + ar : a2;
  let c0 = f64x2.splat(0), c1 = f64x2.splat(0), c2 = f64x2.splat(0), c3 = f64x2.splat(0);
  for (; k > 0; k--) {
    const b0 = v128.load(b);
    c0 = plusProduct(c0, v128.load64_splat(a), b0);
    c1 = plusProduct(c1, v128.load64_splat(a1), b0);
    c2 = plusProduct(c2, v128.load64_splat(a2), b0);
    c3 = plusProduct(c3, v128.load64_splat(a3), b0);
    a += ac;
    a1 += ac;
    a2 += ac;
    a3 += ac;
    b += step;
  }
  putPair(c, cc, c0, cols, mode);
  if (rows == 1) return;
  putPair(c + cr, cc, c1, cols, mode);
  if (rows == 2) return;
  putPair(c + 2 * cr, cc, c2, cols, mode);
  if (rows == 3) return;
  putPair(c + 3 * cr, cc, c3, cols, mode);
}

// @ts-ignore: decorator
@inline
function putPair(c: usize, cc: usize, x: v128, cols: i32, mode: i32): void {
  if (cols == 2 && cc == F64) v128.store(c, mode == SET ? x : mode == ADD ? f64x2.add(v128.load(c), x) : f64x2.sub(v128.load(c), x));
  else {
    join(c, f64x2.extract_lane(x, 0), mode);
    if (cols == 2) join(c + cc, f64x2.extract_lane(x, 1), mode);
  }
}

/** The same over packed strips. */
function packedBlock(
  a: usize, b: usize, k: i32,
  c: usize, cr: usize, cc: usize, rows: i32, cols: i32, mode: i32,
): void {
  let c00 = f64x2.splat(0), c01 = f64x2.splat(0), c10 = f64x2.splat(0), c11 = f64x2.splat(0);
  let c20 = f64x2.splat(0), c21 = f64x2.splat(0), c30 = f64x2.splat(0), c31 = f64x2.splat(0);
  for (; k > 0; k--) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const x0 = v128.load64_splat(a);
    c00 = plusProduct(c00, x0, b0);
    c01 = plusProduct(c01, x0, b1);
    const x1 = v128.load64_splat(a, 8);
    c10 = plusProduct(c10, x1, b0);
    c11 = plusProduct(c11, x1, b1);
    const x2 = v128.load64_splat(a, 16);
    c20 = plusProduct(c20, x2, b0);
    c21 = plusProduct(c21, x2, b1);
    const x3 = v128.load64_splat(a, 24);
    c30 = plusProduct(c30, x3, b0);
    c31 = plusProduct(c31, x3, b1);
    a += 32;
    b += 32;
  }
  put(c00, c01, c10, c11, c20, c21, c30, c31, c, cr, cc, rows, cols, mode);
}

// @ts-ignore: decorator
@inline
function put(
  c00: v128, c01: v128, c10: v128, c11: v128, c20: v128, c21: v128, c30: v128, c31: v128,
  c: usize, cr: usize, cc: usize, rows: i32, cols: i32, mode: i32,
): void {
  if (cols == 4 && cc == F64) {
    putRow(c, c00, c01, mode);
    if (rows == 1) return;
    putRow(c + cr, c10, c11, mode);
    if (rows == 2) return;
    putRow(c + 2 * cr, c20, c21, mode);
    if (rows == 3) return;
    putRow(c + 3 * cr, c30, c31, mode);
  } else {
    putPart(c, cc, c00, c01, cols, mode);
    if (rows == 1) return;
    putPart(c + cr, cc, c10, c11, cols, mode);
    if (rows == 2) return;
    putPart(c + 2 * cr, cc, c20, c21, cols, mode);
    if (rows == 3) return;
    putPart(c + 3 * cr, cc, c30, c31, cols, mode);
  }
}

// @ts-ignore: decorator
@inline
function putRow(c: usize, x: v128, y: v128, mode: i32): void {
  if (mode == SET) {
    v128.store(c, x);
    v128.store(c, y, 16);
  } else if (mode == ADD) {
    v128.store(c, f64x2.add(v128.load(c), x));
    v128.store(c, f64x2.add(v128.load(c, 16), y), 16);
  } else {
    v128.store(c, f64x2.sub(v128.load(c), x));
    v128.store(c, f64x2.sub(v128.load(c, 16), y), 16);
  }
}

function putPart(c: usize, cc: usize, x: v128, y: v128, cols: i32, mode: i32): void {
  join(c, f64x2.extract_lane(x, 0), mode);
  if (cols == 1) return;
  c += cc;
  join(c, f64x2.extract_lane(x, 1), mode);
  if (cols == 2) return;
  c += cc;
  join(c, f64x2.extract_lane(y, 0), mode);
  if (cols == 3) return;
  join(c + cc, f64x2.extract_lane(y, 1), mode);
}

// @ts-ignore: decorator
@inline
function join(to: usize, x: f64, mode: i32): void {
  store<f64>(to, mode == SET ? x : mode == ADD ? load<f64>(to) + x : load<f64>(to) - x);
}

/** y ← Ax, y + Ax or y − Ax. */
function gemv(
  a: usize, ar: usize, ac: usize, x: usize, xs: usize, y: usize, ys: usize,
  m: i32, k: i32, mode: i32,
): void {
  if (ar == F64 && ac != F64) combineColumns(a, ac, x, xs, y, ys, m, k, mode);
  else for (let i = 0; i < m; i++, a += ar, y += ys) join(y, dotRun(a, ac, x, xs, k), mode);
}

/** Σ of products of two runs, in four running sums and a rest. */
// @ts-ignore: decorator
@inline
function dotRun(a: usize, ac: usize, x: usize, xs: usize, k: i32): f64 {
  let s = f64x2.splat(0);
  let t = f64x2.splat(0);
  let p = 0;
  if (ac == F64 && xs == F64) {
    for (; p + 4 <= k; p += 4, a += 32, x += 32) {
      s = plusProduct(s, v128.load(a), v128.load(x));
      t = plusProduct(t, v128.load(a, 16), v128.load(x, 16));
    }
  } else {
    for (; p + 4 <= k; p += 4) {
      s = plusProduct(s, loadPair(a, ac), loadPair(x, xs));
      a += 2 * ac;
      x += 2 * xs;
      t = plusProduct(t, loadPair(a, ac), loadPair(x, xs));
      a += 2 * ac;
      x += 2 * xs;
    }
  }
  let rest: f64 = 0;
  for (; p < k; p++, a += ac, x += xs) rest += load<f64>(a) * load<f64>(x);
  s = f64x2.add(s, t);
  return f64x2.extract_lane(s, 0) + f64x2.extract_lane(s, 1) + rest;
}

/** y from columns of A that are contiguous, four entries at a time; sums in the same order as `dotRun` has them. */
function combineColumns(
  a: usize, ac: usize, x: usize, xs: usize, y: usize, ys: usize, m: i32, k: i32, mode: i32,
): void {
  let i = 0;
  for (; i + 4 <= m; i += 4, a += 32, y = at(y, 4, ys)) {
    let s0 = f64x2.splat(0), s1 = f64x2.splat(0), s2 = f64x2.splat(0), s3 = f64x2.splat(0);
    let t0 = f64x2.splat(0), t1 = f64x2.splat(0), t2 = f64x2.splat(0), t3 = f64x2.splat(0);
    let r0 = f64x2.splat(0), r1 = f64x2.splat(0);
    let from = a;
    let xp = x;
    let p = 0;
    for (; p + 4 <= k; p += 4) {
      const v0 = v128.load64_splat(xp); xp += xs;
      s0 = plusProduct(s0, v0, v128.load(from));
      t0 = plusProduct(t0, v0, v128.load(from, 16)); from += ac;
      const v1 = v128.load64_splat(xp); xp += xs;
      s1 = plusProduct(s1, v1, v128.load(from));
      t1 = plusProduct(t1, v1, v128.load(from, 16)); from += ac;
      const v2 = v128.load64_splat(xp); xp += xs;
      s2 = plusProduct(s2, v2, v128.load(from));
      t2 = plusProduct(t2, v2, v128.load(from, 16)); from += ac;
      const v3 = v128.load64_splat(xp); xp += xs;
      s3 = plusProduct(s3, v3, v128.load(from));
      t3 = plusProduct(t3, v3, v128.load(from, 16)); from += ac;
    }
    for (; p < k; p++, from += ac, xp += xs) {
      const v = v128.load64_splat(xp);
      r0 = f64x2.add(r0, f64x2.mul(v, v128.load(from)));
      r1 = f64x2.add(r1, f64x2.mul(v, v128.load(from, 16)));
    }
    joinPair(y, ys, f64x2.add(f64x2.add(f64x2.add(s0, s2), f64x2.add(s1, s3)), r0), mode);
    joinPair(at(y, 2, ys), ys, f64x2.add(f64x2.add(f64x2.add(t0, t2), f64x2.add(t1, t3)), r1), mode);
  }
  for (; i < m; i++, a += F64, y += ys) join(y, dotRun(a, ac, x, xs, k), mode);
}

// @ts-ignore: decorator
@inline
function joinPair(y: usize, ys: usize, s: v128, mode: i32): void {
  join(y, f64x2.extract_lane(s, 0), mode);
  join(y + ys, f64x2.extract_lane(s, 1), mode);
}
