/** Upper triangular factor of X = P L U. */

import type { Node } from "../core/node";
import { luOf } from "../numeric/lufactors";
import { between, luFactor } from "./lufactors";
import { chain, flip } from "./spectral";

export const luu = luFactor({
  name: "luu",
  summary: "Upper triangular factor U of X = P L U.",
  letter: "U",
  at: 2,
  triangle: "upper",
  kernel: (X) => luOf(X).U,
  // X̄ = P L⁻ᵀ triu(Ū Uᵀ) U⁻ᵀ
  rule: (c) => {
    const L = c.apply("lul", [c.args[0] as Node]);
    return between(c, L, c.apply("triu", [chain(c, c.Zbar, flip(c.Z, c))], { k: 0 }), c.Z);
  },
});
