/** The matrix product C ←, +=, −= A B of views with any steps. */

import { kernelsFor } from "./arena";
import type { Kernels } from "./kernels/binary";
import { plainGemm } from "./plain/gemm";
import { roomOf, type Staged, stageView, staging, unstageView } from "./staging";
import type { View } from "./view";

/** What happens to the old entries of C. */
export type Mode = "set" | "add" | "subtract";

const modes = { set: 0, add: 1, subtract: 2 } as const;
/** Products of arrays outside of WebAssembly with fewer multiplications are not worth the copies. */
const WORTH_COPYING = 600;

/** C ← AB, C + AB or C − AB; C must not overlap A or B. Numbers are added in an order that depends on the sizes only. */
export function gemm(A: View, B: View, C: View, mode: Mode = "set"): void {
  const own = kernelsFor(A.data, B.data, C.data);
  if (own) multiply(own, addressed(A), addressed(B), addressed(C), C.rows, C.cols, A.cols, mode);
  else if (!worthCopying(C.rows, C.cols, A.cols) || !copied(A, B, C, mode)) plainGemm(A, B, C, mode);
}

/** Products with a vector read every entry once, and so would the copy. */
function worthCopying(m: number, n: number, k: number): boolean {
  return m * n * k >= WORTH_COPYING && m > 1 && n > 1;
}

/** Where a matrix lies whose array is in the kernels' memory. */
export function addressed(A: View): Staged {
  return { at: A.data.byteOffset + 8 * A.start, row: 8 * A.row, col: 8 * A.col };
}

function copied(A: View, B: View, C: View, mode: Mode): boolean {
  const kernels = staging(A.rows * A.cols + B.rows * B.cols + C.rows * C.cols);
  if (!kernels) return false;
  const [a, b, c] = [stageView(A), stageView(B), mode === "set" ? roomOf(C) : stageView(C)];
  multiply(kernels, a, b, c, C.rows, C.cols, A.cols, mode);
  unstageView(c, C);
  return true;
}

function multiply(
  kernels: Kernels,
  a: Staged,
  b: Staged,
  c: Staged,
  m: number,
  n: number,
  k: number,
  mode: Mode,
): void {
  kernels.gemm(a.at, a.row, a.col, b.at, b.row, b.col, c.at, c.row, c.col, m, n, k, modes[mode]);
}
