/** Triangular systems, halved until eight unknowns are left, so that nearly all of the work is matrix products. */

import { gemm, SUBTRACT } from "./gemm";
import { F64, loadPair, minusProduct, storePair } from "./memory";

const SMALL: i32 = 8;

/** B ← L⁻¹B, n×cols, for lower triangular L, of which only that triangle is read; `unit` takes ones for its diagonal. */
export function solveLower(
  l: usize, lr: usize, lc: usize, b: usize, br: usize, bc: usize, n: i32, cols: i32, unit: bool,
): void {
  if (n <= SMALL) return small(l, lr, lc, b, br, bc, n, cols, unit);
  const h = half(n);
  const below = l + <usize>h * lr;
  const bottom = b + <usize>h * br;
  solveLower(l, lr, lc, b, br, bc, h, cols, unit);
  gemm(below, lr, lc, b, br, bc, bottom, br, bc, n - h, cols, h, SUBTRACT);
  solveLower(below + <usize>h * lc, lr, lc, bottom, br, bc, n - h, cols, unit);
}

/** B ← U⁻¹B for upper triangular U: as above, from the last unknown on. */
export function solveUpper(
  u: usize, ur: usize, uc: usize, b: usize, br: usize, bc: usize, n: i32, cols: i32, unit: bool,
): void {
  if (n <= 0) return;
  if (n <= SMALL) {
    const last = <usize>(n - 1);
    return small(u + last * (ur + uc), 0 - ur, 0 - uc, b + last * br, 0 - br, bc, n, cols, unit);
  }
  const h = half(n);
  const right = u + <usize>h * uc;
  const bottom = b + <usize>h * br;
  solveUpper(right + <usize>h * ur, ur, uc, bottom, br, bc, n - h, cols, unit);
  gemm(right, ur, uc, bottom, br, bc, b, br, bc, h, cols, n - h, SUBTRACT);
  solveUpper(u, ur, uc, b, br, bc, h, cols, unit);
}

/** Where a matrix is cut in two: at a multiple of eight, so that blocks stay whole. */
export function half(n: i32): i32 {
  return n <= 2 * SMALL ? SMALL : ((n >> 1) + 7) & ~7;
}

/** Column pairs of B one after the other. */
function small(
  l: usize, lr: usize, lc: usize, b: usize, br: usize, bc: usize, n: i32, cols: i32, unit: bool,
): void {
  let j = 0;
  if (n == SMALL) for (; j + 2 <= cols; j += 2, b += 2 * bc) eight(l, lr, lc, b, br, bc, unit);
  else for (; j + 2 <= cols; j += 2, b += 2 * bc) pair(l, lr, lc, b, br, bc, n, unit);
  if (j < cols) single(l, lr, lc, b, br, n, unit);
}

function pair(l: usize, lr: usize, lc: usize, b: usize, br: usize, bc: usize, n: i32, unit: bool): void {
  let to = b;
  for (let i = 0; i < n; i++, l += lr, to += br) {
    let x = loadPair(to, bc);
    let t = l;
    let from = b;
    for (let p = 0; p < i; p++, t += lc, from += br) x = minusProduct(x, v128.load64_splat(t), loadPair(from, bc));
    storePair(to, bc, unit ? x : f64x2.div(x, v128.load64_splat(t)));
  }
}

function single(l: usize, lr: usize, lc: usize, b: usize, br: usize, n: i32, unit: bool): void {
  let to = b;
  for (let i = 0; i < n; i++, l += lr, to += br) {
    let x = load<f64>(to);
    let t = l;
    let from = b;
    for (let p = 0; p < i; p++, t += lc, from += br) x -= load<f64>(t) * load<f64>(from);
    store<f64>(to, unit ? x : x / load<f64>(t));
  }
}

