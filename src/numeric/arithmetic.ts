/** Sum, difference, product, quotient and comparison of arrays that stretch to each other; the hot loops, without calls inside. */

import { into, strides, type Tensor } from "../core/tensor";
import { kernelsFor, slotFor } from "./arena";
import type { Kernels } from "./kernels/binary";
import { stretchedSize, stretchSteps } from "./stretch";
import { type Plane, type Row, walk, walkPlanes } from "./strided";

/** X + Y. */
export function add(X: Tensor, Y: Tensor, out?: Float64Array): Tensor {
  const rows: Rows = (x, y, z) => (at, n, step) => {
    let i = at[0] as number;
    let j = at[1] as number;
    let k = at[2] as number;
    const sx = step[0] as number;
    const sy = step[1] as number;
    for (const end = k + n; k < end; k++, i += sx, j += sy) z[k] = (x[i] as number) + (y[j] as number);
  };
  return pairs(X, Y, rows, out, 0);
}

/** X − Y. */
export function subtract(X: Tensor, Y: Tensor, out?: Float64Array): Tensor {
  const rows: Rows = (x, y, z) => (at, n, step) => {
    let i = at[0] as number;
    let j = at[1] as number;
    let k = at[2] as number;
    const sx = step[0] as number;
    const sy = step[1] as number;
    for (const end = k + n; k < end; k++, i += sx, j += sy) z[k] = (x[i] as number) - (y[j] as number);
  };
  return pairs(X, Y, rows, out, 1);
}

/** X ⊙ Y. */
export function multiply(X: Tensor, Y: Tensor, out?: Float64Array): Tensor {
  const rows: Rows = (x, y, z) => (at, n, step) => {
    let i = at[0] as number;
    let j = at[1] as number;
    let k = at[2] as number;
    const sx = step[0] as number;
    const sy = step[1] as number;
    for (const end = k + n; k < end; k++, i += sx, j += sy) z[k] = (x[i] as number) * (y[j] as number);
  };
  return pairs(X, Y, rows, out, 2);
}

/** X ⊘ Y, with ±Infinity and NaN as IEEE 754 has them. */
export function divide(X: Tensor, Y: Tensor, out?: Float64Array): Tensor {
  const rows: Rows = (x, y, z) => (at, n, step) => {
    let i = at[0] as number;
    let j = at[1] as number;
    let k = at[2] as number;
    const sx = step[0] as number;
    const sy = step[1] as number;
    for (const end = k + n; k < end; k++, i += sx, j += sy) z[k] = (x[i] as number) / (y[j] as number);
  };
  return pairs(X, Y, rows, out, 3);
}

/** 1 where x > y, else 0. */
export function greater(X: Tensor, Y: Tensor, out?: Float64Array): Tensor {
  return pairs(
    X,
    Y,
    comparing((x, y) => x > y),
    out,
    4,
  );
}

/** 1 where x ≥ y, else 0. */
export function greaterEqual(X: Tensor, Y: Tensor, out?: Float64Array): Tensor {
  return pairs(
    X,
    Y,
    comparing((x, y) => x >= y),
    out,
    5,
  );
}

/** 1 where x < y, else 0. */
export function less(X: Tensor, Y: Tensor, out?: Float64Array): Tensor {
  return pairs(
    X,
    Y,
    comparing((x, y) => x < y),
    out,
    6,
  );
}

/** 1 where x ≤ y, else 0. */
export function lessEqual(X: Tensor, Y: Tensor, out?: Float64Array): Tensor {
  return pairs(
    X,
    Y,
    comparing((x, y) => x <= y),
    out,
    7,
  );
}

/** 1 where x = y, else 0. */
export function equal(X: Tensor, Y: Tensor, out?: Float64Array): Tensor {
  return pairs(
    X,
    Y,
    comparing((x, y) => x === y),
    out,
    8,
  );
}

/** 1 where x ≠ y, else 0. */
export function notEqual(X: Tensor, Y: Tensor, out?: Float64Array): Tensor {
  return pairs(
    X,
    Y,
    comparing((x, y) => x !== y),
    out,
    9,
  );
}

function comparing(holds: (x: number, y: number) => boolean): Rows {
  return (x, y, z) => (at, n, step) => {
    let [i, j, k] = at as [number, number, number];
    const [sx, sy] = step as [number, number];
    for (const end = k + n; k < end; k++, i += sx, j += sy) z[k] = holds(x[i] as number, y[j] as number) ? 1 : 0;
  };
}

/** What is done along the rows of two operands and the result. */
export type Rows = (x: Float64Array, y: Float64Array, z: Float64Array) => Row;

/** Runs `rows` over all pairs; a row of the result is always contiguous. `index` is the function's number in pairs.ts, if it is there. */
export function pairs(X: Tensor, Y: Tensor, rows: Rows, out?: Float64Array, index = -1): Tensor {
  const [m, n] = [X.data.length, Y.data.length];
  if (sameSize(X.size, Y.size)) return onePass(into(X.size, out), X, Y, 1, 1, rows, index);
  if (n === 1 && Y.size.length <= X.size.length) return onePass(into(X.size, out), X, Y, 1, 0, rows, index);
  if (m === 1 && X.size.length <= Y.size.length) return onePass(into(Y.size, out), X, Y, 0, 1, rows, index);
  const size = stretchedSize(X.size, Y.size);
  const Z = into(size, out);
  const operands = [
    { start: 0, steps: stretchSteps(X.size, size) },
    { start: 0, steps: stretchSteps(Y.size, size) },
    { start: 0, steps: strides(size) },
  ];
  const kernels = index < 0 ? null : kernelsFor(X.data, Y.data, Z.data);
  if (kernels) {
    walkPlanes(size, operands, inKernels(kernels, index, X, Y, Z));
  } else walk(size, operands, rows(X.data, Y.data, Z.data));
  return Z;
}

/** A plane at a time, in bytes. */
function inKernels(kernels: Kernels, index: number, X: Tensor, Y: Tensor, Z: Tensor): Plane {
  const [x, y, z] = [X.data.byteOffset, Y.data.byteOffset, Z.data.byteOffset];
  return (at, m, down, n, step) => {
    const [i, j, k] = at as [number, number, number];
    const [dx, dy] = down as [number, number];
    const [sx, sy] = step as [number, number];
    kernels.pairs(index, x + 8 * i, 8 * dx, 8 * sx, y + 8 * j, 8 * dy, 8 * sy, z + 8 * k, m, n);
  };
}

function onePass(Z: Tensor, X: Tensor, Y: Tensor, stepX: number, stepY: number, rows: Rows, index: number): Tensor {
  const [x, y, z] = [X.data, Y.data, Z.data];
  // A single number may come from elsewhere: numbers are written beside the arrays.
  const kernels = index < 0 ? null : kernelsFor(stepX === 0 ? z : x, stepY === 0 ? z : y, z);
  if (!kernels || z.length === 0) {
    rows(x, y, z)([0, 0, 0], z.length, [stepX, stepY, 1]);
    return Z;
  }
  const first = stepX === 0 ? slotFor(z, x[0] as number) : x.byteOffset;
  const second = stepY === 0 ? slotFor(z, y[0] as number) : y.byteOffset;
  kernels.pairs(index, first, 0, 8 * stepX, second, 0, 8 * stepY, z.byteOffset, 1, z.length);
  return Z;
}

function sameSize(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
