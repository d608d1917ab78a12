/** Sum, difference, product and quotient of arrays that stretch to each other; the hot loops, without calls inside. */

import { strides, type Tensor, zeros } from "../core/tensor";
import { stretchedSize, stretchSteps } from "./stretch";
import { type Row, walk } from "./strided";

/** X + Y. */
export function add(X: Tensor, Y: Tensor): Tensor {
  return pairs(X, Y, (x, y, z) => (at, n, step) => {
    let [i, j, k] = at as [number, number, number];
    const [sx, sy] = step as [number, number];
    for (const end = k + n; k < end; k++, i += sx, j += sy) z[k] = (x[i] as number) + (y[j] as number);
  });
}

/** X − Y. */
export function subtract(X: Tensor, Y: Tensor): Tensor {
  return pairs(X, Y, (x, y, z) => (at, n, step) => {
    let [i, j, k] = at as [number, number, number];
    const [sx, sy] = step as [number, number];
    for (const end = k + n; k < end; k++, i += sx, j += sy) z[k] = (x[i] as number) - (y[j] as number);
  });
}

/** X ⊙ Y. */
export function multiply(X: Tensor, Y: Tensor): Tensor {
  return pairs(X, Y, (x, y, z) => (at, n, step) => {
    let [i, j, k] = at as [number, number, number];
    const [sx, sy] = step as [number, number];
    for (const end = k + n; k < end; k++, i += sx, j += sy) z[k] = (x[i] as number) * (y[j] as number);
  });
}

/** X ⊘ Y, with ±Infinity and NaN as IEEE 754 has them. */
export function divide(X: Tensor, Y: Tensor): Tensor {
  return pairs(X, Y, (x, y, z) => (at, n, step) => {
    let [i, j, k] = at as [number, number, number];
    const [sx, sy] = step as [number, number];
    for (const end = k + n; k < end; k++, i += sx, j += sy) z[k] = (x[i] as number) / (y[j] as number);
  });
}

/** Runs `rows` over all pairs; a row of the result is always contiguous. */
export function pairs(X: Tensor, Y: Tensor, rows: (x: Float64Array, y: Float64Array, z: Float64Array) => Row): Tensor {
  const size = stretchedSize(X.size, Y.size);
  const Z = zeros(size);
  const operands = [
    { start: 0, steps: stretchSteps(X.size, size) },
    { start: 0, steps: stretchSteps(Y.size, size) },
    { start: 0, steps: strides(size) },
  ];
  walk(size, operands, rows(X.data, Y.data, Z.data));
  return Z;
}
