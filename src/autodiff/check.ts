/** Adjoints against differences: what a small change of a value really does to the cost. */

import type { Node } from "../core/node";
import type { Catalogue } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { atOnce, confirmed, isKink, largestStep, risesOf, type Slope, settled, type Wanted } from "./differences";
import { evaluate, type Values } from "./evaluate";
import { replay } from "./replay";

/** How far an adjoint agrees with differences. */
export interface Check {
  /** Largest error over all checked entries, relative to the largest entry of the adjoint or of the differences; what rounding hides is 0. */
  readonly maxRelativeError: number;
  /** The relative error that differences cannot see: what they leave open by themselves. */
  readonly resolution: number;
  /** Index of the entry that disagrees most. */
  readonly worstIndex: readonly number[];
  /** Decimal digits that agree and that differences can see, 0 to 15. */
  readonly digits: number;
  /** Flat positions left out, because the cost has a kink there: the slopes on both sides differ. */
  readonly kinks: readonly number[];
  /** Flat positions left out, because no step is small enough for differences to come to rest. */
  readonly unsettled: readonly number[];
}

/** How to take differences. */
export interface CheckOptions {
  /** Largest step, relative to an entry's magnitude where that is above 1. */
  readonly step?: number;
  /** Flat positions of the entries to check; all unless said. */
  readonly entries?: readonly number[];
  /** A change of an entry changes its mirror image too, by half each: for adjoints of symmetric matrices. */
  readonly symmetric?: boolean;
}

/**
 * Compares X̄ with differences of the scalar `cost`. X may be any node on the way, not only a leaf: it alone is changed,
 * other nodes of the same value keep theirs. `values` must hold what evaluating the cost left there.
 */
export function checkAdjoint(
  cost: Node,
  X: Node,
  Xbar: Tensor,
  catalogue: Catalogue,
  values: Values,
  options: CheckOptions = {},
): Check {
  return atOnce(checkEntries(cost, X, Xbar, catalogue, values, options));
}

/** The same; yields before every evaluation of the cost. */
export function* checkEntries(
  cost: Node,
  X: Node,
  Xbar: Tensor,
  catalogue: Catalogue,
  values: Values,
  options: CheckOptions = {},
): Generator<void, Check> {
  const base = evaluate(X, catalogue, values);
  const costAt = replay([cost], X, catalogue, values);
  const entries = options.entries ?? [...base.data.keys()];
  const lines = entries.map((at): Line => {
    const mirror = options.symmetric === true ? mirrored(at, base.size) : at;
    const f = (h: number): number => costAt(moved(base, at, mirror, h))[0]?.data[0] ?? Number.NaN;
    return { f, step: (options.step ?? largestStep) * Math.max(1, Math.abs(base.data[at] ?? 0)) };
  });
  const slopes: Slope[] = [];
  for (const line of lines) slopes.push(yield* slopeOf(line));
  return yield* compare(entries, lines, slopes, Xbar);
}

/** Compares ⟨X̄, D⟩ with the slope of the cost along D: all entries of X at once. */
export function* checkAlong(
  cost: Node,
  X: Node,
  Xbar: Tensor,
  direction: Tensor,
  catalogue: Catalogue,
  values: Values,
): Generator<void, Check> {
  const base = evaluate(X, catalogue, values);
  const costAt = replay([cost], X, catalogue, values);
  const along = (h: number): number => costAt(plus(base, direction, h))[0]?.data[0] ?? Number.NaN;
  const predicted = { size: [], data: Float64Array.of(inner(Xbar, direction)) };
  // Terms of the sum may cancel; an error is measured against what they amount to without that.
  const typical = Math.hypot(...Xbar.data.map((x, i) => x * (direction.data[i] ?? 0)));
  const line = { f: along, step: largestStep };
  return yield* compare([0], [line], [yield* slopeOf(line)], predicted, typical);
}

/** Decimal digits of a relative error, 0 to 15. */
export function digitsOf(relativeError: number): number {
  return relativeError === 0 ? 15 : Math.min(15, Math.max(0, Math.floor(-Math.log10(relativeError))));
}

