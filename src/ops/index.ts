/** The catalogue: every operation, one line each. */

import type { Catalogue, Operation } from "../core/operation";
import { abs } from "./abs";
import { acos } from "./acos";
import { acosh } from "./acosh";
import { add } from "./add";
import { addalong } from "./addalong";
import { all } from "./all";
import { and } from "./and";
import { any } from "./any";
import { argcummax } from "./argcummax";
import { argcummin } from "./argcummin";
import { argmax } from "./argmax";
import { argmin } from "./argmin";
import { argsort } from "./argsort";
import { asin } from "./asin";
import { asinh } from "./asinh";
import { atan } from "./atan";
import { atan2 } from "./atan2";
import { atanh } from "./atanh";
import { attained } from "./attained";
import { betainc } from "./betainc";
import { betaincinv } from "./betaincinv";
import { betaln } from "./betaln";
import { broadcast } from "./broadcast";
import { cbrt } from "./cbrt";
import { ceil } from "./ceil";
import { chol } from "./chol";
import { chop } from "./chop";
import { clip } from "./clip";
import { cofactor } from "./cofactor";
import { concat } from "./concat";
import { constant } from "./constant";
import { conv } from "./conv";
import { convKernel } from "./conv_kernel";
import { convTranspose } from "./conv_transpose";
import { copysign } from "./copysign";
import { cos } from "./cos";
import { cosh } from "./cosh";
import { cross } from "./cross";
import { cumlogsumexp } from "./cumlogsumexp";
import { cummax } from "./cummax";
import { cummin } from "./cummin";
import { cumprod } from "./cumprod";
import { cumsum } from "./cumsum";
import { det } from "./det";
import { detach } from "./detach";
import { detsign } from "./detsign";
import { diag } from "./diag";
import { diagmat } from "./diagmat";
import { digamma } from "./digamma";
import { divide } from "./divide";
import { dot } from "./dot";
import { eighvec } from "./eighvec";
import { eigvals } from "./eigvals";
import { eigvalsh } from "./eigvalsh";
import { eigvec } from "./eigvec";
import { einsum } from "./einsum";
import { elu } from "./elu";
import { entr } from "./entr";
import { equal } from "./equal";
import { erf } from "./erf";
import { erfc } from "./erfc";
import { erfinv } from "./erfinv";
import { exp } from "./exp";
import { expand } from "./expand";
import { expm } from "./expm";
import { expm1 } from "./expm1";
import { extent } from "./extent";
import { eyeOperation } from "./eye";
import { fftimag } from "./fftimag";
import { fftreal } from "./fftreal";
import { floor } from "./floor";
import { fmax } from "./fmax";
import { fmin } from "./fmin";
import { followed } from "./followed";
import { gamma } from "./gamma";
import { gammainc } from "./gammainc";
import { gammaincc } from "./gammaincc";
import { gammainccinv } from "./gammainccinv";
import { gammaincinv } from "./gammaincinv";
import { gammaln } from "./gammaln";
import { gaps } from "./gaps";
import { gelu } from "./gelu";
import { geluTanh } from "./gelu_tanh";
import { greater } from "./greater";
import { greaterEqual } from "./greater_equal";
import { hardsigmoid } from "./hardsigmoid";
import { heaviside } from "./heaviside";
import { hypot } from "./hypot";
import { identity } from "./identity";
import { input } from "./input";
import { inv } from "./inv";
import { isfinite } from "./isfinite";
import { isnan } from "./isnan";
import { kron } from "./kron";
import { lasting } from "./lasting";
import { leakyRelu } from "./leaky_relu";
import { less } from "./less";
import { lessEqual } from "./less_equal";
import { log } from "./log";
import { logSoftmax } from "./log_softmax";
import { log1p } from "./log1p";
import { log2 } from "./log2";
import { log10 } from "./log10";
import { logaddexp } from "./logaddexp";
import { logdet } from "./logdet";
import { logit } from "./logit";
import { logm } from "./logm";
import { logsigmoid } from "./logsigmoid";
import { logsumexp } from "./logsumexp";
import { lstsq } from "./lstsq";
import { lul } from "./lul";
import { lup } from "./lup";
import { luu } from "./luu";
import { matmul } from "./matmul";
import { matvec } from "./matvec";
import { max } from "./max";
import { maximum } from "./maximum";
import { mean } from "./mean";
import { min } from "./min";
import { minimum } from "./minimum";
import { mod } from "./mod";
import { mpower } from "./mpower";
import { multiply } from "./multiply";
import { negate } from "./negate";
import { norm } from "./norm";
import { not } from "./not";
import { notEqual } from "./not_equal";
import { nucnorm } from "./nucnorm";
import { onesOperation } from "./ones";
import { opaque } from "./opaque";
import { or } from "./or";
import { others } from "./others";
import { outer } from "./outer";
import { over } from "./over";
import { permute } from "./permute";
import { phi } from "./phi";
import { pick } from "./pick";
import { pinv } from "./pinv";
import { pnorm } from "./pnorm";
import { polygamma } from "./polygamma";
import { power } from "./power";
import { prod } from "./prod";
import { put } from "./put";
import { qrq } from "./qrq";
import { qrr } from "./qrr";
import { range } from "./range";
import { rank } from "./rank";
import { recurrence } from "./recurrence";
import { relEntr } from "./rel_entr";
import { relu } from "./relu";
import { rem } from "./rem";
import { reshape } from "./reshape";
import { round } from "./round";
import { roundAway } from "./round_away";
import { rsolve } from "./rsolve";
import { scatter } from "./scatter";
import { select } from "./select";
import { selu } from "./selu";
import { sigmoid } from "./sigmoid";
import { sign } from "./sign";
import { silu } from "./silu";
import { sin } from "./sin";
import { sinc } from "./sinc";
import { sinh } from "./sinh";
import { slice } from "./slice";
import { softmax } from "./softmax";
import { softplus } from "./softplus";
import { softsign } from "./softsign";
import { solve } from "./solve";
import { solvevec } from "./solvevec";
import { sort } from "./sort";
import { specnorm } from "./specnorm";
import { sqdist } from "./sqdist";
import { sqrt } from "./sqrt";
import { sqrtm } from "./sqrtm";
import { square } from "./square";
import { std } from "./std";
import { stdtr } from "./stdtr";
import { subtract } from "./subtract";
import { sum } from "./sum";
import { sumto } from "./sumto";
import { svdu } from "./svdu";
import { svdv } from "./svdv";
import { svdvals } from "./svdvals";
import { take } from "./take";
import { takealong } from "./takealong";
import { tan } from "./tan";
import { tanh } from "./tanh";
import { trace } from "./trace";
import { transpose } from "./transpose";
import { tril } from "./tril";
import { trisolve } from "./trisolve";
import { triu } from "./triu";
import { unpick } from "./unpick";
import { unslice } from "./unslice";
import { unwindows } from "./unwindows";
import { update } from "./update";
import { varOperation } from "./var";
import { vecmat } from "./vecmat";
import { windows } from "./windows";
import { xlogy } from "./xlogy";
import { zerosOperation } from "./zeros";

