/** Statistics of an array: exact over all entries, with a small picture. */

import { strides, type Tensor } from "../core/tensor";
import type { Summary } from "../protocol/analysis";

/** Cells of the picture. */
const mostRows = 16;
const mostColumns = 32;
/** Up to so many entries are listed. */
const mostEntries = 144;

/** Statistics of an array; indices count from `base`. */
export function summarise(t: Tensor, base: 0 | 1): Summary {
  const s = scan(t.data);
  const matrix = { rows: rowsOf(t), columns: columnsOf(t) };
  return {
    norm: s.nans > 0 ? Number.NaN : s.infs > 0 ? Number.POSITIVE_INFINITY : norm(t.data, s.squares, s.largest),
    min: s.finite > 0 ? s.min : Number.NaN,
    minAt: s.finite > 0 ? indexOf(t, s.minAt, base) : [],
    max: s.finite > 0 ? s.max : Number.NaN,
    maxAt: s.finite > 0 ? indexOf(t, s.maxAt, base) : [],
    mean: s.finite > 0 ? s.sum / s.finite : Number.NaN,
    sum: s.sum,
    sumAbs: s.sumAbs,
    zeros: s.zeros,
    nans: s.nans,
    infs: s.infs,
    bytes: t.data.length * 8,
    entries: t.data.length <= mostEntries ? split(t.data, matrix.columns) : null,
    picture: t.data.length <= mostEntries ? null : picture(t.data, matrix.rows, matrix.columns),
  };
}

/** Index of an entry by axis, counted from `base`. */
export function indexOf(t: Tensor, offset: number, base: 0 | 1): number[] {
  let rest = offset;
  return strides(t.size).map((step) => {
    const i = Math.floor(rest / step);
    rest -= i * step;
    return i + base;
  });
}

/** Offset of the first entry that is NaN or infinite, or −1. */
export function firstNonFinite(t: Tensor): number {
  const known = nonFiniteAt.get(t);
  if (known !== undefined) return known;
  let at = 0;
  while (at < t.data.length && Number.isFinite(t.data[at])) at += 1;
  if (at === t.data.length) at = -1;
  if (t.data.length >= worthRemembering) nonFiniteAt.set(t, at);
  return at;
}

/** Values stay from one revision to the next, and so does what was found in them. */
const nonFiniteAt = new WeakMap<Tensor, number>();
const worthRemembering = 256;

function columnsOf(t: Tensor): number {
  return t.size.at(-1) ?? 1;
}

function rowsOf(t: Tensor): number {
  const columns = columnsOf(t);
  return columns === 0 ? 0 : t.data.length / columns;
}

function scan(data: Float64Array) {
  let [min, minAt, max, maxAt] = [Number.POSITIVE_INFINITY, 0, Number.NEGATIVE_INFINITY, 0];
  let [sum, sumAbs, squares, zeros, nans, infs] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < data.length; i++) {
    const x = data[i] as number;
    if (!Number.isFinite(x)) {
      if (Number.isNaN(x)) nans += 1;
      else infs += 1;
      continue;
    }
    if (x < min) [min, minAt] = [x, i];
    if (x > max) [max, maxAt] = [x, i];
    if (x === 0) zeros += 1;
    sum += x;
    sumAbs += Math.abs(x);
    squares += x * x;
  }
  const finite = data.length - nans - infs;
  return { min, minAt, max, maxAt, sum, sumAbs, squares, zeros, nans, infs, finite, largest: Math.max(-min, max, 0) };
}

/** Square root of the sum of squares, scaled where the squares leave the range of numbers. */
function norm(data: Float64Array, squares: number, largest: number): number {
  if (largest === 0) return 0;
  if (squares < Number.POSITIVE_INFINITY && squares > 1e-290) return Math.sqrt(squares);
  let scaled = 0;
  for (const x of data) scaled += (x / largest) ** 2;
  return largest * Math.sqrt(scaled);
}

/** The entry of largest magnitude in each block; `null` where a block holds NaN. */
function picture(data: Float64Array, rows: number, columns: number): NonNullable<Summary["picture"]> {
  const high = Math.min(mostRows, rows);
  const wide = Math.min(mostColumns, columns);
  const cells: (number | null)[] = [];
  for (let r = 0; r < high; r++) {
    const [top, bottom] = [Math.floor((r * rows) / high), Math.floor(((r + 1) * rows) / high)];
    for (let c = 0; c < wide; c++) {
      const [left, right] = [Math.floor((c * columns) / wide), Math.floor(((c + 1) * columns) / wide)];
      cells.push(largestIn(data, columns, top, bottom, left, right));
    }
  }
  return { rows: high, columns: wide, cells };
}

function largestIn(data: Float64Array, columns: number, top: number, bottom: number, left: number, right: number) {
  let largest = 0;
  for (let r = top; r < bottom; r++) {
    for (let i = r * columns + left; i < r * columns + right; i++) {
      const x = data[i] as number;
      if (Number.isNaN(x)) return null;
      if (Math.abs(x) > Math.abs(largest)) largest = x;
    }
  }
  return largest;
}

function split(data: Float64Array, columns: number): number[][] {
  const rows: number[][] = [];
  for (let i = 0; i < data.length; i += columns) rows.push([...data.subarray(i, i + columns)]);
  return rows;
}
