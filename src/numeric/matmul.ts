/** Products of matrices and vectors. */

import { count, into, type Tensor } from "../core/tensor";
import { multiply } from "./arithmetic";
import { gemm } from "./gemm";
import { batchNumbers } from "./permatrix";
import { broadcastSize } from "./stretch";
import { batchOf, matrixOf, transposed, type View } from "./view";

/** Factors that are read with their last two axes exchanged. */
export interface Transposes {
  readonly transposeX?: boolean;
  readonly transposeY?: boolean;
}

/** Z = XY over the last two axes, (…, n, k)(…, k, m) → (…, n, m); leading axes stretch. */
export function matmul(
  X: Tensor,
  Y: Tensor,
  { transposeX = false, transposeY = false }: Transposes = {},
  out?: Float64Array,
): Tensor {
  if (Y.size.length === 2 && X.size.length > 2 && !transposeX) return folded(X, Y, transposeY, out);
  const [A, B] = [orient(matrixOf(X), transposeX), orient(matrixOf(Y), transposeY)];
  const flat = X.size.length === 2 && Y.size.length === 2;
  const lead = flat ? [] : broadcastSize(X.size.slice(0, -2), Y.size.slice(0, -2));
  if (lead === null || A.cols !== B.rows)
    throw new RangeError(`no product of ${X.size.join("×")} and ${Y.size.join("×")}`);
  const Z = into(flat ? [A.rows, B.cols] : [...lead, A.rows, B.cols], out);
  if (lead.length === 0) gemm(A, B, matrixOf(Z));
  else {
    const [xs, ys] = [batchNumbers(X, lead), batchNumbers(Y, lead)];
    for (let b = 0; b < batchOf(Z); b++) {
      const [P, Q] = [matrixOf(X, xs(b)), matrixOf(Y, ys(b))];
      gemm(orient(P, transposeX), orient(Q, transposeY), matrixOf(Z, b));
    }
  }
  return Z;
}

function orient(A: View, exchange: boolean): View {
  return exchange ? transposed(A) : A;
}

/** One Y for all matrices of X: a single tall product. */
function folded(X: Tensor, Y: Tensor, transposeY: boolean, out?: Float64Array): Tensor {
  const k = X.size[X.size.length - 1] as number;
  const rows = count(X.size.slice(0, -1));
  const Z = matmul({ size: [rows, k], data: X.data }, Y, { transposeY }, out);
  return { size: [...X.size.slice(0, -1), Z.size[1] as number], data: Z.data };
}

/** Xy over the last axis of X: (…, k)(k) → (…). */
export function matvec(X: Tensor, y: Tensor, out?: Float64Array): Tensor {
  const k = y.data.length;
  if (X.size[X.size.length - 1] !== k) throw new RangeError(`no product of ${X.size.join("×")} and ${k}`);
  const Z = into(X.size.slice(0, -1), out);
  gemm(rowMajor(X, Z.data.length, k), rowMajor(y, k, 1), rowMajor(Z, Z.data.length, 1));
  return Z;
}

/** xY: (k)(k, m) → (m). */
export function vecmat(x: Tensor, Y: Tensor, out?: Float64Array): Tensor {
  const [k, m] = Y.size as [number, number];
  if (x.data.length !== k) throw new RangeError(`no product of ${x.data.length} and ${k}×${m}`);
  const Z = into([m], out);
  gemm(rowMajor(x, 1, k), rowMajor(Y, k, m), rowMajor(Z, 1, m));
  return Z;
}

/** Σ xᵢ yᵢ of two arrays with equally many entries. */
export function dot(x: Tensor, y: Tensor, out?: Float64Array): Tensor {
  const n = x.data.length;
  if (n !== y.data.length) throw new RangeError(`no product of ${n} and ${y.data.length} entries`);
  const Z = into([], out);
  gemm(rowMajor(x, 1, n), rowMajor(y, n, 1), rowMajor(Z, 1, 1));
  return Z;
}

/** Zᵢⱼ = xᵢ yⱼ; the axes of y follow those of x. */
export function outer(x: Tensor, y: Tensor, out?: Float64Array): Tensor {
  const column = { size: [x.data.length, 1], data: x.data };
  const Z = multiply(column, { size: [y.data.length], data: y.data }, out);
  return { size: [...x.size, ...y.size], data: Z.data };
}

/** All entries as one matrix. */
function rowMajor({ data }: Tensor, rows: number, cols: number): View {
  return { data, start: 0, rows, cols, row: cols, col: 1 };
}
