/** A function of matrices applied to every matrix in the last two axes of arrays whose leading axes stretch to each other. */

import { count, strides, type Tensor, zeros } from "../core/tensor";
import { stretchedSize, stretchSteps } from "./stretch";
import { matrixOf, type View } from "./view";

/** Applies `f` for every place in the leading axes; result r collects the r-th matrices. `f` must return new matrices. */
export function perMatrix(Xs: readonly Tensor[], f: (matrices: readonly View[]) => readonly View[]): Tensor[] {
  const lead = Xs.map((X) => X.size.slice(0, -2)).reduce((a, b) => stretchedSize(a, b));
  const numbers = Xs.map((X) => batchNumbers(X, lead));
  const batch = count(lead);
  if (batch === 1) return f(Xs.map((X) => matrixOf(X))).map((Z) => ({ size: [...lead, Z.rows, Z.cols], data: Z.data }));
  const out: Tensor[] = [];
  for (let b = 0; b < Math.max(batch, 1); b++) {
    const results = f(Xs.map((X, p) => matrixOf(batch === 0 ? blankOf(X) : X, batch === 0 ? 0 : numbers[p]?.(b))));
    results.forEach((Z, r) => {
      out[r] ??= zeros([...lead, Z.rows, Z.cols]);
      if (batch > 0) out[r].data.set(Z.data, b * Z.rows * Z.cols);
    });
  }
  return out;
}

/** The identity where there is no matrix at all: only the sizes of what `f` makes of it count. */
function blankOf(X: Tensor): Tensor {
  const [m, n] = X.size.slice(-2) as [number, number];
  const one = zeros([m, n]);
  for (let i = 0; i < Math.min(m, n); i++) one.data[i * n + i] = 1;
  return one;
}

/** Which matrix of X belongs to matrix b of an array with the leading axes `lead`. */
export function batchNumbers(X: Tensor, lead: readonly number[]): (b: number) => number {
  const steps = stretchSteps(X.size.slice(0, -2), lead);
  const own = strides(lead);
  if (steps.every((s, a) => s === own[a])) return (b) => b;
  return (b) => lead.reduce((at, n, a) => at + (steps[a] as number) * (Math.floor(b / (own[a] as number)) % n), 0);
}
