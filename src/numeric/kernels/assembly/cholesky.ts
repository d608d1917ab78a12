/** The Cholesky factor and its reverse, both halved until eight rows are left. */

import { gemm, SUBTRACT } from "./gemm";
import { F64 } from "./memory";
import { half, solveLower, solveUpper } from "./triangular";

const SMALL: i32 = 8;
const STRIP: i32 = 64;

/** Lower triangle at `a` ← L with LLᵀ = A, rows `ar` bytes apart; false when a pivot is not positive. The upper triangle is spoilt. */
export function factorCholesky(a: usize, ar: usize, n: i32): bool {
  if (n <= SMALL) return small(a, ar, n);
  const h = half(n);
  const below = a + <usize>h * ar;
  const rest = below + (<usize>h << 3);
  if (!factorCholesky(a, ar, h)) return false;
  solveLower(a, ar, F64, below, F64, ar, h, n - h, false);
  subtractSquare(below, rest, ar, n - h, h);
  return factorCholesky(rest, ar, n - h);
}

/** Lower triangle of C −= BBᵀ, in strips so that little of the upper one is computed. */
function subtractSquare(b: usize, c: usize, ar: usize, n: i32, k: i32): void {
  for (let i = 0; i < n; i += STRIP) {
    const m = min(STRIP, n - i);
    const down = <usize>i * ar;
    gemm(b + down, ar, F64, b, F64, ar, c + down, ar, F64, m, i + m, k, SUBTRACT);
  }
}

function small(a: usize, ar: usize, n: i32): bool {
  let row = a;
  for (let i = 0; i < n; i++, row += ar) {
    let other = a;
    for (let j = 0; j <= i; j++, other += ar) {
      let s = load<f64>(row + (<usize>j << 3));
      for (let k: usize = 0; k < <usize>j << 3; k += F64) s -= load<f64>(row + k) * load<f64>(other + k);
      if (i == j) {
        if (!(s > 0)) return false;
        store<f64>(row + (<usize>j << 3), sqrt(s));
      } else store<f64>(row + (<usize>j << 3), s / load<f64>(other + (<usize>j << 3)));
    }
  }
  return true;
}

/** Lower triangle at `d`, the adjoint of L, ← the adjoint of the triangle that was read (Murray 2016, §2). The upper one is spoilt. */
export function reverseCholesky(l: usize, lr: usize, d: usize, dr: usize, n: i32): void {
  if (n <= SMALL) return reverseSmall(l, lr, d, dr, n);
  const h = half(n);
  const belowL = l + <usize>h * lr;
  const belowD = d + <usize>h * dr;
  const restD = belowD + (<usize>h << 3);
  reverseCholesky(belowL + (<usize>h << 3), lr, restD, dr, n - h);
  mirror(restD, dr, n - h);
  gemm(restD, dr, F64, belowL, lr, F64, belowD, dr, F64, n - h, h, n - h, SUBTRACT);
  unmirror(restD, dr, n - h);
  // Ā₂₁ = L̄₂₁L₁₁⁻¹, solved as L₁₁ᵀĀ₂₁ᵀ = L̄₂₁ᵀ.
  solveUpper(l, F64, lr, belowD, F64, dr, h, n - h, false);
  subtractProduct(belowD, belowL, d, dr, lr, h, n - h);
  reverseCholesky(l, lr, d, dr, h);
}

/** The lower triangle T made T + Tᵀ. */
function mirror(d: usize, dr: usize, n: i32): void {
  let row = d;
  for (let i = 0; i < n; i++, row += dr) {
    let to = d + (<usize>i << 3);
    for (let j = 0; j < i; j++, to += dr) store<f64>(to, load<f64>(row + (<usize>j << 3)));
    store<f64>(to, 2 * load<f64>(to));
  }
}

function unmirror(d: usize, dr: usize, n: i32): void {
  for (let i = 0; i < n; i++, d += dr + F64) store<f64>(d, 0.5 * load<f64>(d));
}

/** Lower triangle of C −= AᵀB, n×n, in strips. */
function subtractProduct(a: usize, b: usize, c: usize, ar: usize, br: usize, n: i32, k: i32): void {
  for (let i = 0; i < n; i += STRIP) {
    const m = min(STRIP, n - i);
    gemm(a + (<usize>i << 3), F64, ar, b, br, F64, c + <usize>i * ar, ar, F64, m, i + m, k, SUBTRACT);
  }
}

/** Row by row from the last: every step of the factorisation undone in reverse order (Smith 1995). */
function reverseSmall(l: usize, lr: usize, d: usize, dr: usize, n: i32): void {
  for (let k = n - 1; k >= 0; k--) {
    const lk = l + <usize>k * lr;
    const dk = d + <usize>k * dr;
    const pivot = load<f64>(lk + (<usize>k << 3));
    let own = load<f64>(dk + (<usize>k << 3));
    for (let i = k + 1; i < n; i++) {
      const li = l + <usize>i * lr;
      const di = d + <usize>i * dr;
      const s = load<f64>(di + (<usize>k << 3)) / pivot;
      store<f64>(di + (<usize>k << 3), s);
      own -= s * load<f64>(li + (<usize>k << 3));
      subtractRows(di, dk, li, lk, s, k);
    }
    own = (0.5 * own) / pivot;
    store<f64>(dk + (<usize>k << 3), own);
    for (let j: usize = 0; j < <usize>k << 3; j += F64) {
      store<f64>(dk + j, load<f64>(dk + j) - 2 * own * load<f64>(lk + j));
    }
  }
}

/** dᵢ −= s lₖ and dₖ −= s lᵢ over k entries. */
function subtractRows(di: usize, dk: usize, li: usize, lk: usize, s: f64, k: i32): void {
  for (let j: usize = 0; j < <usize>k << 3; j += F64) {
    store<f64>(di + j, load<f64>(di + j) - s * load<f64>(lk + j));
    store<f64>(dk + j, load<f64>(dk + j) - s * load<f64>(li + j));
  }
}
