/** What the real and the imaginary part of a Fourier transform share: both are symmetric linear maps along an axis. */

import { type Dim, scale } from "../core/dim";
import type { Node } from "../core/node";
import type { Operation } from "../core/operation";
import { entries, type Shape } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { pullCoefficient } from "./algebra";

/** One part of the transform of a real array. Its matrix is symmetric, so its adjoint is the map itself. */
export function fourierPart(o: {
  name: string;
  summary: string;
  kernel: (X: Tensor, axis: number) => Tensor;
  part: "real" | "imag";
}): Operation {
  const sign = o.part === "real" ? "Re" : "Im";
  return {
    name: o.name,
    summary: o.summary,
    params: ["X"],
    attrs: ["axis"],
    shape: ([X = []]) => X,
    kernel: ([X], attrs) => o.kernel(X as Tensor, attrs.axis as number),
    vjp: { X: `${o.name}(Zbar, axis)` },
    flops: ([X = []], _, attrs) => halfOfComplex(X, attrs.axis as number),
    notation: {
      unicode: (c) => ({ text: `${sign} fft(${c.operand(0, "none")})`, level: "unary" }),
      latex: (c) => ({
        text: `\\operatorname{${sign}} \\mathcal{F}\\left(${c.operand(0, "none")}\\right)`,
        level: "unary",
      }),
      matlab: (c) => ({
        text: `${o.part}(fft(${c.operand(0, "none")}, [], ${Number(c.attrs.axis) + 1}))`,
        level: "atom",
      }),
      numpy: (c) => ({
        text: `np.fft.fft(${c.operand(0, "none")}, axis=${c.attrs.axis}).${o.part}`,
        level: "postfix",
      }),
    },
    samples: [
      { args: [[8]], attrs: { axis: 0 } },
      { args: [[3, 6]], attrs: { axis: 1 } },
      { args: [[5, 2]], attrs: { axis: 0 } },
      { args: [[2, 7, 2]], attrs: { axis: 1 } },
      { args: [[1, 3]], attrs: { axis: 0 } },
    ],
    simplify: ([X], attrs, b) => pullCoefficient(X as Node, b, (rest) => b.apply(o.name, [rest], attrs)),
  };
}

/** Half of 5 n log₂ n for every line; the logarithm is that of the size there is now. */
function halfOfComplex(X: Shape, axis: number): Dim {
  const n = X[axis]?.size ?? 1;
  return scale(entries(X), Math.round(2.5 * Math.log2(Math.max(1, n))));
}
