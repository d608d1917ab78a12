/** What the rules of eigenvalues and singular values have in common. */

import { type Dim, one } from "../core/dim";
import type { Attrs, Node } from "../core/node";
import type { Builder, Edge, RuleContext } from "../core/operation";
import type { Shape } from "../core/shape";
import type { Tensor } from "../core/tensor";

/** The smaller of the last two sizes: how many singular values there are. */
export function shorter(X: Shape): Dim {
  const [m, n] = X.slice(-2) as [Dim, Dim];
  return m.size <= n.size ? m : n;
}

/** One vector of n for every matrix of a batch; with `keep` as a column. */
export function vectorEach(X: Shape, n: Dim, attrs: Attrs): Shape {
  return [...X.slice(0, -2), n, ...(attrs.keep === true ? [one] : [])];
}

/** The last two axes exchanged. */
export function flip(X: Node, b: Builder): Node {
  return b.apply("transpose", [X]);
}

/** The product of several matrices, from the left. */
export function chain(b: Builder, ...Xs: readonly Node[]): Node {
  return Xs.reduce((X, Y) => b.apply("matmul", [X, Y]));
}

/** X + Xᵀ */
export function both(X: Node, b: Builder): Node {
  return b.apply("add", [X, flip(X, b)]);
}

/** Vectors, one per matrix of a batch, as rows that stretch over the rows of the matrices. */
export function asRow(x: Node, { apply, attrs }: RuleContext): Node {
  if (attrs.keep === true) return apply("transpose", [x]);
  if (x.shape.length === 1) return x;
  const shape = [...x.shape.slice(0, -1), one, ...x.shape.slice(-1)];
  return apply("reshape", [x], { shape, order: "C" });
}

/** What counts as 0 beside numbers of this size in vectors of this length: rounding of a factorisation. */
export function rounding(largest: number, n: number): number {
  return 16 * Math.max(n, 4) * Number.EPSILON * largest;
}

/** The first two neighbours of a sorted vector, per matrix of a batch, that only rounding tells apart. */
export function repeated(values: Tensor, n: number, sentence: (i: number) => string): Edge | null {
  for (let start = 0; start + n <= values.data.length && n > 0; start += n) {
    const run = values.data.subarray(start, start + n);
    const largest = run.reduce((m, x) => Math.max(m, Math.abs(x)), 0);
    for (let i = 0; i + 1 < n; i++) {
      const gap = Math.abs((run[i + 1] as number) - (run[i] as number));
      if (gap <= rounding(largest, n)) return { at: null, sentence: sentence(i) };
    }
  }
  return null;
}

/** Where a matrix differs from its transpose by more than rounding; `null` when it is symmetric. */
export function asymmetry(X: Tensor): readonly number[] | null {
  const n = X.size[X.size.length - 1] ?? 0;
  const largest = X.data.reduce((m, x) => Math.max(m, Math.abs(x)), 0);
  for (let start = 0; start < X.data.length; start += n * n) {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < i; j++) {
        const gap = Math.abs((X.data[start + i * n + j] as number) - (X.data[start + j * n + i] as number));
        if (gap > 1e-12 * largest) return [i, j];
      }
    }
  }
  return null;
}

/** The edge of operations that read the lower triangle of a matrix that should be symmetric. */
export function unsymmetric(X: Tensor, what: string): Edge | null {
  const at = asymmetry(X);
  const sentence = `${what} needs a symmetric matrix, this one differs from its transpose{at}: only the lower triangle is read, and both triangles share the gradient`;
  return at && { at, sentence };
}

/** The edge of eigenvalues in any order that only rounding tells apart, or that are not real. */
export function repeatedAnywhere(X: Tensor, values: Tensor, what: string): Edge | null {
  if (values.data.some(Number.isNaN) && X.data.every(Number.isFinite))
    return { at: null, sentence: "Some eigenvalues are complex numbers, which are not followed here" };
  const n = X.size[X.size.length - 1] ?? 0;
  const sorted = values.data.slice();
  for (let start = 0; start < sorted.length; start += Math.max(n, 1)) sorted.subarray(start, start + n).sort();
  return repeated({ size: values.size, data: sorted }, n, () => `Two eigenvalues are equal: they ${what}`);
}
