/** Permutation of X = P L U. */

import { luOf } from "../numeric/lufactors";
import { luFactor } from "./lufactors";

export const lup = luFactor({
  name: "lup",
  summary: "Permutation matrix P of X = P L U, with the largest entry of each column as its pivot.",
  letter: "P",
  at: 0,
  kernel: (X) => luOf(X).P,
  rule: null,
});