/** X + h·D; X itself where there is no direction. */
export function plus(X: Tensor, direction: Tensor | null, h: number): Tensor {
  return direction ? { size: X.size, data: X.data.map((x, i) => x + h * (direction.data[i] ?? 0)) } : X;
}

/** ⟨A, B⟩, where 0 of A silences whatever B holds. */
export function inner(a: Tensor, b: Tensor): number {
  return a.data.reduce((sum, x, i) => sum + (x === 0 ? 0 : x * (b.data[i] ?? 0)), 0);
}

/** The cost along one line through the present value. */
interface Line {
  f(h: number): number;
  /** The largest step. */
  readonly step: number;
}

function slopeOf({ f, step }: Line): Generator<void, Slope> {
  return settled(risesOf(f), step, wanted);
}

/** Halving on, or going closer, could only lose digits. */
const wanted: Wanted = {
  best: ({ error, noise }) => error <= 2 * noise,
  enough: ({ value, error, noise }) => error <= Math.max(1e-6 * Math.abs(value), 100 * noise),
};

/** Errors beyond this are looked at twice: a kink and steps that are too large make them, too. */
const suspicious = 1e-6;

function* compare(
  entries: readonly number[],
  lines: readonly Line[],
  slopes: readonly Slope[],
  Xbar: Tensor,
  atLeast = 0,
): Generator<void, Check> {
  const ours = (at: number): number => Xbar.data[at] ?? Number.NaN;
  const sizes = [...entries.map(ours), ...slopes.map((s) => s.value)].map(Math.abs).filter(Number.isFinite);
  const scale = sizes.reduce((m, x) => Math.max(m, x), atLeast);
  // Nothing moves the cost, and nothing was said to.
  if (scale === 0 && sizes.length > 0) {
    return {
      maxRelativeError: 0,
      resolution: 0,
      worstIndex: indexOf(0, Xbar.size),
      digits: 15,
      kinks: [],
      unsettled: [],
    };
  }
  const [kinks, unsettled]: [number[], number[]] = [[], []];
  let worst = { at: 0, error: -1 };
  let open = 0;
  for (const [i, at] of entries.entries()) {
    const [found, line] = [slopes[i] as Slope, lines[i] as Line];
    const difference = Math.abs(ours(at) - found.value);
    const rounded = difference <= found.noise;
    const error = rounded ? 0 : Number.isFinite(difference) ? difference / scale : Number.POSITIVE_INFINITY;
    if (Number.isFinite(ours(at)) && (error > suspicious || !(found.error <= 1e-3 * scale))) {
      const kink = yield* isKink(line.f, scale);
      if (kink) kinks.push(at);
      else if (!(yield* confirmed(risesOf(line.f), line.step, found))) unsettled.push(at);
      if (kink || unsettled.at(-1) === at) continue;
    }
    open = Math.max(open, found.error);
    if (error > worst.error) worst = { at, error };
  }
  const maxRelativeError = Math.max(0, worst.error);
  const resolution = open === 0 ? 0 : open / scale;
  const visible = Math.max(maxRelativeError, Math.min(resolution, 1));
  const worstIndex = indexOf(worst.at, Xbar.size);
  return { maxRelativeError, resolution, worstIndex, digits: digitsOf(visible), kinks, unsettled };
}

function moved(X: Tensor, at: number, mirror: number, h: number): Tensor {
  const data = X.data.slice();
  data[at] = (data[at] ?? 0) + h / 2;
  data[mirror] = (data[mirror] ?? 0) + h / 2;
  return { size: X.size, data };
}

/** Position of the entry with the last two indices exchanged. */
function mirrored(at: number, size: readonly number[]): number {
  const n = size[size.length - 1] ?? 1;
  const block = n * (size[size.length - 2] ?? 1);
  const [start, inside] = [at - (at % block), at % block];
  return start + (inside % n) * n + Math.floor(inside / n);
}

function indexOf(at: number, size: readonly number[]): number[] {
  const index: number[] = [];
  let rest = at;
  for (let axis = size.length - 1; axis >= 0; axis--) {
    const n = size[axis] ?? 1;
    index.unshift(rest % n);
    rest = Math.floor(rest / n);
  }
  return index;
}
