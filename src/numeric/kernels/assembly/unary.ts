/** Functions of every entry. */

import { exp, log, sigmoid, tanh } from "./exponential";

/** Functions by number, in the order in which TypeScript names them. */
const EXP: i32 = 0;
const LOG: i32 = 1;
const TANH: i32 = 2;
const SIGMOID: i32 = 3;
const SQRT: i32 = 4;
const SQUARE: i32 = 5;
const RELU: i32 = 6;
const ABS: i32 = 7;
const NEGATE: i32 = 8;

/** zᵢ ← f(xᵢ) for n entries; x and z may be the same. */
export function map(f: i32, x: usize, z: usize, n: i32): void {
  switch (f) {
    case EXP: return run(EXP, x, z, n);
    case LOG: return run(LOG, x, z, n);
    case TANH: return run(TANH, x, z, n);
    case SIGMOID: return run(SIGMOID, x, z, n);
    case SQRT: return run(SQRT, x, z, n);
    case SQUARE: return run(SQUARE, x, z, n);
    case RELU: return run(RELU, x, z, n);
    case ABS: return run(ABS, x, z, n);
    case NEGATE: return run(NEGATE, x, z, n);
  }
}

/** The loop of one function: `f` is constant wherever this is inlined. */
// @ts-ignore: decorator
@inline
function run(f: i32, x: usize, z: usize, n: i32): void {
  const end = x + (<usize>(n & ~1) << 3);
  for (; x < end; x += 16, z += 16) v128.store(z, value(f, v128.load(x)));
  if (n & 1) v128.store_lane<f64>(z, value(f, v128.load64_splat(x)), 0);
}

// @ts-ignore: decorator
@inline
function value(f: i32, x: v128): v128 {
  if (f == EXP) return exp(x);
  if (f == LOG) return log(x);
  if (f == TANH) return tanh(x);
  if (f == SIGMOID) return sigmoid(x);
  if (f == SQRT) return f64x2.sqrt(x);
  if (f == SQUARE) return f64x2.mul(x, x);
  // x ≤ 0 gives 0, also −0; NaN stays.
  if (f == RELU) return v128.andnot(x, f64x2.le(x, f64x2.splat(0)));
  if (f == ABS) return f64x2.abs(x);
  return f64x2.neg(x);
}
