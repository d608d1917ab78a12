/** The matrix product without WebAssembly: packed panels and a register block. */

import { checkpoint } from "../cancel";
import type { Mode } from "../gemm";
import { part, transposed, type View } from "../view";

const KC = 256;
const MC = 128;
const NC = 512;
const panelA = new Float64Array(MC * KC);
const panelB = new Float64Array(KC * NC);
const tile = new Float64Array(16);

/** C ← AB, C + AB or C − AB; C must not overlap A or B. Numbers are added in the order in which WebAssembly adds them. */
export function plainGemm(A: View, B: View, C: View, mode: Mode): void {
  if (mode === "set") clear(C);
  const sign = mode === "subtract" ? -1 : 1;
  const k = A.cols;
  if (C.cols === 1) gemv(A, B, C, sign);
  else if (C.rows === 1) gemv(transposed(B), transposed(A), transposed(C), sign);
  else if (C.cols < 4 || C.rows < 4 || C.rows * C.cols * k < 4096) {
    for (let p = 0; p < k; p += KC) {
      const depth = Math.min(KC, k - p);
      small(part(A, 0, p, A.rows, depth), part(B, p, 0, depth, B.cols), C, sign);
    }
  } else packed(A, B, C, sign);
}

function packed(A: View, B: View, C: View, sign: number): void {
  for (let j = 0; j < C.cols; j += NC) {
    const n = Math.min(NC, C.cols - j);
    for (let p = 0; p < A.cols; p += KC) {
      const k = Math.min(KC, A.cols - p);
      packB(B, p, j, k, n);
      for (let i = 0; i < C.rows; i += MC) {
        const m = Math.min(MC, C.rows - i);
        checkpoint();
        packA(A, i, p, m, k, sign);
        multiplyPanels(C, i, j, m, n, k);
      }
    }
  }
}

function clear(C: View): void {
  if (C.col === 1) {
    for (let i = 0; i < C.rows; i++) C.data.fill(0, C.start + i * C.row, C.start + i * C.row + C.cols);
    return;
  }
  for (let i = 0; i < C.rows; i++) for (let j = 0; j < C.cols; j++) C.data[C.start + i * C.row + j * C.col] = 0;
}

/** Without packing: entries of C two by two; at the edges a row or column is computed twice and used once. */
function small(A: View, B: View, C: View, sign: number): void {
  for (let i = 0; i < C.rows; i += 2) for (let j = 0; j < C.cols; j += 2) square(A, B, C, i, j, sign);
}

function square(A: View, B: View, C: View, i: number, j: number, sign: number): void {
  const a = A.data;
  const b = B.data;
  const k = A.cols;
  const twoRows = i + 1 < C.rows;
  const twoCols = j + 1 < C.cols;
  const nextA = twoRows ? A.row : 0;
  const nextB = twoCols ? B.col : 0;
  const stepA = A.col;
  const stepB = B.row;
  let p = A.start + i * A.row;
  let q = B.start + j * B.col;
  let s00 = 0;
  let s01 = 0;
  let s10 = 0;
  let s11 = 0;
  for (let r = 0; r < k; r++, p += stepA, q += stepB) {
    const a0 = a[p] as number;
    const a1 = a[p + nextA] as number;
    const b0 = b[q] as number;
    const b1 = b[q + nextB] as number;
    s00 += a0 * b0;
    s01 += a0 * b1;
    s10 += a1 * b0;
    s11 += a1 * b1;
  }
  const c = C.data;
  const to = C.start + i * C.row + j * C.col;
  c[to] = (c[to] as number) + sign * s00;
  if (twoCols) c[to + C.col] = (c[to + C.col] as number) + sign * s01;
  if (twoRows) c[to + C.row] = (c[to + C.row] as number) + sign * s10;
  if (twoRows && twoCols) c[to + C.row + C.col] = (c[to + C.row + C.col] as number) + sign * s11;
}

/** y ← y ± Ax. */
function gemv(A: View, x: View, y: View, sign: number): void {
  if (A.row === 1 && A.col !== 1) {
    combineColumns(A, x, y, sign);
    return;
  }
  for (let i = 0, to = y.start; i < A.rows; i++, to += y.row) {
    const s = dotRun(A.data, A.start + i * A.row, A.col, x.data, x.start, x.row, A.cols);
    y.data[to] = (y.data[to] as number) + sign * s;
  }
}

