/** Exponential of a matrix. */

import { expm as expmOf } from "../numeric/expm";
import { matrixFunction } from "./matrix-functions";

export const expm = matrixFunction({
  name: "expm",
  summary: "Exponential of a matrix, I + X + X²/2 + …, which is not that of its entries.",
  kernel: expmOf,
  cost: 30,
  samples: [{ args: [[3, 3]] }, { args: [[2, 2, 2]] }, { args: [[4, 4]] }, { args: [[1, 1]] }],
});
