/** Vectors with 0 in place of entries that are nothing but the rounding of the largest one. */

import type { Operation } from "../core/operation";
import { entries } from "../core/shape";
import { type Tensor, tensor } from "../core/tensor";
import { rounding } from "./spectral";

export const chop: Operation = {
  name: "chop",
  summary: "Vectors with 0 in place of entries that are nothing but the rounding of the largest one.",
  params: ["X"],
  attrs: ["keep"],
  shape: ([X = []]) => X,
  kernel([X], attrs) {
    const { size, data } = X as Tensor;
    const n = size[size.length - (attrs.keep === true ? 2 : 1)] ?? 1;
    const Z = tensor(size, data.slice());
    for (let start = 0; start < data.length; start += n) {
      const run = Z.data.subarray(start, start + n);
      const least = rounding(
        run.reduce((m, v) => Math.max(m, Math.abs(v)), 0),
        n,
      );
      run.forEach((v, i) => {
        if (Math.abs(v) <= least) run[i] = 0;
      });
    }
    return Z;
  },
  vjp: { X: "Zbar .* (Z ~= 0)" },
  flops: ([X]) => entries(X ?? []),
  notation: {
    unicode: (c) => c.piece(0),
    latex: (c) => c.piece(0),
    matlab: (c) => {
      const X = c.operand(0, "times");
      if (c.attrs.keep !== true || c.node.shape.length > 2) return null;
      return {
        text: `${X} .* (abs(${c.operand(0, "none")}) > 1e-14 * max(abs(${c.operand(0, "none")})))`,
        level: "times",
      };
    },
    numpy: (c) => {
      const X = c.operand(0, "none");
      const axis = c.attrs.keep === true ? -2 : -1;
      return {
        text: `${c.operand(0, "times")} * (np.abs(${X}) > 1e-14 * np.max(np.abs(${X}), axis=${axis}, keepdims=True))`,
        level: "times",
      };
    },
  },
  samples: [{ args: [[3]] }, { args: [[2, 4]] }, { args: [[3, 1]], attrs: { keep: true } }],
  domain: { X: "distinct" },
  choice: "0 for what is nothing but rounding",
};
