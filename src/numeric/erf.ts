/** The error function and its complement, by the rational approximations of fdlibm's s_erf.c (Sun Microsystems, 1993), below 1 ulp. */

import { horner } from "./horner";

const ERX = 0.8450629115104675;
const P = [
  0.12837916709551256, -0.3250421072470015, -0.02848174957559851, -0.005770270296489442, -2.3763016656650163e-5,
];
const Q = [
  1, 0.39791722395915535, 0.0650222499887673, 0.005081306281875766, 0.00013249473800432164, -3.960228278775368e-6,
];
const PA = [
  -0.0023621185607526594, 0.41485611868374833, -0.3722078760357013, 0.31834661990116175, -0.11089469428239668,
  0.035478304325618236, -0.002166375594868791,
];
const QA = [
  1, 0.10642088040084423, 0.540397917702171, 0.07182865441419627, 0.12617121980876164, 0.01363708391202905,
  0.011984499846799107,
];
const RA = [
  -0.009864944034847148, -0.6938585727071818, -10.558626225323291, -62.375332450326006, -162.39666946257347,
  -184.60509290671104, -81.2874355063066, -9.814329344169145,
];
const SA = [
  1, 19.651271667439257, 137.65775414351904, 434.56587747522923, 645.3872717332679, 429.00814002756783,
  108.63500554177944, 6.570249770319282, -0.0604244152148581,
];
const RB = [
  -0.0098649429247001, -0.799283237680523, -17.757954917754752, -160.63638485582192, -637.5664433683896,
  -1025.0951316110772, -483.5191916086514,
];
const SB = [
  1, 30.33806074348246, 325.7925129965739, 1536.729586084437, 3199.8582195085955, 2553.0504064331644,
  474.52854120695537, -22.44095244658582,
];

/** erf(x) = 2/√π ∫₀ˣ e^(−t²) dt. */
export function erf(x: number): number {
  const a = Math.abs(x);
  if (!(a >= 0.84375)) return x + x * small(x * x);
  if (a >= 6) return Math.sign(x);
  return Math.sign(x) * (a < 1.25 ? ERX + middle(a) : 1 - tail(a));
}

/** erfc(x) = 1 − erf(x), without cancellation for large x. */
export function erfc(x: number): number {
  const a = Math.abs(x);
  if (!(a >= 0.84375)) return x < 0.25 ? 1 - (x + x * small(x * x)) : 0.5 - (x - 0.5 + x * small(x * x));
  if (a < 1.25) return x > 0 ? 1 - ERX - middle(a) : 1 + (ERX + middle(a));
  if (x < -6) return 2;
  return x > 0 ? (a < 28 ? tail(a) : 0) : 2 - tail(a);
}

function small(z: number): number {
  return horner(P, z) / horner(Q, z);
}

function middle(a: number): number {
  return horner(PA, a - 1) / horner(QA, a - 1);
}

/** erfc(a) for a ≥ 1.25; e^(−a²) from a cut to its upper half, so that the square is exact. */
function tail(a: number): number {
  const s = 1 / (a * a);
  const ratio = a < 1 / 0.35 ? horner(RA, s) / horner(SA, s) : horner(RB, s) / horner(SB, s);
  const cut = upperHalf(a);
  return (Math.exp(-cut * cut - 0.5625) * Math.exp((cut - a) * (cut + a) + ratio)) / a;
}

const bits = new DataView(new ArrayBuffer(8));

/** The number with the lower 32 bits of its significand set to 0. */
function upperHalf(a: number): number {
  bits.setFloat64(0, a);
  bits.setUint32(4, 0);
  return bits.getFloat64(0);
}

/** The number whose erf is y: an approximation of Winitzki (2008), then Halley's steps; ±Infinity at ±1, NaN beyond. */
export function erfinv(y: number): number {
  const a = Math.abs(y);
  if (!(a < 1)) return a === 1 ? y * Number.POSITIVE_INFINITY : Number.NaN;
  if (a === 0) return y;
  const log = Math.log1p(-a * a);
  const half = 2 / (Math.PI * 0.147) + log / 2;
  let x = Math.sqrt(Math.sqrt(half * half - log / 0.147) - half);
  for (let i = 0; i < 4; i++) {
    const error = (a < 0.5 ? erf(x) - a : 1 - a - erfc(x)) / ((2 / Math.sqrt(Math.PI)) * Math.exp(-x * x));
    x -= error / (1 + x * error);
  }
  return Math.sign(y) * x;
}
