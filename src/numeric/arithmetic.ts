/** Sum, difference, product and quotient of arrays that stretch to each other; the hot loops, without calls inside. */

import { strides, type Tensor } from "../core/tensor";
import { fresh } from "./arena";
import { stretchedSize, stretchSteps } from "./stretch";
import { type Row, walk } from "./strided";

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
  return pairs(X, Y, rows, out);
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
  return pairs(X, Y, rows, out);
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
  return pairs(X, Y, rows, out);
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
  return pairs(X, Y, rows, out);
}

/** What is done along the rows of two operands and the result. */
export type Rows = (x: Float64Array, y: Float64Array, z: Float64Array) => Row;

/** Runs `rows` over all pairs; a row of the result is always contiguous. */
export function pairs(X: Tensor, Y: Tensor, rows: Rows, out?: Float64Array): Tensor {
  const [m, n] = [X.data.length, Y.data.length];
  if (sameSize(X.size, Y.size)) return onePass(fresh(X.size, out), X, Y, 1, 1, rows);
  if (n === 1 && Y.size.length <= X.size.length) return onePass(fresh(X.size, out), X, Y, 1, 0, rows);
  if (m === 1 && X.size.length <= Y.size.length) return onePass(fresh(Y.size, out), X, Y, 0, 1, rows);
  const size = stretchedSize(X.size, Y.size);
  const Z = fresh(size, out);
  const operands = [
    { start: 0, steps: stretchSteps(X.size, size) },
    { start: 0, steps: stretchSteps(Y.size, size) },
    { start: 0, steps: strides(size) },
  ];
  walk(size, operands, rows(X.data, Y.data, Z.data));
  return Z;
}

function onePass(Z: Tensor, X: Tensor, Y: Tensor, stepX: number, stepY: number, rows: Rows): Tensor {
  rows(X.data, Y.data, Z.data)([0, 0, 0], Z.data.length, [stepX, stepY, 1]);
  return Z;
}

function sameSize(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
