/** Windows that move over an array, and the map transposed to looking through them. */

import { count, type Tensor, tensor } from "../core/tensor";
import { checkpoint } from "./cancel";

/** Along each of `axes` a window of `window` entries moves in steps of `stride`. */
export interface Moving {
  readonly axes: readonly number[];
  readonly window: readonly number[];
  readonly stride: readonly number[];
}

/** What each window shows: `size` ends with the axes of the window. */
export function windowsOf(X: Tensor, size: readonly number[], how: Moving): Tensor {
  const out = new Float64Array(count(size));
  visit(X.size, size, how, (from, to) => {
    out[to] = X.data[from] as number;
  });
  return tensor(size, out);
}

/** Adds what each window shows back to where it was seen; the result has `size`. */
export function fromWindows(G: Tensor, size: readonly number[], how: Moving): Tensor {
  const out = new Float64Array(count(size));
  visit(size, G.size, how, (to, from) => {
    out[to] = (out[to] as number) + (G.data[from] as number);
  });
  return tensor(size, out);
}

/** Goes through all entries of all windows: the entry of the array and the entry of the windows. */
function visit(
  size: readonly number[],
  windows: readonly number[],
  { axes, window, stride }: Moving,
  entry: (array: number, windows: number) => void,
): void {
  const steps = strides(size);
  const along = size.map(
    (_, axis) => (steps[axis] ?? 1) * (axes.includes(axis) ? (stride[axes.indexOf(axis)] ?? 1) : 1),
  );
  const all = [...along, ...window.map((_, i) => steps[axes[i] ?? 0] ?? 1)];
  let at = 0;
  const go = (axis: number, from: number): void => {
    const [n, step] = [windows[axis] ?? 1, all[axis] ?? 0];
    if (axis === windows.length - 1) {
      for (let i = 0; i < n; i++) entry(from + i * step, at++);
      return;
    }
    if (axis === 0) checkpoint();
    for (let i = 0; i < n; i++) go(axis + 1, from + i * step);
  };
  if (count(windows) > 0) go(0, 0);
}

function strides(size: readonly number[]): number[] {
  const steps = size.map(() => 1);
  for (let axis = size.length - 2; axis >= 0; axis--) steps[axis] = (steps[axis + 1] ?? 1) * (size[axis + 1] ?? 1);
  return steps;
}
