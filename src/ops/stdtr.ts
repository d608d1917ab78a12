/** Distribution function of Student's t with ν degrees of freedom. */

import { scale } from "../core/dim";
import type { Operation } from "../core/operation";
import { entries } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { map2 } from "../numeric/broadcast";
import { incompleteBeta } from "../numeric/elementwise";
import { call } from "./notation";
import { elementwiseShape } from "./shapes";
import { spell } from "./spell";

export const stdtr: Operation = {
  name: "stdtr",
  summary: "Distribution function of Student's t with ν degrees of freedom.",
  params: ["N", "T"],
  shape: elementwiseShape,
  kernel: ([N, T], _, __, out) => map2(N as Tensor, T as Tensor, studentShare, out),
  vjp: {
    // At t = 0 each part is smooth, where the share of the beta function it comes from is not.
    N: "-(Zbar .* (sign(T) .* betainc(N ./ 2, 0.5, N ./ (N + T .^ 2), 1, 0) ./ 4 + T .* exp(xlogy(N ./ 2 - 1, N) - xlogy((N + 1) ./ 2, N + T .^ 2) - betaln(N ./ 2, 0.5)) ./ 2))",
    T: "Zbar .* exp(-(N + 1) ./ 2 .* log1p(T .^ 2 ./ N) - betaln(N ./ 2, 0.5)) ./ sqrt(N)",
  },
  flops: (_, out) => scale(entries(out), 500),
  notation: call({ unicode: "F", latex: "F", numpy: "scipy.special.stdtr" }),
  spelling: spell("broadcasting", ["scipy.special.stdtr"], []),
  samples: [
    {
      args: [
        [3, 4],
        [3, 4],
      ],
    },
    { args: [[], [2, 3]] },
    { args: [[3, 1], [4]] },
  ],
  domain: { N: "above1" },
};

function studentShare(n: number, t: number): number {
  const square = t * t;
  // Whichever of x and 1 − x is the smaller keeps its digits.
  const tail =
    square < n
      ? 1 - incompleteBeta(0.5, n / 2, square / (n + square), 0, 0)
      : incompleteBeta(n / 2, 0.5, n / (n + square), 0, 0);
  return t < 0 ? tail / 2 : 1 - tail / 2;
}
