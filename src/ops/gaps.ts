/** Differences of all pairs of entries: Zᵢⱼ = xⱼ − xᵢ, exactly 0 where only rounding tells two apart. */

import type { Operation } from "../core/operation";
import { entries } from "../core/shape";
import { type Tensor, zeros } from "../core/tensor";
import { call } from "./notation";
import { flip, rounding } from "./spectral";

export const gaps: Operation = {
  name: "gaps",
  summary: "Differences of all pairs of entries, Zᵢⱼ = xⱼ − xᵢ, exactly 0 where only rounding tells two apart.",
  params: ["X"],
  attrs: ["keep"],
  shape: ([X = []], attrs) => {
    const vector = attrs.keep === true ? X.slice(0, -1) : X;
    return [...vector, ...vector.slice(-1)];
  },
  kernel: ([X], _, size) => differences((X as Tensor).data, size),
  vjp: {
    X(c) {
      const rank = c.Zbar.shape.length;
      const to = c.apply("sum", [c.Zbar], { axes: [rank - 2], keep: c.attrs.keep === true });
      const from = c.apply("sum", [c.Zbar], { axes: [rank - 1], keep: c.attrs.keep === true });
      return c.apply("subtract", [c.attrs.keep === true ? flip(to, c) : to, from]);
    },
  },
  flops: (_, out) => entries(out),
  notation: {
    ...call({ unicode: "gaps", latex: "\\operatorname{gaps}" }),
    matlab: (c) =>
      c.attrs.keep !== true || c.node.shape.length > 2
        ? null
        : { text: `${c.operand(0, "postfix")}' - ${c.operand(0, "times")}`, level: "add" },
    numpy: (c) => {
      const X = c.operand(0, "postfix");
      const text =
        c.attrs.keep === true
          ? `np.swapaxes(${c.operand(0, "none")}, -1, -2) - ${X}`
          : `${X}[..., None, :] - ${X}[..., :, None]`;
      return { text, level: "add" };
    },
  },
  samples: [{ args: [[3]] }, { args: [[2, 4]] }, { args: [[3, 1]], attrs: { keep: true } }, { args: [[1]] }],
  domain: { X: "distinct" },
  choice: "0 for values that only rounding tells apart",
};

function differences(x: Float64Array, size: readonly number[]): Tensor {
  const Z = zeros(size);
  const n = size[size.length - 1] ?? 0;
  for (let start = 0; start < x.length; start += n) {
    const run = x.subarray(start, start + n);
    const least = rounding(
      run.reduce((m, v) => Math.max(m, Math.abs(v)), 0),
      n,
    );
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        const gap = (run[j] as number) - (run[i] as number);
        // NaN is not at most anything, so it stays.
        Z.data[start * n + i * n + j] = Math.abs(gap) <= least ? 0 : gap;
      }
    }
  }
  return Z;
}
