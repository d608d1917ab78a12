/** Products of matrices and vectors. */

import { count, into, type Tensor, zeros } from "../core/tensor";
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
  const lead = broadcastSize(X.size.slice(0, -2), Y.size.slice(0, -2));
  const [A, B] = [orient(matrixOf(X), transposeX), orient(matrixOf(Y), transposeY)];
  if (lead === null || A.cols !== B.rows)
    throw new RangeError(`no product of ${X.size.join("×")} and ${Y.size.join("×")}`);
  const Z = into([...lead, A.rows, B.cols], out);
  // A new array holds zeros already.
  const mode = out ? "set" : "add";
  if (lead.length === 0) gemm(A, B, matrixOf(Z), mode);
  else {
    const [xs, ys] = [batchNumbers(X, lead), batchNumbers(Y, lead)];
    for (let b = 0; b < batchOf(Z); b++) {
      const [P, Q] = [matrixOf(X, xs(b)), matrixOf(Y, ys(b))];
      gemm(orient(P, transposeX), orient(Q, transposeY), matrixOf(Z, b), mode);
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
export function matvec(X: Tensor, y: Tensor): Tensor {
  const k = y.data.length;
  if (X.size[X.size.length - 1] !== k) throw new RangeError(`no product of ${X.size.join("×")} and ${k}`);
  const Z = zeros(X.size.slice(0, -1));
  for (let i = 0; i < Z.data.length; i++) Z.data[i] = dotRun(X.data, i * k, y.data, 0, k);
  return Z;
}

/** xY: (k)(k, m) → (m). */
export function vecmat(x: Tensor, Y: Tensor): Tensor {
  const [k, m] = Y.size as [number, number];
  if (x.data.length !== k) throw new RangeError(`no product of ${x.data.length} and ${k}×${m}`);
  const Z = zeros([m]);
  for (let p = 0, at = 0; p < k; p++) {
    const c = x.data[p] as number;
    for (let j = 0; j < m; j++, at++) Z.data[j] = (Z.data[j] as number) + c * (Y.data[at] as number);
  }
  return Z;
}

/** Σ xᵢ yᵢ of two arrays with equally many entries. */
export function dot(x: Tensor, y: Tensor): Tensor {
  if (x.data.length !== y.data.length)
    throw new RangeError(`no product of ${x.data.length} and ${y.data.length} entries`);
  return { size: [], data: Float64Array.of(dotRun(x.data, 0, y.data, 0, x.data.length)) };
}

/** Zᵢⱼ = xᵢ yⱼ; the axes of y follow those of x. */
export function outer(x: Tensor, y: Tensor): Tensor {
  const Z = zeros([...x.size, ...y.size]);
  const n = y.data.length;
  for (let i = 0, at = 0; i < x.data.length; i++) {
    const c = x.data[i] as number;
    for (let j = 0; j < n; j++, at++) Z.data[at] = c * (y.data[j] as number);
  }
  return Z;
}

/** Inner product of two runs of n entries, in four running sums. */
function dotRun(x: Float64Array, i: number, y: Float64Array, j: number, n: number): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  let k = 0;
  for (; k + 4 <= n; k += 4) {
    a += (x[i + k] as number) * (y[j + k] as number);
    b += (x[i + k + 1] as number) * (y[j + k + 1] as number);
    c += (x[i + k + 2] as number) * (y[j + k + 2] as number);
    d += (x[i + k + 3] as number) * (y[j + k + 3] as number);
  }
  for (; k < n; k++) a += (x[i + k] as number) * (y[j + k] as number);
  return a + b + (c + d);
}
