/** The x with a given share of the beta function below it. */

import { scale } from "../core/dim";
import type { Operation } from "../core/operation";
import { entries } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { map3 } from "../numeric/broadcast";
import { incompleteBetaInverse } from "../numeric/elementwise";
import { call } from "./notation";
import { elementwiseShape } from "./shapes";
import { spell } from "./spell";

const perDensity = ".* exp(betaln(A, B) - xlogy(A - 1, Z) - xlogy(B - 1, 1 - Z))";

export const betaincinv: Operation = {
  name: "betaincinv",
  summary: "The x with a given share of the beta function below it.",
  params: ["A", "B", "P"],
  shape: elementwiseShape,
  kernel: ([A, B, P]) => map3(A as Tensor, B as Tensor, P as Tensor, incompleteBetaInverse),
  vjp: {
    A: `-(Zbar .* betainc(A, B, Z, 1, 0) ${perDensity})`,
    B: `-(Zbar .* betainc(A, B, Z, 0, 1) ${perDensity})`,
    P: `Zbar ${perDensity}`,
  },
  flops: (_, out) => scale(entries(out), 5000),
  notation: call({ unicode: "I⁻¹", latex: "I^{-1}", numpy: "scipy.special.betaincinv" }),
  spelling: spell("broadcasting", ["scipy.special.betaincinv"], []),
  samples: [
    {
      args: [
        [3, 4],
        [3, 4],
        [3, 4],
      ],
    },
    { args: [[], [2], [3, 2]] },
    { args: [[4], [], [4]] },
  ],
  domain: { A: "positive", B: "positive", P: "fraction" },
};
