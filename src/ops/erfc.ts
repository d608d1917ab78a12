/** Complement of the error function of every entry: 1 − erf(x). */

import { erfc as erfcOf } from "../numeric/elementwise";
import { elementwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const erfc = elementwise({
  name: "erfc",
  summary: "Complement of the error function of every entry: 1 − erf(x).",
  g: erfcOf,
  vjp: "-((2 ./ sqrt(pi)) .* (Zbar .* exp(-X.^2)))",
  cost: 4,
  notation: call({ unicode: "erfc", latex: "\\operatorname{erfc}", matlab: "erfc", numpy: "scipy.special.erfc" }),
  spelling: spell("elementwise", ["scipy.special.erfc", "math.erfc", "torch.erfc", "torch.special.erfc"], ["erfc"]),
  oracle: "1 - erf(X)",
});
