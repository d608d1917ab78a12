/** Unit lower triangular factor of X = P L U. */

import type { Node } from "../core/node";
import { luOf } from "../numeric/lufactors";
import { between, luFactor } from "./lufactors";
import { chain, flip } from "./spectral";

export const lul = luFactor({
  name: "lul",
  summary: "Unit lower triangular factor L of X = P L U.",
  letter: "L",
  at: 1,
  triangle: "lower",
  kernel: (X) => luOf(X).L,
  // X̄ = P L⁻ᵀ tril(Lᵀ L̄, −1) U⁻ᵀ
  rule: (c) => {
    const U = c.apply("luu", [c.args[0] as Node]);
    return between(c, c.Z, c.apply("tril", [chain(c, flip(c.Z, c), c.Zbar)], { k: -1 }), U);
  },
});
