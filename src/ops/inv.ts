/** Inverse of a matrix. */

import type { Operation } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { inverse } from "../numeric/linear";
import { inverted } from "./formula";
import { cubed, oneOnly, squareOnly } from "./matrices";
import { uninvertible } from "./singularity";
import { spell } from "./spell";

export const inv: Operation = {
  name: "inv",
  summary: "Inverse of a matrix.",
  params: ["X"],
  shape: ([X]) => squareOnly(X),
  kernel: ([X]) => inverse(X as Tensor),
  vjp: { X: "-(Z' * Zbar * Z')" },
  flops: ([X]) => cubed(X, 2),
  notation: {
    unicode: (c) => inverted(c, 0, "unicode"),
    latex: (c) => inverted(c, 0, "latex"),
    matlab: (c) => oneOnly(c, `inv(${c.operand(0, "none")})`),
    numpy: "np.linalg.inv({X})",
  },
  spelling: spell("positional", ["np.linalg.inv", "scipy.linalg.inv", "torch.linalg.inv"], ["inv"]),
  oracle: "inv(X)",
  samples: [{ args: [[3, 3]] }, { args: [[2, 3, 3]] }, { args: [[5, 5]] }, { args: [[1, 1]] }],
  domain: { X: "regular" },
  edge: ([X], Z) => uninvertible(X as Tensor, Z),
};
