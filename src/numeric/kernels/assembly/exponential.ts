/** eˣ, tanh x, the logistic function and log x of two numbers at a time, without branches. */

import { plusProduct } from "./memory";

// Every constant twice, to be read as a pair: cheaper than a splat for each use. Polynomials by interpolation at
// Chebyshev nodes on the reduced range; the head of ln 2 has 32 bits, so that its multiples are exact.
const table: usize = memory.data<f64>([
  92.33248261689366, 92.33248261689366, // 0: 64 log₂ e
  6755399441186688, 6755399441186688, // 16: 1.5·2⁵² + 64·2046: adding it leaves j + 64·2046 in the low bits
  0.01083042469326756, 0.01083042469326756, // 32: head of ln 2 / 64
  2.9815858269852933e-12, 2.9815858269852933e-12, // 48: and its tail
  0.5, 0.5, // 64: (eʳ − 1 − r)/r² for |r| ≤ ln 2 / 128
  0.16666666666664534, 0.16666666666664534, // 80
  0.041666666666664, 0.041666666666664, // 96
  0.008333339152857227, 0.008333339152857227, // 112
  0.0013888896163293239, 0.0013888896163293239, // 128
  1, 1, // 144
  2, 2, // 160
  710, 710, // 176: beyond: ∞
  -746, -746, // 192: beyond: 0
  44, 44, // 208: tanh is 1 from half of it on
  0, 0, // 224
  0.666666666666667, 0.666666666666667, // 240: (log((1 + s)/(1 − s)) − 2s)/s³, error 5e-18
  0.3999999999989938, 0.3999999999989938, // 256
  0.28571428626031065, 0.28571428626031065, // 272
  0.2222221112572281, 0.2222221112572281, // 288
  0.18182889786191042, 0.18182889786191042, // 304
  0.15331699633543858, 0.15331699633543858, // 320
  0.14616721179861816, 0.14616721179861816, // 336
  0.6931471803691238, 0.6931471803691238, // 352: head of ln 2
  1.9082149292705877e-10, 1.9082149292705877e-10, // 368: and its tail
  2.2250738585072014e-308, 2.2250738585072014e-308, // 384: smallest normal number
  18014398509481984, 18014398509481984, // 400: 2⁵⁴
  54, 54, // 416
  Infinity, Infinity, // 432
  NaN, NaN, // 448
  -Infinity, -Infinity, // 464
], 16);

