/** Reading and writing pairs of float64, and what every kernel asks between blocks. */

/** Does not return when kernels are to stop: nothing may be half done that outlives them. */
@external("env", "checkpoint")
export declare function checkpoint(): void;

/** Bytes of a number. */
// @ts-ignore: decorator
@inline
export const F64: usize = 8;

/** Two numbers that lie `step` bytes apart. */
// @ts-ignore: decorator
@inline
export function loadPair(p: usize, step: usize): v128 {
  if (step == F64) return v128.load(p);
  return v128.load_lane<f64>(p + step, v128.load64_zero(p), 1);
}

/** Writes two numbers `step` bytes apart. */
// @ts-ignore: decorator
@inline
export function storePair(p: usize, step: usize, x: v128): void {
  if (step == F64) v128.store(p, x);
  else {
    v128.store_lane<f64>(p, x, 0);
    v128.store_lane<f64>(p + step, x, 1);
  }
}

/** x + ab; rounded once where the binary may. */
// @ts-ignore: decorator
@inline
export function plusProduct(x: v128, a: v128, b: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return v128.relaxed_madd<f64>(a, b, x);
  return f64x2.add(x, f64x2.mul(a, b));
}

/** x − ab; rounded once where the binary may. */
// @ts-ignore: decorator
@inline
export function minusProduct(x: v128, a: v128, b: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return v128.relaxed_nmadd<f64>(a, b, x);
  return f64x2.sub(x, f64x2.mul(a, b));
}
