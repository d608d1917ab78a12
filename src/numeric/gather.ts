/** Reading and writing at listed positions, which count from 0; a position outside reads as NaN and is not written. */

import { count, strides, type Tensor, tensor, zeros } from "../core/tensor";

/** Entries of X along an axis at the positions I, whose axes take the place of that axis. */
export function take(X: Tensor, I: Tensor, axis: number): Tensor {
  const n = X.size[axis] as number;
  const [outer, inner] = [count(X.size.slice(0, axis)), count(X.size.slice(axis + 1))];
  const Z = zeros([...X.size.slice(0, axis), ...I.size, ...X.size.slice(axis + 1)]);
  let to = 0;
  for (let o = 0; o < outer; o++) {
    for (const i of I.data) {
      const from = (o * n + i) * inner;
      if (i >= 0 && i < n) Z.data.set(X.data.subarray(from, from + inner), to);
      else Z.data.fill(Number.NaN, to, to + inner);
      to += inner;
    }
  }
  return Z;
}

/** Zeros of `size` to which the entries of V are added where `take` would read them; repeated positions add up. */
export function scatterAdd(V: Tensor, I: Tensor, axis: number, size: readonly number[]): Tensor {
  const n = size[axis] as number;
  const [outer, inner] = [count(size.slice(0, axis)), count(size.slice(axis + 1))];
  const Z = zeros(size);
  let from = 0;
  for (let o = 0; o < outer; o++) {
    for (const i of I.data) {
      if (i >= 0 && i < n) addRun(Z.data, (o * n + i) * inner, V.data, from, inner);
      from += inner;
    }
  }
  return Z;
}

function addRun(z: Float64Array, to: number, x: Float64Array, from: number, n: number): void {
  for (let k = 0; k < n; k++) z[to + k] = (z[to + k] as number) + (x[from + k] as number);
}

/** Positions in the row-major entries of an array of size `size`, and the size in which they are arranged. */
export interface Places {
  readonly size: readonly number[];
  /** −1 where an index lies outside. */
  readonly at: Int32Array;
}

/** Every combination of one list per axis, as in X(I, J): size `[lists[0].length, …]`. */
export function grid(size: readonly number[], lists: readonly ArrayLike<number>[]): Places {
  const own = strides(size);
  let at = Int32Array.of(0);
  lists.forEach((list, axis) => {
    const next = new Int32Array(at.length * list.length);
    for (let p = 0, k = 0; p < at.length; p++) {
      for (let q = 0; q < list.length; q++) {
        next[k++] = joined(at[p] as number, list[q] as number, size[axis] as number, own[axis] as number);
      }
    }
    at = next;
  });
  return { size: lists.map((list) => list.length), at };
}

/** Index arrays taken side by side, one per axis from the first on and all of one size, as in x[i, j]; further axes whole. */
export function points(size: readonly number[], indices: readonly Tensor[]): Places {
  const own = strides(size);
  const first = indices[0] as Tensor;
  const rest = size.slice(indices.length);
  const inner = count(rest);
  const at = new Int32Array(first.data.length * inner);
  for (let p = 0; p < first.data.length; p++) {
    let base = 0;
    indices.forEach((I, axis) => {
      base = joined(base, I.data[p] as number, size[axis] as number, own[axis] as number);
    });
    for (let k = 0; k < inner; k++) at[p * inner + k] = base < 0 ? -1 : base + k;
  }
  return { size: [...first.size, ...rest], at };
}

function joined(base: number, index: number, n: number, step: number): number {
  return base < 0 || !(index >= 0 && index < n) ? -1 : base + index * step;
}

/** Entries of X at places. */
export function gatherAt(X: Tensor, places: Places): Tensor {
  return tensor(
    places.size,
    Float64Array.from(places.at, (p) => (p < 0 ? Number.NaN : (X.data[p] as number))),
  );
}

/** Zeros of `size` with the entries of V added at places: the reverse of `gatherAt`. */
export function scatterAddAt(V: Tensor, places: Places, size: readonly number[]): Tensor {
  const Z = zeros(size);
  places.at.forEach((p, i) => {
    if (p >= 0) Z.data[p] = (Z.data[p] as number) + (V.data[i] as number);
  });
  return Z;
}

/** X with the entries at places replaced by those of V; of repeated places the last one stays. */
export function scatterSetAt(X: Tensor, V: Tensor, places: Places): Tensor {
  const data = X.data.slice();
  places.at.forEach((p, i) => {
    if (p >= 0) data[p] = V.data[i] as number;
  });
  return { size: X.size, data };
}

/** X with the entries that `take` would read along an axis replaced by those of V; of repeated positions the last one stays. */
export function scatterSet(X: Tensor, I: Tensor, axis: number, V: Tensor): Tensor {
  const n = X.size[axis] as number;
  const [outer, inner] = [count(X.size.slice(0, axis)), count(X.size.slice(axis + 1))];
  const data = X.data.slice();
  let from = 0;
  for (let o = 0; o < outer; o++) {
    for (const i of I.data) {
      if (i >= 0 && i < n) data.set(V.data.subarray(from, from + inner), (o * n + i) * inner);
      from += inner;
    }
  }
  return { size: X.size, data };
}