/** 2^(i/64) for i < 64: what a float64 leaves out, and the float64. */
const powers: usize = memory.data<f64>([
  0.0, 1.0, -1.5234778603368577e-17, 1.0108892860517005,
  5.109225028973444e-17, 1.0218971486541166, 7.600838874027088e-18, 1.0330248790212284,
  8.551889705537965e-17, 1.0442737824274138, 1.759325738772092e-18, 1.0556451783605572,
  -7.899853966841582e-17, 1.0671404006768237, -6.656660436056593e-17, 1.0787607977571199,
  -3.046782079812471e-17, 1.0905077326652577, 5.2660368715706944e-17, 1.102382583307841,
  1.0410278456845571e-16, 1.1143867425958924, 5.165856758795457e-17, 1.1265216186082418,
  8.912812676025408e-17, 1.1387886347566916, 3.250710218863827e-17, 1.1511892299529827,
  3.8292048369240935e-17, 1.1637248587775775, 5.554203254218079e-17, 1.1763969916502812,
  3.982015231465646e-17, 1.189207115002721, 6.644981499252301e-17, 1.202156731452703,
  -7.712630692681488e-17, 1.215247359980469, -1.89878163130253e-17, 1.22848053610687,
  4.658027591836937e-17, 1.241857812073484, -6.7113898212968784e-18, 1.255380757024691,
  2.667932131342186e-18, 1.2690509571917332, 1.713594918243561e-17, 1.2828700160787783,
  2.5382502794888315e-17, 1.2968395546510096, -7.181536135519454e-17, 1.3109612115247644,
  -2.8587312100388614e-17, 1.3252366431597413, 8.927282594831732e-17, 1.339667524053303,
  7.70094837980299e-17, 1.3542555469368927, 9.593797919118849e-17, 1.3690024229745905,
  -6.770511658794786e-17, 1.383909881963832, -9.614213209051323e-17, 1.3989796725383112,
  -9.667293313452913e-17, 1.4142135623730951, -1.2031642489053655e-17, 1.42961333839197,
  -3.0237581349939873e-17, 1.4451808069770467, -5.600377186075216e-17, 1.460917794180647,
  -3.483994556892796e-17, 1.4768261459394993, 1.4192920154284036e-17, 1.4929077282912648,
  -1.016455327754295e-16, 1.5091644275934228, -1.1024941712342561e-16, 1.5255981507445384,
  7.949834809697621e-17, 1.5422108254079407, 3.7812070533575275e-17, 1.559004400237837,
  -1.0136916471278304e-17, 1.5759808451078865, -1.0094406542311964e-16, 1.593142151342267,
  2.4707192569797888e-17, 1.6104903319492543, -6.712955084707084e-17, 1.6280274218573478,
  -1.0125679913674773e-16, 1.645755478153965, 5.8909926967131e-17, 1.6636765803267364,
  8.199010020581497e-17, 1.681792830507429, -8.0237193703977e-18, 1.7001063537185235,
  -1.851380418263111e-17, 1.718619298122478, 3.164389299292957e-17, 1.7373338352737062,
  2.960140695448873e-17, 1.7562521603732995, 6.429731796556572e-17, 1.7753764925265212,
  1.8227458427912087e-17, 1.7947090750031072, -9.969531538920349e-17, 1.8142521755003989,
  3.283107224245627e-17, 1.8340080864093424, 9.761887490727594e-17, 1.8539791250833855,
  -6.122763413004143e-17, 1.8741676341103, 3.4034035352165297e-17, 1.8945759815869656,
  -1.0619946056195963e-16, 1.9152065613971474, 1.0332385960676326e-16, 1.9360617934922943,
  8.960767791036668e-17, 1.9571441241754002, 4.0388753109278167e-17, 1.978456026387951,
], 16);

// @ts-ignore: decorator
@inline
function c(offset: usize): v128 {
  return v128.load(table + offset);
}

/** eʳ − 1 for |r| ≤ ln 2 / 128. */
// @ts-ignore: decorator
@inline
function small(r: v128): v128 {
  const z = f64x2.mul(r, r);
  return plusProduct(r, z, plusProduct(plusProduct(c(64), r, c(80)), z, plusProduct(plusProduct(c(96), r, c(112)), z, c(128))));
}

/** The pair in `powers` of a number by its low bits. */
// @ts-ignore: decorator
@inline
function entry(low: i32): v128 {
  return v128.load(powers + ((<usize>low & 63) << 4));
}

/** eˣ = 2ᵏ 2^(i/64) eʳ: 0 from −746 on, ∞ from 710 on, denormal between; within 0.52 ulp where the result is normal. */
// @ts-ignore: decorator
@inline
export function exp(v: v128): v128 {
  const x = f64x2.pmax(f64x2.pmin(v, c(176)), c(192));
  const shifted = f64x2.add(f64x2.mul(x, c(0)), c(16));
  const first = entry(i32x4.extract_lane(shifted, 0));
  const second = entry(i32x4.extract_lane(shifted, 2));
  const j = f64x2.sub(shifted, c(16));
  const r = f64x2.sub(f64x2.sub(x, f64x2.mul(j, c(32))), f64x2.mul(j, c(48)));
  const power = v128.shuffle<f64>(first, second, 1, 3);
  const y = f64x2.add(power, plusProduct(v128.shuffle<f64>(first, second, 0, 2), power, small(r)));
  // Times 2ᵏ in two steps, as neither 2¹⁰²⁴ nor 2⁻¹⁰⁷⁵ is a number.
  const half = i64x2.shr_u(shifted, 7);
  const y1 = f64x2.mul(y, i64x2.shl(half, 52));
  return f64x2.mul(y1, i64x2.shl(i64x2.sub(i64x2.shr_u(shifted, 6), half), 52));
}

