/** Pseudo-inverse of a matrix (Moore, Penrose). */

import type { Operation } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { pinv as pinvOf } from "../numeric/leastsquares";
import { pseudoInverted } from "./formula";
import { oneOnly } from "./matrices";
import { lostRank, matrixOnly, svdCost } from "./singular";
import { spell } from "./spell";

export const pinv: Operation = {
  name: "pinv",
  summary: "Pseudo-inverse of a matrix.",
  params: ["X"],
  shape: ([X]) => matrixOnly(X, (s) => [...s.slice(0, -2), ...s.slice(-2).reverse()]),
  kernel: ([X]) => pinvOf(X as Tensor),
  vjp: { X: "(Zbar' - X * (Z * Zbar')) * (Z * Z') + (Z' * Z) * (Zbar' - (Zbar' * Z) * X) - Z' * Zbar * Z'" },
  flops: ([X]) => svdCost(X),
  notation: {
    unicode: (c) => pseudoInverted(c, 0, "unicode"),
    latex: (c) => pseudoInverted(c, 0, "latex"),
    matlab: (c) => oneOnly(c, `pinv(${c.operand(0, "none")})`),
    numpy: "np.linalg.pinv({X})",
  },
  spelling: spell("positional", ["np.linalg.pinv", "scipy.linalg.pinv", "torch.linalg.pinv"], ["pinv"]),
  samples: [{ args: [[4, 3]] }, { args: [[3, 4]] }, { args: [[2, 3, 3]] }, { args: [[1, 1]] }],
  domain: { X: "spread" },
  choice: "for changes that keep the rank",
  edge: ([X]) => lostRank(X as Tensor, "the pseudo-inverse"),
};
