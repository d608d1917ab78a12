/** The same entries in other places: permuting, reshaping, blocks, joining, repeating. Blocks are start, step and count per axis. */

import { count, into, strides, type Tensor, zeros } from "../core/tensor";
import { copy, type Strided } from "./strided";
import { transpose } from "./transpose";

export { eye, tril, triu } from "./triangle";

/** Axis i of the result is axis `axes[i]` of X. */
export function permute(X: Tensor, axes: readonly number[], out?: Float64Array): Tensor {
  const rank = axes.length;
  if (rank >= 2 && axes.every((a, i) => a === (i < rank - 2 ? i : 2 * rank - 3 - i))) return transpose(X, out);
  const own = strides(X.size);
  const steps = axes.map((a) => own[a] as number);
  return fill(
    axes.map((a) => X.size[a] as number),
    { data: X.data, start: 0, steps },
    out,
  );
}

/** The same entries as `size`, read and written with the last axis fastest (`C`, no copy) or the first (`F`). */
export function reshape(X: Tensor, size: readonly number[], order: "C" | "F" = "C"): Tensor {
  if (count(size) !== X.data.length) throw new RangeError(`${X.data.length} entries do not fill ${size.join("×")}`);
  if (order === "C") return { size, data: X.data };
  return reversed({ size: [...size].reverse(), data: reversed(X).data });
}

function reversed(X: Tensor): Tensor {
  return permute(X, [...X.size.keys()].reverse());
}

/** The block of X with entries `starts[a] + i·steps[a]`, i < `counts[a]`, along every axis a. */
export function slice(
  X: Tensor,
  starts: readonly number[],
  steps: readonly number[],
  counts: readonly number[],
): Tensor {
  return fill(counts, block(X, starts, steps, counts));
}

/** Zeros of `size` with the block put in: the reverse of `slice`. */
export function unslice(
  block: Tensor,
  starts: readonly number[],
  steps: readonly number[],
  size: readonly number[],
): Tensor {
  return place(zeros(size), block, starts, steps);
}

/** X with a block replaced. */
export function update(X: Tensor, block: Tensor, starts: readonly number[], steps: readonly number[]): Tensor {
  return place({ size: X.size, data: X.data.slice() }, block, starts, steps);
}

/** Arrays one after the other along an axis. */
export function concat(Xs: readonly Tensor[], axis: number): Tensor {
  const total = Xs.reduce((n, X) => n + (X.size[axis] as number), 0);
  const Z = zeros((Xs[0]?.size ?? []).map((n, a) => (a === axis ? total : n)));
  let before = 0;
  for (const X of Xs) {
    const own = X.size.map((_, a) => (a === axis ? before : 0));
    place(Z, X, own, ones(X));
    before += X.size[axis] as number;
  }
  return Z;
}

/** Arrays of one size along a new axis. */
export function stack(Xs: readonly Tensor[], axis: number): Tensor {
  return concat(
    Xs.map((X) => ({ size: [...X.size.slice(0, axis), 1, ...X.size.slice(axis)], data: X.data })),
    axis,
  );
}

/** Entries along the given axes in opposite order. */
export function flip(X: Tensor, axes: readonly number[]): Tensor {
  const back = (a: number) => axes.includes(a);
  const starts = X.size.map((n, a) => (back(a) ? n - 1 : 0));
  return slice(
    X,
    starts,
    X.size.map((_, a) => (back(a) ? -1 : 1)),
    X.size,
  );
}

/** Entries moved on by `shift` along an axis; what leaves at the end comes back at the start. */
export function roll(X: Tensor, shift: number, axis: number): Tensor {
  const n = X.size[axis] as number;
  if (n === 0) return X;
  const by = ((shift % n) + n) % n;
  const part = (from: number, length: number) =>
    slice(
      X,
      X.size.map((_, a) => (a === axis ? from : 0)),
      ones(X),
      X.size.map((m, a) => (a === axis ? length : m)),
    );
  return concat([part(n - by, by), part(0, n - by)], axis);
}

/** The whole of X repeated `times[a]` times along axis a; missing leading axes of either count as 1. */
export function tile(X: Tensor, times: readonly number[]): Tensor {
  const rank = Math.max(X.size.length, times.length);
  const size = [...Array<number>(rank - X.size.length).fill(1), ...X.size];
  const again = [...Array<number>(rank - times.length).fill(1), ...times];
  const own = strides(size);
  const Y = fill(
    size.flatMap((n, a) => [again[a] as number, n]),
    { data: X.data, start: 0, steps: own.flatMap((s) => [0, s]) },
  );
  return { size: size.map((n, a) => n * (again[a] as number)), data: Y.data };
}

/** Every entry repeated `times` times on the spot along an axis. */
export function repeat(X: Tensor, times: number, axis: number): Tensor {
  const own = strides(X.size);
  const spread = (list: readonly number[], extra: number) => [
    ...list.slice(0, axis + 1),
    extra,
    ...list.slice(axis + 1),
  ];
  const Y = fill(spread(X.size, times), { data: X.data, start: 0, steps: spread(own, 0) });
  return { size: X.size.map((n, a) => (a === axis ? n * times : n)), data: Y.data };
}

/** X with `before[a]` and `after[a]` entries of `value` around it along every axis a. */
export function pad(X: Tensor, before: readonly number[], after: readonly number[], value = 0): Tensor {
  const Z = zeros(X.size.map((n, a) => n + (before[a] as number) + (after[a] as number)));
  Z.data.fill(value);
  return place(Z, X, before, ones(X));
}

function ones(X: Tensor): number[] {
  return X.size.map(() => 1);
}

function fill(size: readonly number[], from: Strided, out?: Float64Array): Tensor {
  const Z = into(size, out);
  copy(size, from, { data: Z.data, start: 0, steps: strides(size) });
  return Z;
}

/** Writes the block into Z itself. */
function place(Z: Tensor, X: Tensor, starts: readonly number[], steps: readonly number[]): Tensor {
  copy(X.size, { data: X.data, start: 0, steps: strides(X.size) }, block(Z, starts, steps, X.size));
  return Z;
}

function block(X: Tensor, starts: readonly number[], steps: readonly number[], counts: readonly number[]): Strided {
  const own = strides(X.size);
  const inside = counts.every((n, a) => {
    const [first, last] = [starts[a] as number, (starts[a] as number) + (n - 1) * (steps[a] as number)];
    return n === 0 || (Math.min(first, last) >= 0 && Math.max(first, last) < (X.size[a] as number));
  });
  if (!inside) throw new RangeError(`a block of ${counts.join("×")} from ${starts.join()} leaves ${X.size.join("×")}`);
  return {
    data: X.data,
    start: own.reduce((at, s, a) => at + s * (starts[a] as number), 0),
    steps: own.map((s, a) => s * (steps[a] as number)),
  };
}
