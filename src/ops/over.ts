/** Quotient of two arrays, entry by entry, and 0 where the divisor is 0: for rules at points without a derivative. */

import { behindCondition } from "./algebra";
import { divide } from "./divide";
import { pairwise } from "./families";

export const over = pairwise({
  name: "over",
  summary: "Quotient of two arrays, entry by entry, and 0 where the divisor is 0.",
  g: (x, y) => (y === 0 ? 0 : x / y),
  vjp: { X: "over(Zbar, Y)", Y: "-over(Zbar .* Z, Y)" },
  notation: {
    unicode: divide.notation.unicode,
    latex: divide.notation.latex,
    matlab: "times: {X:times} ./ ({Y:add} + ({Y:add} == 0)) .* ({Y:add} ~= 0)",
    numpy: "np.where({Y:add} == 0, 0, {X:times} / ({Y:add} + ({Y:add} == 0)))",
  },
  oracle: "Y == 0 ? 0 : X / Y",
  domain: { Y: "positive" },
  choice: "0 where the divisor is 0",
  simplify: (X, Y, b) => behindCondition(X, b, (shown) => b.apply("over", [shown, Y])),
  edges: [{ where: (_, y) => y === 0, sentence: "division by 0{at}: taken as 0" }],
});
