/** The catalogue: every operation, one line each. */

import type { Catalogue, Operation } from "../core/operation";
import { abs } from "./abs";
import { acos } from "./acos";
import { add } from "./add";
import { all } from "./all";
import { and } from "./and";
import { any } from "./any";
import { argmax } from "./argmax";
import { argmin } from "./argmin";
import { asin } from "./asin";
import { atan } from "./atan";
import { atan2 } from "./atan2";
import { attained } from "./attained";
import { broadcast } from "./broadcast";
import { cbrt } from "./cbrt";
import { ceil } from "./ceil";
import { chol } from "./chol";
import { chop } from "./chop";
import { cofactor } from "./cofactor";
import { concat } from "./concat";
import { constant } from "./constant";
import { cos } from "./cos";
import { cosh } from "./cosh";
import { cross } from "./cross";
import { cumprod } from "./cumprod";
import { cumsum } from "./cumsum";
import { det } from "./det";
import { detsign } from "./detsign";
import { diag } from "./diag";
import { diagmat } from "./diagmat";
import { divide } from "./divide";
import { dot } from "./dot";
import { eighvec } from "./eighvec";
import { eigvalsh } from "./eigvalsh";
import { equal } from "./equal";
import { erf } from "./erf";
import { exp } from "./exp";
import { expand } from "./expand";
import { expm } from "./expm";
import { expm1 } from "./expm1";
import { extent } from "./extent";
import { eyeOperation } from "./eye";
import { floor } from "./floor";
import { gaps } from "./gaps";
import { greater } from "./greater";
import { greaterEqual } from "./greater_equal";
import { identity } from "./identity";
import { input } from "./input";
import { inv } from "./inv";
import { isfinite } from "./isfinite";
import { isnan } from "./isnan";
import { kron } from "./kron";
import { lasting } from "./lasting";
import { less } from "./less";
import { lessEqual } from "./less_equal";
import { log } from "./log";
import { log1p } from "./log1p";
import { log2 } from "./log2";
import { log10 } from "./log10";
import { logaddexp } from "./logaddexp";
import { logdet } from "./logdet";
import { logm } from "./logm";
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
import { outer } from "./outer";
import { over } from "./over";
import { permute } from "./permute";
import { phi } from "./phi";
import { pick } from "./pick";
import { pinv } from "./pinv";
import { pnorm } from "./pnorm";
import { power } from "./power";
import { prod } from "./prod";
import { put } from "./put";
import { qrq } from "./qrq";
import { qrr } from "./qrr";
import { range } from "./range";
import { rank } from "./rank";
import { relu } from "./relu";
import { reshape } from "./reshape";
import { round } from "./round";
import { roundAway } from "./round_away";
import { rsolve } from "./rsolve";
import { scatter } from "./scatter";
import { select } from "./select";
import { sigmoid } from "./sigmoid";
import { sign } from "./sign";
import { sin } from "./sin";
import { sinh } from "./sinh";
import { slice } from "./slice";
import { softplus } from "./softplus";
import { solve } from "./solve";
import { solvevec } from "./solvevec";
import { specnorm } from "./specnorm";
import { sqrt } from "./sqrt";
import { sqrtm } from "./sqrtm";
import { square } from "./square";
import { subtract } from "./subtract";
import { sum } from "./sum";
import { sumto } from "./sumto";
import { svdu } from "./svdu";
import { svdv } from "./svdv";
import { svdvals } from "./svdvals";
import { take } from "./take";
import { tan } from "./tan";
import { tanh } from "./tanh";
import { trace } from "./trace";
import { transpose } from "./transpose";
import { tril } from "./tril";
import { trisolve } from "./trisolve";
import { triu } from "./triu";
import { unpick } from "./unpick";
import { unslice } from "./unslice";
import { update } from "./update";
import { vecmat } from "./vecmat";
import { zerosOperation } from "./zeros";

const operations: readonly Operation[] = [
  abs,
  acos,
  add,
  all,
  and,
  any,
  argmax,
  argmin,
  asin,
  atan,
  attained,
  atan2,
  broadcast,
  cbrt,
  ceil,
  chol,
  chop,
  cofactor,
  concat,
  constant,
  cos,
  cosh,
  cross,
  cumprod,
  cumsum,
  det,
  detsign,
  diag,
  diagmat,
  divide,
  dot,
  eighvec,
  eigvalsh,
  equal,
  erf,
  exp,
  expand,
  expm,
  expm1,
  extent,
  eyeOperation,
  floor,
  gaps,
  greater,
  greaterEqual,
  identity,
  input,
  inv,
  isfinite,
  isnan,
  kron,
  lasting,
  less,
  lessEqual,
  log,
  log10,
  log1p,
  log2,
  logaddexp,
  logdet,
  logm,
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
  mpower,
  multiply,
  negate,
  norm,
  not,
  notEqual,
  mod,
  nucnorm,
  opaque,
  phi,
  pick,
  pinv,
  pnorm,
  put,
  qrq,
  qrr,
  rank,
  specnorm,
  sqrtm,
  svdu,
  svdv,
  svdvals,
  trisolve,
  unpick,
  onesOperation,
  or,
  outer,
  over,
  permute,
  power,
  prod,
  range,
  relu,
  reshape,
  round,
  roundAway,
  rsolve,
  scatter,
  select,
  sigmoid,
  sign,
  sin,
  sinh,
  slice,
  softplus,
  solve,
  solvevec,
  sqrt,
  square,
  subtract,
  sum,
  sumto,
  take,
  tan,
  tanh,
  trace,
  transpose,
  tril,
  triu,
  unslice,
  update,
  vecmat,
  zerosOperation,
];

/** All operations by name. */
export const catalogue: Catalogue = new Map(operations.map((o) => [o.name, o]));
