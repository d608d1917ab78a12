/** Numbers of an n-dimensional array, as the kernels take and give them. */

/** A dense float64 array in row-major order; `size` is `[]` for a scalar. */
export interface Tensor {
  readonly size: readonly number[];
  readonly data: Float64Array;
}

/** Nested lists by axis in index order; a scalar is a plain number. */
export type Nested = number | readonly Nested[];

/** Number of entries of an array of this size; 1 for a scalar. */
export function count(size: readonly number[]): number {
  let n = 1;
  for (const s of size) n *= s;
  return n;
}

/** A tensor of zeros. */
export function zeros(size: readonly number[]): Tensor {
  return { size, data: new Float64Array(count(size)) };
}

/** A tensor over `out`, which holds anything, or over a new array: for kernels that write every entry. */
export function into(size: readonly number[], out?: Float64Array): Tensor {
  return { size, data: out ?? new Float64Array(count(size)) };
}

/** A tensor over `data`, which it keeps without copying. */
export function tensor(size: readonly number[], data: ArrayLike<number>): Tensor {
  return { size, data: data instanceof Float64Array ? data : Float64Array.from(data) };
}

/** A rank-0 tensor. */
export function scalar(value: number): Tensor {
  return { size: [], data: Float64Array.of(value) };
}

/** Row-major strides, in entries. */
export function strides(size: readonly number[]): number[] {
  const out = new Array<number>(size.length);
  let step = 1;
  for (let axis = size.length - 1; axis >= 0; axis--) {
    out[axis] = step;
    step *= size[axis] ?? 1;
  }
  return out;
}

/** The values as nested lists. */
export function toNested(t: Tensor): Nested {
  const read = (axis: number, offset: number, span: number): Nested => {
    if (axis === t.size.length) return t.data[offset] ?? 0;
    const n = t.size[axis] ?? 0;
    const step = n === 0 ? 0 : span / n;
    return Array.from({ length: n }, (_, i) => read(axis + 1, offset + i * step, step));
  };
  return read(0, 0, t.data.length);
}

/** Reads nested lists; `null` when they are ragged or hold something that is not a number. */
export function fromNested(value: unknown): Tensor | null {
  const size: number[] = [];
  for (let v = value; Array.isArray(v); v = v[0]) size.push(v.length);
  const data: number[] = [];
  const visit = (v: unknown, axis: number): boolean => {
    if (axis === size.length) {
      if (typeof v === "boolean") data.push(Number(v));
      else if (typeof v === "number") data.push(v);
      else return false;
      return true;
    }
    return Array.isArray(v) && v.length === size[axis] && v.every((item) => visit(item, axis + 1));
  };
  return visit(value, 0) ? tensor(size, data) : null;
}
