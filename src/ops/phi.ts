/** Φ of a matrix: its lower triangle with half the diagonal, so that Φ(S) + Φ(S)ᵀ = S for symmetric S. */

import type { Node } from "../core/node";
import type { Operation } from "../core/operation";
import { entries } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { halfTriangle } from "../numeric/triangle";
import { pullCoefficient } from "./algebra";
import { squareOnly } from "./matrices";
import { call } from "./notation";

export const phi: Operation = {
  name: "phi",
  summary: "Lower triangle of a matrix with half the diagonal.",
  params: ["X"],
  shape: ([X]) => squareOnly(X),
  kernel: ([X], _, __, out) => halfTriangle(X as Tensor, out),
  vjp: { X: "phi(Zbar)" },
  flops: ([X]) => entries((X ?? []).slice(0, -1)),
  notation: {
    ...call({ unicode: "Φ", latex: "\\Phi" }),
    matlab: (c) => {
      const n = c.dim(c.node.shape[0] as NonNullable<(typeof c.node.shape)[0]>);
      if (c.node.shape.length > 2) return null;
      return { text: `${c.operand(0, "times")} .* (tril(ones(${n})) - eye(${n}) / 2)`, level: "times" };
    },
    numpy: (c) => {
      const n = c.dim(c.node.shape[c.node.shape.length - 1] as NonNullable<(typeof c.node.shape)[0]>);
      return { text: `${c.operand(0, "times")} * (np.tril(np.ones((${n}, ${n}))) - np.eye(${n}) / 2)`, level: "times" };
    },
  },
  samples: [{ args: [[3, 3]] }, { args: [[1, 1]] }, { args: [[2, 4, 4]] }],
  simplify: ([X], _, b) => pullCoefficient(X as Node, b, (rest) => b.apply("phi", [rest])),
};