/** tanh x = (e²ˣ − 1)/(e²ˣ + 1), by eʸ − 1 = (2ᵏ 2^(i/64) − 1) + 2ᵏ 2^(i/64) (eʳ − 1), which keeps the digits of small x. */
// @ts-ignore: decorator
@inline
export function tanh(v: v128): v128 {
  const a = f64x2.abs(v);
  const x = f64x2.pmin(f64x2.add(a, a), c(208));
  const shifted = f64x2.add(f64x2.mul(x, c(0)), c(16));
  const first = entry(i32x4.extract_lane(shifted, 0));
  const second = entry(i32x4.extract_lane(shifted, 2));
  const j = f64x2.sub(shifted, c(16));
  const r = f64x2.sub(f64x2.sub(x, f64x2.mul(j, c(32))), f64x2.mul(j, c(48)));
  const scale = i64x2.shl(i64x2.sub(i64x2.shr_u(shifted, 6), i64x2.splat(1023)), 52);
  const power = f64x2.mul(scale, v128.shuffle<f64>(first, second, 1, 3));
  const tail = f64x2.mul(scale, v128.shuffle<f64>(first, second, 0, 2));
  const em = f64x2.add(f64x2.sub(power, c(144)), plusProduct(tail, power, small(r)));
  return v128.bitselect(v, f64x2.div(em, f64x2.add(em, c(160))), i64x2.splat(i64.MIN_VALUE));
}

/** 1/(1 + e⁻ˣ), from e^−|x| so that neither side loses digits. */
// @ts-ignore: decorator
@inline
export function sigmoid(v: v128): v128 {
  const e = exp(f64x2.neg(f64x2.abs(v)));
  const top = v128.bitselect(e, c(144), f64x2.lt(v, c(224)));
  return f64x2.div(top, f64x2.add(c(144), e));
}

/** log x: x = 2ᵏ(1 + f) with 1 + f between √½ and √2; −∞ at 0, NaN below. */
// @ts-ignore: decorator
@inline
export function log(v: v128): v128 {
  const tiny = f64x2.lt(v, c(384));
  const x = v128.bitselect(f64x2.mul(v, c(400)), v, tiny);
  // Adding what lies between √½ and 1 moves the exponent's step from 1 to √½.
  const bits = i64x2.add(x, i64x2.splat(0x3ff0000000000000 - 0x3fe6a09e667f3bcd));
  const biased = i64x2.shr_u(bits, 52);
  const m = i64x2.add(v128.and(bits, i64x2.splat(0x000fffffffffffff)), i64x2.splat(0x3fe6a09e667f3bcd));
  const magic = f64x2.splat(4503599627370496);
  let k = f64x2.sub(f64x2.sub(v128.or(biased, magic), magic), f64x2.splat(1023));
  k = f64x2.sub(k, v128.and(tiny, c(416)));
  const f = f64x2.sub(m, c(144));
  const s = f64x2.div(f, f64x2.add(c(160), f));
  const z = f64x2.mul(s, s);
  const w = f64x2.mul(z, z);
  let odd = plusProduct(c(288), w, c(320));
  let even = plusProduct(c(304), w, c(336));
  odd = plusProduct(c(256), w, odd);
  even = plusProduct(c(272), w, even);
  even = plusProduct(c(240), w, even);
  const R = f64x2.mul(z, plusProduct(even, z, odd));
  // log(1 + f) = f − (f²/2 − s(f²/2 + R)), so that the largest term is exact.
  const h = f64x2.mul(f64x2.mul(c(64), f), f);
  const inner = plusProduct(f64x2.mul(k, c(368)), s, f64x2.add(h, R));
  const y = f64x2.add(f64x2.mul(k, c(352)), f64x2.sub(f, f64x2.sub(h, inner)));
  const special = v128.bitselect(c(464), v128.bitselect(v, c(448), f64x2.eq(v, c(432))), f64x2.eq(v, c(224)));
  const usual = v128.and(f64x2.gt(v, c(224)), f64x2.lt(v, c(432)));
  return v128.bitselect(y, special, usual);
}
