/** log Γ by the approximations of fdlibm's e_lgamma_r.c (Sun Microsystems, 1993), and the polygamma functions. */

import { horner } from "./horner";

const A_EVEN = [
  0.07721566490153287, 0.06735230105312927, 0.007385550860814029, 0.0011927076318336207, 0.00022086279071390839,
  2.5214456545125733e-5,
];
const A_ODD = [
  0.3224670334241136, 0.020580808432516733, 0.0028905138367341563, 0.0005100697921535113, 0.00010801156724758394,
  4.4864094961891516e-5,
];
const MINIMUM = { at: 1.4616321449683622, value: -0.12148629053584961, rest: -3.638676997039505e-18 };
const T = [
  0.48383612272381005, -0.1475877229945939, 0.06462494023913339, -0.032788541075985965, 0.01797067508118204,
  -0.010314224129834144, 0.006100538702462913, -0.0036845201678113826, 0.0022596478090061247, -0.0014034646998923284,
  0.000881081882437654, -0.0005385953053567405, 0.00031563207090362595, -0.00031275416837512086, 0.0003355291926355191,
];
const U = [
  -0.07721566490153287, 0.6328270640250934, 1.4549225013723477, 0.9777175279633727, 0.22896372806469245,
  0.013381091853678766,
];
const V = [1, 2.4559779371304113, 2.128489763798934, 0.7692851504566728, 0.10422264559336913, 0.003217092422824239];
const S = [
  -0.07721566490153287, 0.21498241596060885, 0.325778796408931, 0.14635047265246445, 0.02664227030336386,
  0.0018402845140733772, 3.194753265841009e-5,
];
const R = [
  1, 1.3920053346762105, 0.7219355475671381, 0.17193386563280308, 0.01864591917156529, 0.0007779424963818936,
  7.326684307446256e-6,
];
const W = [
  0.08333333333333297, -0.0027777777772877554, 0.0007936505586430196, -0.00059518755745034, 0.0008363399189962821,
  -0.0016309293409657527,
];

/** log |Γ(x)|; Infinity at 0, −1, −2, … */
export function gammaln(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x <= 0) {
    if (Number.isInteger(x) || x === Number.NEGATIVE_INFINITY) return Number.POSITIVE_INFINITY;
    return x > -1e-20 ? -Math.log(-x) : Math.log(Math.PI / Math.abs(sinPi(x) * x)) - gammaln(-x);
  }
  if (x < 1e-20) return -Math.log(x);
  if (x === 1 || x === 2) return 0;
  if (x < 2) return below2(x);
  if (x < 8) return below8(x);
  if (x > 2 ** 58) return x * (Math.log(x) - 1);
  return 0.4189385332046727 + horner(W, 1 / (x * x)) / x + (x - 0.5) * (Math.log(x) - 1);
}

function below2(x: number): number {
  if (x <= 0.9) {
    const shifted = -Math.log(x);
    if (x >= 0.7316) return shifted + nearTwo(1 - x);
    return shifted + (x >= 0.23164 ? nearMinimum(x - (MINIMUM.at - 1)) : nearOne(x));
  }
  if (x >= 1.7316) return nearTwo(2 - x);
  return x >= 1.23164 ? nearMinimum(x - MINIMUM.at) : nearOne(x - 1);
}

/** log Γ(2 − y). */
function nearTwo(y: number): number {
  const z = y * y;
  return y * horner(A_EVEN, z) + z * horner(A_ODD, z) - 0.5 * y;
}

/** log Γ(tc + y) around its minimum tc. */
function nearMinimum(y: number): number {
  return MINIMUM.value + (y * y * horner(T, y) - MINIMUM.rest);
}

/** log Γ(1 + y). */
function nearOne(y: number): number {
  return -0.5 * y + (y * horner(U, y)) / horner(V, y);
}

function below8(x: number): number {
  const i = Math.floor(x);
  const y = x - i;
  let product = 1;
  for (let k = i - 1; k >= 2; k--) product *= y + k;
  return 0.5 * y + (y * horner(S, y)) / horner(R, y) + Math.log(product);
}

/** sin πx, exact at integers. */
function sinPi(x: number): number {
  const r = x - 2 * Math.floor(x / 2);
  const k = Math.round(2 * r);
  const y = Math.PI * (r - k / 2);
  return k % 4 === 0 ? Math.sin(y) : k % 4 === 1 ? Math.cos(y) : k % 4 === 2 ? -Math.sin(y) : -Math.cos(y);
}

