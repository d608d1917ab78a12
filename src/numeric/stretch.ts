/** Which size arrays stretch to, and the steps of a stretched array. */

import { strides } from "../core/tensor";

/** The size two arrays stretch to, aligned at the last axis; `null` when they do not fit. */
export function broadcastSize(a: readonly number[], b: readonly number[]): number[] | null {
  const rank = Math.max(a.length, b.length);
  const size: number[] = [];
  for (let i = 0; i < rank; i++) {
    const m = a[i - rank + a.length] ?? 1;
    const n = b[i - rank + b.length] ?? 1;
    if (m !== n && m !== 1 && n !== 1) return null;
    size.push(m === 1 ? n : m);
  }
  return size;
}

/** The size two arrays stretch to; sizes that do not fit are a RangeError. */
export function stretchedSize(a: readonly number[], b: readonly number[]): number[] {
  const size = broadcastSize(a, b);
  if (size === null) throw new RangeError(`sizes ${a.join("×")} and ${b.join("×")} do not stretch to each other`);
  return size;
}

/** Steps with which a row-major array of size `from` is read as one of size `to`: 0 along stretched axes. */
export function stretchSteps(from: readonly number[], to: readonly number[]): number[] {
  if (from.length > to.length) throw new RangeError(`size ${from.join("×")} does not stretch to ${to.join("×")}`);
  const own = strides(from);
  return to.map((n, i) => {
    const axis = i - to.length + from.length;
    const m = from[axis] ?? 1;
    if (m !== n && m !== 1) throw new RangeError(`size ${from.join("×")} does not stretch to ${to.join("×")}`);
    return m === 1 ? 0 : (own[axis] as number);
  });
}
