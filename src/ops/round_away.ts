/** Nearest integer of every entry, halves away from 0. */

import { roundHalfAway } from "../numeric/elementwise";
import { elementwise } from "./families";
import { spell } from "./spell";

export const roundAway = elementwise({
  name: "round_away",
  summary: "Nearest integer of every entry, halves away from 0.",
  g: roundHalfAway,
  vjp: null,
  notation: { unicode: "round({X})", latex: "\\operatorname{round}\\left({X}\\right)", matlab: "round({X})" },
  spelling: spell("elementwise", [], ["round"]),
  domain: "distinct",
  oracle: "round(X)",
});
