/** Paired positions along leading axes as positions in one flat axis. */

import { isTensor, type Node } from "../core/node";
import type { Tensor } from "../core/tensor";
import { count } from "../core/tensor";
import { map1, map2 } from "../numeric/broadcast";

/** Positions in an axis of size `n`; those below 0 count from the end. */
export function fromFront(I: Tensor, n: number): Tensor {
  return I.data.some((i) => i < 0) ? map1(I, (i) => (i < 0 ? i + n : i)) : I;
}

/** Flat positions, and the size of X with its leading axes merged. Negative positions count from the end. */
export function flatPositions(
  size: readonly number[],
  indices: readonly Tensor[],
): { positions: Tensor; flat: number[] } {
  const lead = size.slice(0, indices.length);
  let positions: Tensor | null = null;
  indices.forEach((index, axis) => {
    const n = lead[axis] ?? 1;
    const whole = fromFront(index, n);
    positions =
      positions === null
        ? whole
        : map2(
            map2(positions, { size: [], data: Float64Array.of(n) }, (p, length) => p * length),
            whole,
            (p, i) => p + i,
          );
  });
  return {
    positions: positions ?? { size: [], data: Float64Array.of(0) },
    flat: [count(lead), ...size.slice(indices.length)],
  };
}

/** Whether paired positions can be seen to be all different, because one list of full size is. */
export function areDistinct(indices: readonly Node[]): boolean {
  const joint = Math.max(1, ...indices.map((I) => count(I.shape.map((d) => d.size))));
  return indices.some((I) => {
    if (count(I.shape.map((d) => d.size)) !== joint) return false;
    if (I.op === "range") return I.attrs.step !== 0;
    const value = I.op === "constant" ? (I.attrs.value ?? null) : null;
    return isTensor(value) && value.data.every((x) => x >= 0) && new Set(value.data).size === value.data.length;
  });
}
