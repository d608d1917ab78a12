/** Spread of entries over axes, and products of all entries but one. */

import { count, type Tensor, tensor } from "../core/tensor";
import { subtract } from "./broadcast";
import { permute } from "./rearrange";
import { mean, sum } from "./reduce";

/** Σ(x − μ)² / (n − ddof) over axes; the deviations first, so that no digits are lost. */
export function variance(X: Tensor, axes: readonly number[], keep: boolean, ddof: number): Tensor {
  const D = subtract(X, mean(X, axes, true));
  const squares = sum(tensor(D.size, D.data.map((d) => d * d)), axes, keep); // biome-ignore format: one thought
  const n = count(axes.map((a) => X.size[a] as number)) - ddof;
  return tensor(
    squares.size,
    squares.data.map((s) => s / Math.max(0, n)),
  );
}

/** For every entry the product of all others over axes, without dividing. */
export function productOfOthers(X: Tensor, axes: readonly number[]): Tensor {
  const order = [...X.size.keys()].filter((a) => !axes.includes(a)).concat(axes);
  const Y = permute(X, order);
  const n = count(axes.map((a) => X.size[a] as number));
  const z = new Float64Array(Y.data.length);
  for (let start = 0; start < z.length; start += n) {
    let product = 1;
    for (let i = start; i < start + n; i++) {
      z[i] = product;
      product *= Y.data[i] as number;
    }
    product = 1;
    for (let i = start + n - 1; i >= start; i--) {
      z[i] = (z[i] as number) * product;
      product *= Y.data[i] as number;
    }
  }
  const back = order.map((_, a) => order.indexOf(a));
  return permute(tensor(Y.size, z), back);
}
