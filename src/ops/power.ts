/** Power of two arrays, entry by entry. */

import { superscript } from "../core/dim";
import type { Node } from "../core/node";
import { isScalar } from "../core/shape";
import { literal } from "./algebra";
import { pairwise } from "./families";
import { raised } from "./formula";
import { spell } from "./spell";

export const power = pairwise({
  name: "power",
  summary: "Power of two arrays, entry by entry.",
  g: (x, y) => (y === 2 ? x * x : x === 1 ? 1 : x ** y),
  vjp: { X: "Zbar .* (Y .* X.^(Y - 1))", Y: "Zbar .* Z .* log(X)" },
  notation: {
    unicode(c) {
      const p = literal(c.node.args[1] as Node);
      return raised(c, 0, p !== null && Number.isInteger(p) ? superscript(p) : `^${c.operand(1, "postfix")}`);
    },
    latex: (c) => raised(c, 0, `^{${isScalar(c.node.shape) ? "" : "\\odot "}${c.operand(1, "none")}}`),
    matlab: "power: {X:postfix}.^{Y:postfix}",
    numpy: "power: {X:postfix}**{Y:postfix}",
  },
  spelling: spell("broadcasting", ["np.power"], ["power"]),
  oracle: "X .^ Y",
  domain: { X: "positive" },
  simplify(X, Y, b) {
    const [x, y] = [literal(X), literal(Y)];
    if (y === 1) return X;
    if (y === 0.5) return b.apply("sqrt", [X]);
    return x !== null && y !== null ? b.number(x ** y) : null;
  },
});
