/** Error function of every entry. */

import { erf as erfOf } from "../numeric/elementwise";
import { elementwise } from "./families";
import { spell } from "./spell";

export const erf = elementwise({
  name: "erf",
  summary: "Error function of every entry.",
  g: erfOf,
  vjp: "(2 ./ sqrt(pi)) .* (Zbar .* exp(-X.^2))",
  cost: 4,
  notation: {
    unicode: "erf({X})",
    latex: "\\operatorname{erf}\\left({X}\\right)",
    matlab: "erf({X})",
    numpy: "scipy.special.erf({X})",
  },
  spelling: spell("elementwise", ["scipy.special.erf", "math.erf", "torch.erf"], ["erf"]),
  oracle: "erf(X)",
});
