/** Largest integer not above every entry. */

import { elementwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const floor = elementwise({
  name: "floor",
  summary: "Largest integer not above every entry.",
  g: Math.floor,
  vjp: null,
  notation: call({ unicode: "floor", latex: "\\operatorname{floor}", matlab: "floor", numpy: "np.floor" }),
  spelling: spell("elementwise", ["np.floor", "math.floor"], ["floor"]),
  oracle: "floor(X)",
  domain: "distinct",
});