/** Eight unknowns of two columns, all of them in registers. */
function eight(l: usize, lr: usize, lc: usize, b: usize, br: usize, bc: usize, unit: bool): void {
  let p = b;
  let x0 = loadPair(p, bc); p += br;
  let x1 = loadPair(p, bc); p += br;
  let x2 = loadPair(p, bc); p += br;
  let x3 = loadPair(p, bc); p += br;
  let x4 = loadPair(p, bc); p += br;
  let x5 = loadPair(p, bc); p += br;
  let x6 = loadPair(p, bc); p += br;
  let x7 = loadPair(p, bc);
  let t = l;
  if (!unit) x0 = f64x2.div(x0, v128.load64_splat(t));
  t += lr; x1 = minusProduct(x1, v128.load64_splat(t), x0);
  t += lr; x2 = minusProduct(x2, v128.load64_splat(t), x0);
  t += lr; x3 = minusProduct(x3, v128.load64_splat(t), x0);
  t += lr; x4 = minusProduct(x4, v128.load64_splat(t), x0);
  t += lr; x5 = minusProduct(x5, v128.load64_splat(t), x0);
  t += lr; x6 = minusProduct(x6, v128.load64_splat(t), x0);
  t += lr; x7 = minusProduct(x7, v128.load64_splat(t), x0);
  l += lr + lc; t = l;
  if (!unit) x1 = f64x2.div(x1, v128.load64_splat(t));
  t += lr; x2 = minusProduct(x2, v128.load64_splat(t), x1);
  t += lr; x3 = minusProduct(x3, v128.load64_splat(t), x1);
  t += lr; x4 = minusProduct(x4, v128.load64_splat(t), x1);
  t += lr; x5 = minusProduct(x5, v128.load64_splat(t), x1);
  t += lr; x6 = minusProduct(x6, v128.load64_splat(t), x1);
  t += lr; x7 = minusProduct(x7, v128.load64_splat(t), x1);
  l += lr + lc; t = l;
  if (!unit) x2 = f64x2.div(x2, v128.load64_splat(t));
  t += lr; x3 = minusProduct(x3, v128.load64_splat(t), x2);
  t += lr; x4 = minusProduct(x4, v128.load64_splat(t), x2);
  t += lr; x5 = minusProduct(x5, v128.load64_splat(t), x2);
  t += lr; x6 = minusProduct(x6, v128.load64_splat(t), x2);
  t += lr; x7 = minusProduct(x7, v128.load64_splat(t), x2);
  l += lr + lc; t = l;
  if (!unit) x3 = f64x2.div(x3, v128.load64_splat(t));
  t += lr; x4 = minusProduct(x4, v128.load64_splat(t), x3);
  t += lr; x5 = minusProduct(x5, v128.load64_splat(t), x3);
  t += lr; x6 = minusProduct(x6, v128.load64_splat(t), x3);
  t += lr; x7 = minusProduct(x7, v128.load64_splat(t), x3);
  l += lr + lc; t = l;
  if (!unit) x4 = f64x2.div(x4, v128.load64_splat(t));
  t += lr; x5 = minusProduct(x5, v128.load64_splat(t), x4);
  t += lr; x6 = minusProduct(x6, v128.load64_splat(t), x4);
  t += lr; x7 = minusProduct(x7, v128.load64_splat(t), x4);
  l += lr + lc; t = l;
  if (!unit) x5 = f64x2.div(x5, v128.load64_splat(t));
  t += lr; x6 = minusProduct(x6, v128.load64_splat(t), x5);
  t += lr; x7 = minusProduct(x7, v128.load64_splat(t), x5);
  l += lr + lc; t = l;
  if (!unit) x6 = f64x2.div(x6, v128.load64_splat(t));
  t += lr; x7 = minusProduct(x7, v128.load64_splat(t), x6);
  l += lr + lc;
  if (!unit) x7 = f64x2.div(x7, v128.load64_splat(l));
  storePair(b, bc, x0); b += br;
  storePair(b, bc, x1); b += br;
  storePair(b, bc, x2); b += br;
  storePair(b, bc, x3); b += br;
  storePair(b, bc, x4); b += br;
  storePair(b, bc, x5); b += br;
  storePair(b, bc, x6); b += br;
  storePair(b, bc, x7);
}