const ROOT = [1569415565 / 1073741824, 381566830 / 1073741824 / 1073741824, 9.016312093258695e-20] as const;
const PSI_P = [
  0.25479851061131553, -0.3255503118680449, -0.6503185377089651, -0.28919126444774784, -0.04525132144873906,
  -0.002071332116774595,
];
const PSI_Q = [
  1, 2.076711702373047, 1.4606242909763516, 0.43593529692665967, 0.054151797245674226, 0.0021284987017821146,
  -5.578984132167551e-7,
];
const PSI_TAIL = [1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132, -691 / 32760, 1 / 12];

/** ψ(x) = (log Γ)′(x); NaN at 0, −1, −2, … Between 1 and 2 the approximation of Boost.Math about the root. */
export function digamma(x: number): number {
  if (x <= 0) {
    if (Number.isInteger(x) || x === Number.NEGATIVE_INFINITY) return Number.NaN;
    return digamma(1 - x) - (Math.PI * sinPi(x + 0.5)) / sinPi(x);
  }
  let [y, shift] = [x, 0];
  if (y < 1) {
    shift -= 1 / y;
    y += 1;
  }
  for (; y > 2 && y < 10; y -= 1) shift += 1 / (y - 1);
  if (y >= 10) return Math.log(y) - 1 / (2 * y) - horner(PSI_TAIL, 1 / (y * y)) / (y * y);
  const g = y - ROOT[0] - ROOT[1] - ROOT[2];
  return g * 0.9955816268920898 + (g * horner(PSI_P, y - 1)) / horner(PSI_Q, y - 1) + shift;
}

/** ψ′(x). */
export function trigamma(x: number): number {
  return polygamma(1, x);
}

const BERNOULLI = [
  1 / 6,
  -1 / 30,
  1 / 42,
  -1 / 30,
  5 / 66,
  -691 / 2730,
  7 / 6,
  -3617 / 510,
  43867 / 798,
  -174611 / 330,
];

/** ψ⁽ⁿ⁾(x) for integer n ≥ 0: ψ itself, else (−1)ⁿ⁺¹ n! ζ(n+1, x) by Euler–Maclaurin; for x < 0 only n ≤ 1, else NaN. */
export function polygamma(n: number, x: number): number {
  if (n === 0) return digamma(x);
  if (x <= 0 && Number.isInteger(x)) return n % 2 === 1 ? Number.POSITIVE_INFINITY : Number.NaN;
  if (x < 0) return n === 1 ? (Math.PI / sinPi(x)) ** 2 - polygamma(1, 1 - x) : Number.NaN;
  let factorial = 1;
  for (let k = 2; k <= n; k++) factorial *= k;
  return (n % 2 === 1 ? 1 : -1) * factorial * hurwitz(n + 1, x);
}

/** ζ(s, x) = Σ (x + k)⁻ˢ for integer s ≥ 2 and x > 0. */
function hurwitz(s: number, x: number): number {
  let total = 0;
  let y = x;
  for (; y < 12 + s; y++) total += y ** -s;
  total += y ** (1 - s) / (s - 1) + 0.5 * y ** -s;
  let term = (s / 2) * y ** (-s - 1);
  for (let j = 0; j < BERNOULLI.length; j++) {
    total += (BERNOULLI[j] as number) * term;
    const m = 2 * j + 2;
    term *= ((s + m - 1) * (s + m)) / ((m + 1) * (m + 2) * y * y);
  }
  return total;
}

/** Γ(x); NaN at −1, −2, …, ±Infinity at ±0. */
export function gamma(x: number): number {
  if (x > 0) return x <= 23 ? gammaNear(x) : Math.exp(gammaln(x));
  if (x === 0) return 1 / x;
  return Number.isInteger(x) || x === Number.NEGATIVE_INFINITY ? Number.NaN : Math.PI / (sinPi(x) * gamma(1 - x));
}

/** Γ by its recurrence from between 1 and 2, where log Γ is small and so its exponential exact. */
function gammaNear(x: number): number {
  if (x < 1) return gammaNear(x + 1) / x;
  let [y, product] = [x, 1];
  for (; y > 2; y -= 1) product *= y - 1;
  return product * Math.exp(gammaln(y));
}
