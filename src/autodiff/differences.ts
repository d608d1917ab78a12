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

/**
 * f′(0) by central differences, extrapolated to step 0 (Richardson); of the whole table the entry with the smallest
 * estimated error counts. C. J. F. Ridders, Accurate computation of F′(x) and F′(x)F″(x), Advances in Engineering
 * Software 4 (1982) 75–76. Halving goes on only a few times, so that rounding stays far below the truncated terms.
 */
export function slope(f: (h: number) => number, step: number): Slope {
  return extrapolated((h) => {
    const [up, down] = [f(h), f(-h)];
    return { rise: up - down, size: Math.max(Math.abs(up), Math.abs(down)) };
  }, step);
}

/** f(h) − f(−h), and the size of what rounding acts on. */
export interface Rise {
  readonly rise: number;
  readonly size: number;
}

/** The same from rises. */
export function extrapolated(rises: (h: number) => Rise, step: number): Slope {
  return extrapolate(stepsFrom(step).map(rises), step);
}

/** The steps at which `extrapolate` wants rises. */
export function stepsFrom(step: number): number[] {
  return Array.from({ length: halvings }, (_, i) => step / 2 ** i);
}

/** The same from the rises at `stepsFrom(step)`. */
export function extrapolate(rises: readonly Rise[], step: number): Slope {
  let best: Slope = { value: Number.NaN, error: Number.POSITIVE_INFINITY, noise: 0 };
  let previous: number[] = [];
  for (const [i, { rise, size }] of rises.entries()) {
    const h = step / 2 ** i;
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

/**
 * The slope from the largest of a few steps at which it settles: a kink close by, or a border of the domain, is
 * stepped around by going closer. `enough` is the error that ends the search.
 */
export function settled(slopeFrom: (step: number) => Slope, step: number, enough: (s: Slope) => boolean): Slope {
  let best = slopeFrom(step);
  for (let closer = 1; closer < attempts && !enough(best); closer++) {
    const next = slopeFrom(step / closerBy ** closer);
    if (next.error < best.error || Number.isNaN(best.value)) best = next;
  }
  return best;
}

/** How often a slope is looked for, each time so much closer. */
export const attempts = 3;
export const closerBy = 100;

/**
 * Whether a slope is still the same from much closer by. One that is not comes from steps that were too large for the
 * function, however settled it looked: exp(1e9 x) is flat at any distance people would take for small.
 */
export function confirmed(slopeFrom: (step: number) => Slope, step: number, found: Slope): boolean {
  return muchCloser.every((closer) => confirms(slopeFrom(step / closer), found));
}

/** By how much. */
export const muchCloser: readonly number[] = [1e2, 1e4, 1e8];

/** Whether a slope from closer by says the same, as far as its own rounding lets it. */
export function confirms(closer: Slope, found: Slope): boolean {
  return Math.abs(closer.value - found.value) <= 0.1 * Math.abs(found.value) + 10 * closer.noise;
}

/**
 * Two steps, both tiny. At a kink the slopes on both sides of a point differ as much at one as at the other; where a
 * function is smooth they differ a hundred times less at the smaller one, where it is rounded a hundred times more.
 */
export const tinySteps: readonly [number, number] = [1e-4, 1e-6];

/** Whether f has a kink or a jump at 0 itself; `scale` is how large a slope has to be to matter. */
export function isKink(f: (h: number) => number, scale: number): boolean {
  const [far, close] = tinySteps;
  const here = f(0);
  const gap = (h: number, up = f(h), down = f(-h)): readonly [gap: number, steepness: number] => {
    return [Math.abs(up - here - (here - down)) / h, Math.abs(up - down) / (2 * h)];
  };
  const [narrow, steepness] = gap(close);
  return uneven(narrow, steepness, here, close, scale) && lasting(gap(far)[0], narrow);
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
