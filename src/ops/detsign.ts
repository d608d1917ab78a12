/** Sign of the determinant: −1, 0 or 1. */

import type { Operation } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { determinantSign } from "../numeric/linear";
import { cubed, oneEach, oneOnly, squareOnly } from "./matrices";

export const detsign: Operation = {
  name: "detsign",
  summary: "Sign of the determinant: −1, 0 or 1.",
  params: ["X"],
  attrs: ["keep"],
  shape: ([X], attrs) => squareOnly(X, (s) => oneEach(s, attrs)),
  kernel: ([X], _, size) => ({ size, data: determinantSign(X as Tensor).data }),
  vjp: { X: null },
  flops: ([X]) => cubed(X, 2 / 3),
  notation: {
    unicode: "sign(det({X}))",
    latex: "\\operatorname{sign}\\left(\\det\\left({X}\\right)\\right)",
    matlab: (c) => oneOnly(c, `sign(det(${c.operand(0, "none")}))`),
    numpy: "np.linalg.slogdet({X})[0]",
  },
  oracle: "sign(det(X))",
  samples: [{ args: [[3, 3]] }, { args: [[2, 3, 3]] }, { args: [[4, 4]], attrs: { keep: true } }, { args: [[1, 1]] }],
};
