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
  if (own) inPlace(own, A, B, C, mode);
  else if (!worthCopying(C.rows, C.cols, A.cols) || !copied(A, B, C, mode)) plainGemm(A, B, C, mode);
}

/** Products with a vector read every entry once, and so would the copy. */
function worthCopying(m: number, n: number, k: number): boolean {
  return m * n * k >= WORTH_COPYING && m > 1 && n > 1;
}

function inPlace(kernels: Kernels, A: View, B: View, C: View, mode: Mode): void {
  const [a, b, c] = [A.data.byteOffset, B.data.byteOffset, C.data.byteOffset];
  kernels.gemm(
    a + 8 * A.start,
    8 * A.row,
    8 * A.col,
    b + 8 * B.start,
    8 * B.row,
    8 * B.col,
    c + 8 * C.start,
    8 * C.row,
    8 * C.col,
    C.rows,
    C.cols,
    A.cols,
    modes[mode],
  );
}

/** Where a matrix lies whose array is in the kernels' memory. */
export function addressed(A: View): Staged {
  return { at: A.data.byteOffset + 8 * A.start, row: 8 * A.row, col: 8 * A.col };
}

function copied(A: View, B: View, C: View, mode: Mode): boolean {
  const kernels = staging(A.rows * A.cols + B.rows * B.cols + C.rows * C.cols);
  if (!kernels) return false;
  const [a, b, c] = [stageView(A), stageView(B), mode === "set" ? roomOf(C) : stageView(C)];
  const { rows, cols } = C;
  kernels.gemm(a.at, a.row, a.col, b.at, b.row, b.col, c.at, c.row, c.col, rows, cols, A.cols, modes[mode]);
  unstageView(c, C);
  return true;
}
