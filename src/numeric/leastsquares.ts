/** Least squares and the pseudo-inverse. */

import { type Tensor, tensor } from "../core/tensor";
import { inverseNorm, norm1 } from "./condition";
import { gemm } from "./gemm";
import { perMatrix } from "./permatrix";
import { applyTransposed, reflect, upper } from "./qr";
import { svd } from "./svd";
import { solveLower, solveUpper } from "./triangular";
import { blank, cloned, matrixOf, part, toTensor, transposed, type View } from "./view";

/** X with ‖AX − B‖ least, of minimum norm: (…, m, n)(…, m, k) → (…, n, k). QR at full column rank, else as `pinv`. */
export function leastSquares(A: Tensor, B: Tensor): Tensor {
  return perMatrix([A, B], ([a, b]) => [byQR(a as View, b as View) ?? bySVD(a as View, b as View)])[0] as Tensor;
}

/** `null` for a wide matrix or one that is nearly rank deficient. */
function byQR(A: View, B: View): View | null {
  const n = A.cols;
  if (A.rows < n) return null;
  const factors = reflect(A);
  const R = upper(factors.a, n);
  const inverseSize = inverseNorm(
    n,
    (X) => solveUpper(R, X),
    (X) => solveLower(transposed(R), X),
  );
  if (!(norm1(R) * inverseSize < 1e12)) return null;
  const Y = cloned(B);
  applyTransposed(factors, Y);
  const X = cloned(part(Y, 0, 0, n, B.cols));
  solveUpper(R, X);
  return X;
}

function bySVD(A: View, B: View): View {
  const P = pinv(toTensor(A));
  const X = blank(A.cols, B.cols);
  gemm(matrixOf(P), B, X);
  return X;
}

/** Pseudo-inverse, (…, m, n) → (…, n, m); singular values up to `relative` times the largest count as 0, max(m, n)·ε unless said. */
export function pinv(A: Tensor, relative?: number): Tensor {
  const [m, n] = A.size.slice(-2) as [number, number];
  const cut = relative ?? Math.max(m, n) * Number.EPSILON;
  return perMatrix([A], ([a]) => {
    const { U, values, V } = svd(toTensor(a as View));
    const k = values.data.length;
    const least = cut * (values.data[0] ?? 0);
    const scaled = V.data.map((v, i) =>
      (values.data[i % k] as number) <= least ? 0 : v / (values.data[i % k] as number),
    );
    const P = blank(n, m);
    gemm(matrixOf(tensor(V.size, scaled)), transposed(matrixOf(U)), P);
    return [P];
  })[0] as Tensor;
}