/** The same from contiguous columns of A, every entry summed as `dotRun` does. */
function combineColumns(A: View, x: View, y: View, sign: number): void {
  const [m, k] = [A.rows, A.cols];
  const s = new Float64Array(5 * m);
  for (let p = 0; p < k; p++) {
    const c = x.data[x.start + p * x.row] as number;
    let to = p < (k & ~3) ? (p & 3) * m : 4 * m;
    for (let from = A.start + p * A.col, end = from + m; from < end; from++, to++) {
      s[to] = (s[to] as number) + c * (A.data[from] as number);
    }
  }
  for (let i = 0, to = y.start; i < m; i++, to += y.row) {
    const four = (s[i] as number) + (s[2 * m + i] as number) + ((s[m + i] as number) + (s[3 * m + i] as number));
    y.data[to] = (y.data[to] as number) + sign * (four + (s[4 * m + i] as number));
  }
}

/** Inner product of two runs of k entries, in four running sums and a rest. */
export function dotRun(
  x: Float64Array,
  p: number,
  stepX: number,
  y: Float64Array,
  q: number,
  stepY: number,
  k: number,
): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let rest = 0;
  let r = 0;
  for (; r + 4 <= k; r += 4, p += 4 * stepX, q += 4 * stepY) {
    s0 += (x[p] as number) * (y[q] as number);
    s1 += (x[p + stepX] as number) * (y[q + stepY] as number);
    s2 += (x[p + 2 * stepX] as number) * (y[q + 2 * stepY] as number);
    s3 += (x[p + 3 * stepX] as number) * (y[q + 3 * stepY] as number);
  }
  for (; r < k; r++, p += stepX, q += stepY) rest += (x[p] as number) * (y[q] as number);
  return s0 + s2 + (s1 + s3) + rest;
}

/** Strips of four rows, [k][4]; missing rows are 0. */
function packA(A: View, i0: number, p0: number, m: number, k: number, sign: number): void {
  const { data, row, col } = A;
  let to = 0;
  for (let i = 0; i < m; i += 4) {
    const rows = Math.min(4, m - i);
    const from = A.start + (i0 + i) * row + p0 * col;
    if (rows < 4) panelA.fill(0, to, to + 4 * k);
    for (let r = 0; r < rows; r++) {
      for (let p = 0, at = from + r * row; p < k; p++, at += col) panelA[to + 4 * p + r] = sign * (data[at] as number);
    }
    to += 4 * k;
  }
}

/** Strips of four columns, [k][4]; missing columns are 0. */
function packB(B: View, p0: number, j0: number, k: number, n: number): void {
  const { data, row, col } = B;
  let to = 0;
  for (let j = 0; j < n; j += 4) {
    const columns = Math.min(4, n - j);
    const from = B.start + p0 * row + (j0 + j) * col;
    if (columns < 4) panelB.fill(0, to, to + 4 * k);
    for (let p = 0, at = from; p < k; p++, at += row) {
      for (let c = 0; c < columns; c++) panelB[to + 4 * p + c] = data[at + c * col] as number;
    }
    to += 4 * k;
  }
}

function multiplyPanels(C: View, i0: number, j0: number, m: number, n: number, k: number): void {
  const { data, row, col } = C;
  for (let j = 0; j < n; j += 4) {
    for (let i = 0; i < m; i += 4) {
      block(i * k, j * k, k);
      const start = C.start + (i0 + i) * row + (j0 + j) * col;
      const [rows, columns] = [Math.min(4, m - i), Math.min(4, n - j)];
      for (let r = 0; r < rows; r++) {
        for (let c = 0, at = start + r * row; c < columns; c++, at += col) {
          data[at] = (data[at] as number) + (tile[4 * r + c] as number);
        }
      }
    }
  }
}

/** tile ← 4×4 product of two strips, kept in registers two rows at a time. */
function block(a: number, b: number, k: number): void {
  for (let r = 0; r < 4; r += 2) {
    let c00 = 0;
    let c01 = 0;
    let c02 = 0;
    let c03 = 0;
    let c10 = 0;
    let c11 = 0;
    let c12 = 0;
    let c13 = 0;
    for (let p = 0, i = a + r, j = b; p < k; p++, i += 4, j += 4) {
      const a0 = panelA[i] as number;
      const a1 = panelA[i + 1] as number;
      const b0 = panelB[j] as number;
      const b1 = panelB[j + 1] as number;
      const b2 = panelB[j + 2] as number;
      const b3 = panelB[j + 3] as number;
      c00 += a0 * b0;
      c01 += a0 * b1;
      c02 += a0 * b2;
      c03 += a0 * b3;
      c10 += a1 * b0;
      c11 += a1 * b1;
      c12 += a1 * b2;
      c13 += a1 * b3;
    }
    const to = 4 * r;
    tile[to] = c00;
    tile[to + 1] = c01;
    tile[to + 2] = c02;
    tile[to + 3] = c03;
    tile[to + 4] = c10;
    tile[to + 5] = c11;
    tile[to + 6] = c12;
    tile[to + 7] = c13;
  }
}
