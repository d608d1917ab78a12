/** A matrix inside of an array: any part, transposed or not, without copying. */

import { count, type Tensor } from "../core/tensor";

/** Entry (i, j) lies at `start + i·row + j·col`. */
export interface View {
  readonly data: Float64Array;
  readonly start: number;
  readonly rows: number;
  readonly cols: number;
  readonly row: number;
  readonly col: number;
}

/** Matrix number `index` in the last two axes of X. */
export function matrixOf(X: Tensor, index = 0): View {
  const rows = X.size[X.size.length - 2] as number;
  const cols = X.size[X.size.length - 1] as number;
  return { data: X.data, start: index * rows * cols, rows, cols, row: cols, col: 1 };
}

/** A new matrix of zeros. */
export function blank(rows: number, cols: number): View {
  return { data: new Float64Array(rows * cols), start: 0, rows, cols, row: cols, col: 1 };
}

/** The number of matrices in the last two axes. */
export function batchOf(X: Tensor): number {
  return count(X.size.slice(0, -2));
}

/** Rows and columns exchanged. */
export function transposed(A: View): View {
  return { data: A.data, start: A.start, rows: A.cols, cols: A.rows, row: A.col, col: A.row };
}

/** The rows×cols part from entry (i, j) on. */
export function part(A: View, i: number, j: number, rows: number, cols: number): View {
  return { data: A.data, start: A.start + i * A.row + j * A.col, rows, cols, row: A.row, col: A.col };
}

/** Entry (i, j). */
export function at(A: View, i: number, j: number): number {
  return A.data[A.start + i * A.row + j * A.col] as number;
}

/** Sets entry (i, j). */
export function put(A: View, i: number, j: number, value: number): void {
  A.data[A.start + i * A.row + j * A.col] = value;
}

/** A row-major copy. */
export function cloned(A: View): View {
  const Z = blank(A.rows, A.cols);
  assign(Z, A);
  return Z;
}

/** Z ← A. */
export function assign(Z: View, A: View): void {
  if (Z.col === 1 && A.col === 1) {
    for (let i = 0, from = A.start, to = Z.start; i < A.rows; i++, from += A.row, to += Z.row) {
      Z.data.set(A.data.subarray(from, from + A.cols), to);
    }
    return;
  }
  for (let i = 0; i < A.rows; i++) for (let j = 0; j < A.cols; j++) put(Z, i, j, at(A, i, j));
}

/** The entries as a tensor of two axes; a copy unless they already lie in a row-major array of their own. */
export function toTensor(A: View): Tensor {
  const whole = A.start === 0 && A.row === A.cols && A.col === 1 && A.data.length === A.rows * A.cols;
  return { size: [A.rows, A.cols], data: whole ? A.data : cloned(A).data };
}
