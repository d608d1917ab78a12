/** Logarithm of the beta function of two entries. */

import { isScalar, sameSize } from "../core/shape";
import { gammaln } from "../numeric/elementwise";
import { pairwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const betaln = pairwise({
  name: "betaln",
  summary: "Logarithm of the beta function of two entries.",
  g: (x, y) => gammaln(x) + gammaln(y) - gammaln(x + y),
  vjp: { X: "Zbar .* (digamma(X) - digamma(X + Y))", Y: "Zbar .* (digamma(Y) - digamma(X + Y))" },
  cost: 60,
  notation: {
    ...call({ unicode: "log B", latex: "\\log B", numpy: "scipy.special.betaln" }),
    // MATLAB's betaln does not stretch its arguments.
    matlab: (c) =>
      c.node.args.every((a) => isScalar(a.shape) || sameSize(a.shape, c.node.shape))
        ? { text: `betaln(${c.operand(0, "none")}, ${c.operand(1, "none")})`, level: "atom" }
        : null,
  },
  spelling: spell("broadcasting", ["scipy.special.betaln"], ["betaln"]),
  domain: { X: "positive", Y: "positive" },
});
