/** Paired positions along leading axes as positions in one flat axis. */

import type { Tensor } from "../core/tensor";
import { count } from "../core/tensor";
import { map2 } from "../numeric/broadcast";

/** Flat positions, and the size of X with its leading axes merged. Negative positions count from the end. */
export function flatPositions(size: readonly number[], indices: readonly Tensor[]): { positions: Tensor; flat: number[] } {
  const lead = size.slice(0, indices.length);
  let positions: Tensor | null = null;
  indices.forEach((index, axis) => {
    const n = lead[axis] ?? 1;
    const whole = map2(index, { size: [], data: Float64Array.of(n) }, (i, length) => (i < 0 ? i + length : i));
    positions = positions === null ? whole : map2(map2(positions, { size: [], data: Float64Array.of(n) }, (p, length) => p * length), whole, (p, i) => p + i);
  });
  return { positions: positions ?? { size: [], data: Float64Array.of(0) }, flat: [count(lead), ...size.slice(indices.length)] };
}
