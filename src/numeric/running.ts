/** Running sums along an axis. */

import { count, type Tensor } from "../core/tensor";

/** Sums of all entries up to each place along `axis`; from the far end with `reverse`. */
export function runningSum(X: Tensor, axis: number, reverse: boolean): Tensor {
  const n = X.size[axis] ?? 1;
  const inner = count(X.size.slice(axis + 1));
  const outer = count(X.size.slice(0, axis));
  const data = X.data.slice();
  for (let o = 0; o < outer; o++) {
    for (let k = 1; k < n; k++) {
      const at = (o * n + (reverse ? n - 1 - k : k)) * inner;
      const before = reverse ? at + inner : at - inner;
      for (let i = 0; i < inner; i++) data[at + i] = (data[at + i] as number) + (data[before + i] as number);
    }
  }
  return { size: X.size, data };
}
