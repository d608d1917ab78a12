/** Positive part of every entry: max(x, 0). */

import { relu as reluOf } from "../numeric/elementwise";
import { elementwise } from "./families";
import { spell } from "./spell";

export const relu = elementwise({
  name: "relu",
  summary: "Positive part of every entry: max(x, 0).",
  g: reluOf,
  vjp: "Zbar .* (X > 0)",
  notation: {
    unicode: "relu({X})",
    latex: "\\operatorname{relu}\\left({X}\\right)",
    matlab: "max({X}, 0)",
    numpy: "np.maximum({X}, 0)",
  },
  spelling: spell("elementwise", ["torch.relu"], ["relu"]),
  domain: "distinct",
  choice: "0 at the kink",
  oracle: "max(X, 0)",
  edges: [{ where: (x) => x === 0, sentence: "relu has a kink{at}: the gradient is 0 there" }],
});
