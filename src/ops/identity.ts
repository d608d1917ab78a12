/** The same array under another name. */

import { elementwise } from "./families";

export const identity = elementwise({
  name: "identity",
  summary: "The same array under another name.",
  g: (x) => x,
  vjp: "Zbar",
  notation: { unicode: "{X}", latex: "{X}", matlab: "{X}", numpy: "{X}" },
  oracle: "X",
});
