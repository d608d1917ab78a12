/** Power of two arrays, entry by entry. */

import { superscript } from "../core/dim";
import type { Node } from "../core/node";
import { isScalar } from "../core/shape";
import { power as powerOf } from "../numeric/broadcast";
import { literal } from "./algebra";
import { pairwise } from "./families";
import { raised } from "./formula";
import { spell } from "./spell";

export const power = pairwise({
  name: "power",
  summary: "Power of two arrays, entry by entry.",
  kernel: powerOf,
  g: (x, y) => (y === 2 ? x * x : x === 1 ? 1 : x ** y),
  // 0⁰ is 1 and stays so: without [x = 0 ∧ y = 0] its slope would be 0 · 0⁻¹, and that of the exponent 1 · log 0.
  vjp: {
    X: "Zbar .* (Y .* X.^(Y - 1 + and(Y == 0, X == 0)))",
    Y: "Zbar .* Z .* log(X + (X == 0))",
  },
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
  edges: [
    { where: (x, y) => x === 0 && y === 0, sentence: "0 to the power 0{at} is taken as 1, with slope 0" },
    { where: (x, y) => x === 0 && y < 0, sentence: "a negative power of 0{at}: value and slope are infinite" },
    { where: (x, y) => x === 0 && y < 1, sentence: "a power below 1 has an infinite slope at 0{at}" },
    {
      where: (x, y) => x < 0 && !Number.isInteger(y),
      sentence: "a negative number has no real power of this exponent{at}: value and gradient are NaN",
    },
  ],
  simplify(X, Y, b) {
    const [x, y] = [literal(X), literal(Y)];
    if (y === 1) return X;
    if (y === 0.5) return b.apply("sqrt", [X]);
    return x !== null && y !== null ? b.number(x ** y) : null;
  },
});
