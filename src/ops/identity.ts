/** The same array under another name. */

import { zero } from "../core/dim";
import type { Node } from "../core/node";
import type { Operation } from "../core/operation";
import { elementwise } from "./families";

const same = elementwise({
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

export const identity: Operation = {
  ...same,
  flops: () => zero,
  triangle: (node, of) => of(node.args[0] as Node),
};
