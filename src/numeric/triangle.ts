/** Triangles and diagonals of the last two axes, at any rank. Diagonal k lies k places right of the main one. */

import { count, into, type Tensor, zeros } from "../core/tensor";

/** Rows, columns and number of the matrices in the last two axes. */
function matrices(X: Tensor): { m: number; n: number; batch: number } {
  const [m, n] = X.size.slice(-2) as [number, number];
  return { m, n, batch: count(X.size.slice(0, -2)) };
}

/** X with zeros above diagonal k. */
export function tril(X: Tensor, k = 0, out?: Float64Array): Tensor {
  return masked(X, out, (i, n) => [0, Math.min(n, i + k + 1)]);
}

/** X with zeros below diagonal k. */
export function triu(X: Tensor, k = 0, out?: Float64Array): Tensor {
  return masked(X, out, (i, n) => [Math.max(0, i + k), n]);
}

/** Of row i, the entries from the first to before the second column stay. */
function masked(X: Tensor, out: Float64Array | undefined, kept: (i: number, n: number) => [number, number]): Tensor {
  const { m, n, batch } = matrices(X);
  const Z = into(X.size, out);
  Z.data.fill(0);
  for (let b = 0, row = 0; b < batch; b++) {
    for (let i = 0; i < m; i++, row += n) {
      const [from, to] = kept(i, n);
      for (let at = row + from; at < row + to; at++) Z.data[at] = X.data[at] as number;
    }
  }
  return Z;
}

/** Φ(X): the lower triangle of square matrices with half the diagonal. */
export function halfTriangle(X: Tensor, out?: Float64Array): Tensor {
  const Z = tril(X, 0, out);
  const { n, batch } = matrices(X);
  for (let b = 0; b < batch; b++) {
    for (let at = b * n * n; at < (b + 1) * n * n; at += n + 1) Z.data[at] = (Z.data[at] as number) / 2;
  }
  return Z;
}

/** The m×n matrix with ones on diagonal k. */
export function eye(m: number, n = m, k = 0): Tensor {
  const Z = zeros([m, n]);
  for (let i = Math.max(0, -k); i < m && i + k < n; i++) Z.data[i * n + i + k] = 1;
  return Z;
}

/** Diagonal k of every matrix, as a vector. */
export function diagonal(X: Tensor, k = 0): Tensor {
  const { m, n, batch } = matrices(X);
  const [row, column] = [Math.max(0, -k), Math.max(0, k)];
  const length = Math.max(0, Math.min(m - row, n - column));
  const Z = zeros([...X.size.slice(0, -2), length]);
  for (let b = 0, at = 0; b < batch; b++) {
    for (let i = 0; i < length; i++) Z.data[at++] = X.data[b * m * n + (row + i) * n + column + i] as number;
  }
  return Z;
}

/** Square matrices with a vector on diagonal k and zeros elsewhere: the reverse of `diagonal`. */
export function diagonalMatrix(x: Tensor, k = 0): Tensor {
  const length = x.size[x.size.length - 1] ?? 1;
  const n = length + Math.abs(k);
  const [row, column] = [Math.max(0, -k), Math.max(0, k)];
  const Z = zeros([...x.size.slice(0, -1), n, n]);
  for (let at = 0; at < x.data.length; at++) {
    const i = at % length;
    Z.data[((at - i) / length) * n * n + (row + i) * n + column + i] = x.data[at] as number;
  }
  return Z;
}

/** Sum of the diagonal entries of every matrix. */
export function trace(X: Tensor): Tensor {
  const D = diagonal(X);
  const length = D.size[D.size.length - 1] as number;
  const Z = zeros(X.size.slice(0, -2));
  for (let i = 0; i < D.data.length; i++) {
    const b = Math.floor(i / length);
    Z.data[b] = (Z.data[b] as number) + (D.data[i] as number);
  }
  return Z;
}
