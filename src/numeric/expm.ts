/** The matrix exponential by scaling, a Padé approximation and squaring (Higham 2005). */

import type { Tensor } from "../core/tensor";
import { norm1 } from "./condition";
import { gemm } from "./gemm";
import { factorLU, solveFactored } from "./lu";
import { perMatrix } from "./permatrix";
import { blank, put, type View } from "./view";

/** Degree m, the largest 1-norm for which it is exact to double precision, and the coefficients. */
const PADE: readonly (readonly [limit: number, coefficients: readonly number[]])[] = [
  [1.495585217958292e-2, [120, 60, 12, 1]],
  [2.53939833006323e-1, [30240, 15120, 3360, 420, 30, 1]],
  [9.504178996162932e-1, [17297280, 8648640, 1995840, 277200, 25200, 1512, 56, 1]],
  [2.097847961257068, [17643225600, 8821612800, 2075673600, 302702400, 30270240, 2162160, 110880, 3960, 90, 1]],
  [
    5.371920351148152,
    [
      64764752532480000, 32382376266240000, 7771770303897600, 1187353796428800, 129060195264000, 10559470521600,
      670442572800, 33522128640, 1323241920, 40840800, 960960, 16380, 182, 1,
    ],
  ],
];

/** e^A over the last two axes; NaN throughout if A is not finite. */
export function expm(A: Tensor): Tensor {
  return perMatrix([A], ([a]) => [exponential(a as View)])[0] as Tensor;
}

function exponential(A: View): View {
  const size = norm1(A);
  const n = A.rows;
  if (!Number.isFinite(size)) {
    const Z = blank(n, n);
    Z.data.fill(Number.NaN);
    return Z;
  }
  const rule = PADE.find(([limit]) => size <= limit) ?? (PADE[PADE.length - 1] as (typeof PADE)[number]);
  const squarings = Math.max(0, Math.ceil(Math.log2(size / rule[0])));
  let E = pade(sum(n, [[2 ** -squarings, A]]), rule[1]);
  for (let i = 0; i < squarings; i++) E = product(E, E);
  return E;
}

/** (V − U)⁻¹(V + U): V the even terms of the polynomial, U the odd ones. */
function pade(A: View, c: readonly number[]): View {
  const n = A.rows;
  const square = product(A, A);
  let [even, odd] = [blank(n, n), blank(n, n)];
  for (let k = c.length - 2; k >= 0; k -= 2) {
    even = plusIdentity(product(square, even), c[k] as number);
    odd = plusIdentity(product(square, odd), c[k + 1] as number);
  }
  const U = product(A, odd);
  const Z = sum(n, [
    [1, even],
    [1, U],
  ]);
  solveFactored(
    factorLU(
      sum(n, [
        [1, even],
        [-1, U],
      ]),
    ),
    Z,
  );
  return Z;
}

function product(A: View, B: View): View {
  const Z = blank(A.rows, B.cols);
  gemm(A, B, Z);
  return Z;
}

function sum(n: number, terms: readonly (readonly [number, View])[]): View {
  const Z = blank(n, n);
  for (const [c, A] of terms) {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        const at = i * n + j;
        Z.data[at] = (Z.data[at] as number) + c * (A.data[A.start + i * A.row + j * A.col] as number);
      }
    }
  }
  return Z;
}

function plusIdentity(A: View, c: number): View {
  for (let i = 0; i < A.rows; i++) put(A, i, i, (A.data[i * A.cols + i] as number) + c);
  return A;
}
