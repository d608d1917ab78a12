/** Nearest integer of every entry, halves to even. */

import { roundHalfEven } from "../numeric/elementwise";
import { elementwise } from "./families";
import { spell } from "./spell";

export const round = elementwise({
  name: "round",
  summary: "Nearest integer of every entry, halves to even.",
  g: roundHalfEven,
  vjp: null,
  notation: { unicode: "round({X})", latex: "\\operatorname{round}\\left({X}\\right)", numpy: "np.round({X})" },
  spelling: spell("elementwise", ["np.round", "np.rint", "np.around"], []),
  domain: "distinct",
  oracle: "round(X)",
});
