/** Slopes by differences: extrapolated, with an estimate of their own error, and able to tell a kink from a smooth place. */

/** A slope, an estimate of its error, and the part of it that rounding of the function alone makes. */
export interface Slope {
  readonly value: number;
  readonly error: number;
  readonly noise: number;
}

/** The largest step of the first attempt. */
export const largestStep = 2e-3;

const halvings = 4;

/** f(h) − f(−h), and the size of what rounding acts on. */
export interface Rise {
  readonly rise: number;
  readonly size: number;
}

/** Rises of a function; yields before each of its evaluations, so that somebody else may have a turn in between. */
export type Rises = (h: number) => Generator<void, Rise>;

/** Runs steps to their end at once. */
export function atOnce<T>(steps: Generator<unknown, T>): T {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** The rises of a function of one number. */
export function risesOf(f: (h: number) => number): Rises {
  return function* (h) {
    yield;
    const up = f(h);
    yield;
    const down = f(-h);
    return { rise: up - down, size: Math.max(Math.abs(up), Math.abs(down)) };
  };
}

/** f′(0), at once. */
export function slope(f: (h: number) => number, step: number): Slope {
  return atOnce(slopeIn(risesOf(f), step));
}

/**
 * f′(0) by central differences, extrapolated to step 0 (Richardson); of the whole table the entry with the smallest
 * estimated error counts. C. J. F. Ridders, Accurate computation of F′(x) and F′(x)F″(x), Advances in Engineering
 * Software 4 (1982) 75–76. Halving goes on only a few times, so that rounding stays far below the truncated terms, and
 * ends early when the error is `enough`.
 */
export function* slopeIn(
  rises: Rises,
  step: number,
  enough: (s: Slope) => boolean = () => false,
): Generator<void, Slope> {
  let best: Slope = { value: Number.NaN, error: Number.POSITIVE_INFINITY, noise: 0 };
  let previous: number[] = [];
  for (let i = 0, h = step; i < halvings && !enough(best); i++, h /= 2) {
    const { rise, size } = yield* rises(h);
    const row = [rise / (2 * h)];
    const noise = (Number.EPSILON * size) / h;
    if (i === 0) best = { value: row[0] ?? Number.NaN, error: Number.POSITIVE_INFINITY, noise };
    let factor = 4;
    for (let j = 0; j < i; j++, factor *= 4) {
      const [fine, coarse] = [row[j] ?? 0, previous[j] ?? 0];
      const next = fine + (fine - coarse) / (factor - 1);
      row.push(next);
      const error = Math.max(Math.abs(next - fine), Math.abs(next - coarse), noise);
      if (error <= best.error) best = { value: next, error, noise };
    }
    previous = row;
  }
  return best;
}

/** Errors of a slope: the one that is as good as can be, and the one beyond which going closer is worth it. */
export interface Wanted {
  best(s: Slope): boolean;
  enough(s: Slope): boolean;
}

/**
 * The slope from the largest of a few steps at which it settles: a kink close by, or a border of the domain, is
 * stepped around by going closer.
 */
export function* settled(rises: Rises, step: number, wanted: Wanted): Generator<void, Slope> {
  let found = yield* slopeIn(rises, step, wanted.best);
  for (let closer = 1; closer < attempts && !wanted.enough(found); closer++) {
    const next = yield* slopeIn(rises, step / closerBy ** closer, wanted.best);
    if (next.error < found.error || Number.isNaN(found.value)) found = next;
  }
  return found;
}

/** How often a slope is looked for, each time so much closer. */
const attempts = 3;
const closerBy = 100;

/**
 * Whether a slope is still the same from much closer by, as far as rounding lets it be. One that is not comes from steps
 * that were too large for the function, however settled it looked: exp(1e9 x) is flat at any distance people would take
 * for small.
 */
export function* confirmed(rises: Rises, step: number, found: Slope): Generator<void, boolean> {
  for (const closer of [1e2, 1e4, 1e8]) {
    const { value, noise } = yield* slopeIn(rises, step / closer);
    if (!(Math.abs(value - found.value) <= 0.1 * Math.abs(found.value) + 10 * noise)) return false;
  }
  return true;
}

/**
 * Two steps, both tiny. At a kink the slopes on both sides of a point differ as much at one as at the other; where a
 * function is smooth they differ a hundred times less at the smaller one, where it is rounded a hundred times more.
 */
export const tinySteps: readonly [number, number] = [1e-4, 1e-6];

/** Whether f has a kink or a jump at 0 itself; `scale` is how large a slope has to be to matter. */
export function* isKink(f: (h: number) => number, scale: number): Generator<void, boolean> {
  yield;
  const here = f(0);
  const sides = function* (h: number): Generator<void, { gap: number; steepness: number }> {
    yield;
    const up = f(h);
    yield;
    const down = f(-h);
    return { gap: Math.abs(up - here - (here - down)) / h, steepness: Math.abs(up - down) / (2 * h) };
  };
  const [far, close] = tinySteps;
  const { gap, steepness } = yield* sides(close);
  return uneven(gap, steepness, here, close, scale) && lasting((yield* sides(far)).gap, gap);
}

/** Whether the slopes on both sides of a point differ by more than curvature and rounding explain; NaN does. */
export function uneven(gap: number, steepness: number, here: number, h: number, scale: number): boolean {
  const rounding = (64 * Number.EPSILON * Math.abs(here)) / h;
  return !(gap <= 0.05 * steepness + 1e-4 * scale + rounding);
}

/** Whether they differ as much from farther away: of mere rounding, it is a hundred times less. */
export function lasting(wide: number, narrow: number): boolean {
  return !(wide < 0.05 * narrow);
}
