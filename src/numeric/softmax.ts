/** Softmax along an axis. */

import { count, into, type Tensor } from "../core/tensor";
import { kernelsFor } from "./arena";
import { stage, staging, unstage } from "./staging";
import { sumRow } from "./summation";

/** Zᵢ = exp Xᵢ / Σ exp X along `axis`, the largest entry taken out first; NaN along it where one is NaN or +∞. */
export function softmax(X: Tensor, axis: number, out?: Float64Array): Tensor {
  const Z = into(X.size, out);
  const n = X.size[axis] ?? 1;
  const inner = count(X.size.slice(axis + 1));
  const rows = n === 0 ? 0 : X.data.length / n;
  if (inner !== 1)
    for (let r = 0; r < rows; r++) plainRow(X.data, Z.data, Math.floor(r / inner) * n * inner + (r % inner), n, inner);
  else if (!inKernels(X.data, Z.data, rows, n)) for (let r = 0; r < rows; r++) plainRow(X.data, Z.data, r * n, n, 1);
  return Z;
}

/** As many rows at a time as the nearest cache holds, unless they lie in an arena. */
function inKernels(x: Float64Array, z: Float64Array, rows: number, n: number): boolean {
  const own = kernelsFor(x, z);
  if (own) {
    own.softmaxRows(x.byteOffset, z.byteOffset, rows, n);
    return true;
  }
  const most = Math.max(1, Math.floor(2048 / n));
  for (let r = 0; r < rows; r += most) {
    const m = Math.min(most, rows - r);
    const kernels = staging(m * n);
    if (!kernels) return false;
    const at = stage(x, r * n, m * n);
    kernels.softmaxRows(at, at, m, n);
    unstage(at, z, r * n, m * n);
  }
  return true;
}

/** Without WebAssembly: n entries, `step` apart. */
function plainRow(x: Float64Array, z: Float64Array, start: number, n: number, step: number): void {
  const row = new Float64Array(n);
  let top = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < n; i++) top = Math.max(top, x[start + i * step] as number);
  const shift = Number.isFinite(top) ? top : 0;
  for (let i = 0; i < n; i++) row[i] = Math.exp((x[start + i * step] as number) - shift);
  const total = sumRow(row, 0, n);
  for (let i = 0; i < n; i++) z[start + i * step] = (row[i] as number) / total;
}
