/** Sums of products of arrays whose axes have letters, as `einsum` forms them. */

import { count, strides, type Tensor, tensor } from "../core/tensor";
import { multiply } from "./arithmetic";
import { matmul } from "./matmul";
import { permute, reshape } from "./rearrange";
import { sum } from "./reduce";

/** An array whose axes have letters, one each. */
interface Lettered {
  readonly X: Tensor;
  readonly axes: string;
}

/**
 * Multiplies from left to right and sums over every letter that `result` lacks, as soon as nothing later needs it. A
 * letter twice in one term stands for the diagonal; each letter of `result` stands in some term.
 */
export function einsum(Xs: readonly Tensor[], terms: readonly string[], result: string): Tensor {
  const parts = terms.map((axes, i): Lettered => diagonal(Xs[i] as Tensor, axes));
  const made = parts.reduce((so, next, i) => pair(so, next, result + terms.slice(i + 1).join("")));
  const { X, axes } = summed(made, result);
  const order = [...result].map((l) => axes.indexOf(l));
  return order.every((a, i) => a === i) ? X : permute(X, order);
}

/** Entries whose indices agree wherever their letters do. */
function diagonal(X: Tensor, axes: string): Lettered {
  const letters = [...new Set(axes)];
  if (letters.length === axes.length) return { X, axes };
  const all = strides(X.size);
  const steps = letters.map((l) => all.reduce((s, step, i) => s + (axes[i] === l ? step : 0), 0));
  const size = letters.map((l) => X.size[axes.indexOf(l)] ?? 1);
  const out = tensor(size, new Float64Array(count(size)));
  const own = strides(size);
  for (let at = 0; at < out.data.length; at++) {
    let from = 0;
    for (let k = 0; k < size.length; k++)
      from += (Math.floor(at / (own[k] as number)) % (size[k] as number)) * (steps[k] as number);
    out.data[at] = X.data[from] as number;
  }
  return { X: out, axes: letters.join("") };
}

/** The sum over all letters that are not needed. */
function summed({ X, axes }: Lettered, needed: string): Lettered {
  const gone = [...axes].flatMap((l, i) => (needed.includes(l) ? [] : [i]));
  if (gone.length === 0) return { X, axes };
  return { X: sum(X, gone), axes: [...axes].filter((l) => needed.includes(l)).join("") };
}

/** The product of two arrays as matrix products, stacked along letters that both have and something later needs. */
function pair(A: Lettered, B: Lettered, needed: string): Lettered {
  const [P, Q] = [summed(A, needed + B.axes), summed(B, needed + A.axes)];
  const both = [...P.axes].filter((l) => Q.axes.includes(l));
  const [stack, inner] = [both.filter((l) => needed.includes(l)), both.filter((l) => !needed.includes(l))];
  const rows = [...P.axes].filter((l) => !both.includes(l));
  const columns = [...Q.axes].filter((l) => !both.includes(l));
  const axes = [...stack, ...rows, ...columns].join("");
  const size = [...axes].map((l) => P.X.size[P.axes.indexOf(l)] ?? Q.X.size[Q.axes.indexOf(l)] ?? 1);
  const [X, Y] = [grouped(P, [stack, rows, inner]), grouped(Q, [stack, inner, columns])];
  // Products of single entries need no matrices.
  const Z = inner.length === 0 && rows.length === 0 && columns.length === 0 ? multiply(X, Y) : matmul(X, Y);
  return { X: reshape(Z, size), axes };
}

/** Groups of letters merged into one axis each. */
function grouped({ X, axes }: Lettered, groups: readonly (readonly string[])[]): Tensor {
  const order = groups.flat().map((l) => axes.indexOf(l));
  const size = groups.map((g) => count(g.map((l) => X.size[axes.indexOf(l)] ?? 1)));
  return reshape(order.every((a, i) => a === i) ? X : permute(X, order), size);
}
