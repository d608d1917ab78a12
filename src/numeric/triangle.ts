/** Triangles and diagonals of the last two axes, at any rank. Diagonal k lies k places right of the main one. */

import { count, type Tensor, zeros } from "../core/tensor";

/** Rows, columns and number of the matrices in the last two axes. */
function matrices(X: Tensor): { m: number; n: number; batch: number } {
  const [m, n] = X.size.slice(-2) as [number, number];
  return { m, n, batch: count(X.size.slice(0, -2)) };
}

/** X with zeros above diagonal k. */
export function tril(X: Tensor, k = 0): Tensor {
  return masked(X, (i, j) => j - i <= k);
}

/** X with zeros below diagonal k. */
export function triu(X: Tensor, k = 0): Tensor {
  return masked(X, (i, j) => j - i >= k);
}

function masked(X: Tensor, inside: (i: number, j: number) => boolean): Tensor {
  const { m, n, batch } = matrices(X);
  const Z = zeros(X.size);
  for (let b = 0, at = 0; b < batch; b++) {
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < n; j++, at++) if (inside(i, j)) Z.data[at] = X.data[at] as number;
    }
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
