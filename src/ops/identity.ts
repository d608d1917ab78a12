/** The same array under another name. */

import { elementwise } from "./families";

export const identity = elementwise({
  name: "identity",
  summary: "The same array under another name.",
  g: (x) => x,
  vjp: "Zbar",
  notation: {
    unicode: (c) => c.piece(0),
    latex: (c) => c.piece(0),
    matlab: (c) => c.piece(0),
    numpy: (c) => c.piece(0),
  },
  oracle: "X",
});