const operations: readonly Operation[] = [
  abs,
  acos,
  acosh,
  add,
  addalong,
  all,
  and,
  any,
  argcummax,
  argcummin,
  argmax,
  argmin,
  argsort,
  asin,
  asinh,
  atan,
  atan2,
  atanh,
  attained,
  betaln,
  stdtr,
  betaincinv,
  betainc,
  gammainccinv,
  gammaincinv,
  gammaincc,
  gammainc,
  broadcast,
  cbrt,
  ceil,
  chol,
  chop,
  clip,
  conv,
  convKernel,
  convTranspose,
  cofactor,
  concat,
  constant,
  copysign,
  cos,
  cosh,
  cross,
  cumlogsumexp,
  cummax,
  cummin,
  cumprod,
  cumsum,
  det,
  detsign,
  diag,
  diagmat,
  digamma,
  divide,
  dot,
  eighvec,
  eigvals,
  eigvalsh,
  eigvec,
  einsum,
  elu,
  entr,
  equal,
  erf,
  erfc,
  erfinv,
  exp,
  expand,
  expm,
  expm1,
  extent,
  eyeOperation,
  fftimag,
  fftreal,
  floor,
  fmax,
  fmin,
  followed,
  gamma,
  gammaln,
  gaps,
  gelu,
  geluTanh,
  greater,
  greaterEqual,
  hardsigmoid,
  heaviside,
  hypot,
  identity,
  input,
  inv,
  isfinite,
  isnan,
  kron,
  lasting,
  leakyRelu,
  less,
  lessEqual,
  log,
  log10,
  log1p,
  log2,
  logaddexp,
  logdet,
  logit,
  logm,
  logsigmoid,
  logsumexp,
  lstsq,
  lul,
  lup,
  luu,
  matmul,
  matvec,
  max,
  maximum,
  mean,
  min,
  minimum,
  mod,
  mpower,
  multiply,
  negate,
  norm,
  not,
  notEqual,
  nucnorm,
  onesOperation,
  opaque,
  detach,
  or,
  others,
  outer,
  over,
  permute,
  phi,
  pick,
  pinv,
  pnorm,
  polygamma,
  power,
  prod,
  put,
  qrq,
  qrr,
  range,
  rank,
  recurrence,
  relEntr,
  relu,
  rem,
  reshape,
  round,
  roundAway,
  rsolve,
  scatter,
  select,
  selu,
  sigmoid,
  sign,
  silu,
  sin,
  sinc,
  sinh,
  slice,
  softplus,
  softsign,
  solve,
  solvevec,
  logSoftmax,
  softmax,
  sort,
  sqdist,
  specnorm,
  sqrt,
  sqrtm,
  square,
  std,
  subtract,
  sum,
  sumto,
  svdu,
  svdv,
  svdvals,
  take,
  takealong,
  tan,
  tanh,
  trace,
  transpose,
  tril,
  trisolve,
  triu,
  unpick,
  unwindows,
  windows,
  unslice,
  update,
  varOperation,
  vecmat,
  xlogy,
  zerosOperation,
];

/** All operations by name. */
export const catalogue: Catalogue = new Map(operations.map((o) => [o.name, o]));
