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

/** Of a kink, the slopes on both sides differ however small the step; of anything smooth they do not at this one. */
export const tinyStep = 1e-6;

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

/** The same from `rise` = f(h) − f(−h) and the size of what rounding acts on. */
export function extrapolated(rises: (h: number) => { rise: number; size: number }, step: number): Slope {
  let best: Slope = { value: Number.NaN, error: Number.POSITIVE_INFINITY, noise: 0 };
  let previous: number[] = [];
  let h = step;
  for (let i = 0; i < halvings; i++, h /= 2) {
    const { rise, size } = rises(h);
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

const attempts = 3;
const closerBy = 100;

/** Whether f has a kink at 0 itself; `scale` is how large a slope has to be to matter. */
export function isKink(f: (h: number) => number, step: number, scale: number): boolean {
  const [up, here, down] = [f(step), f(0), f(-step)];
  const rounding = (256 * Number.EPSILON * Math.max(Math.abs(up), Math.abs(here), Math.abs(down))) / step;
  return kinked(up, here, down, step, scale, rounding);
}

/** Whether values on both sides of a point, and at it, tell of a kink or a jump there; NaN on one side does. */
export function kinked(up: number, here: number, down: number, h: number, scale: number, rounding: number): boolean {
  const gap = Math.abs(up - here - (here - down)) / h;
  const steepness = Math.abs(up - down) / (2 * h);
  return !(gap <= 0.05 * steepness + 1e-4 * scale + rounding);
}
