/** Derivative of digamma of every entry, of order n. */

import { superscript } from "../core/dim";
import { polygamma as polygammaOf } from "../numeric/elementwise";
import { elementwise, withParameter } from "./families";

export const polygamma = withParameter(
  elementwise({
    name: "polygamma",
    summary: "Derivative of digamma of every entry, of order n.",
    g: (x) => polygammaOf(1, x),
    vjp: "Zbar .* polygamma(X, n + 1)",
    cost: 30,
    notation: {
      unicode: (c) => ({ text: `ψ${superscript(Number(c.attrs.n))}(${c.operand(0, "none")})`, level: "atom" }),
      latex: (c) => ({ text: `\\psi^{(${c.attrs.n})}\\left(${c.operand(0, "none")}\\right)`, level: "atom" }),
      matlab: (c) => ({ text: `psi(${c.attrs.n}, ${c.operand(0, "none")})`, level: "atom" }),
      numpy: (c) => ({ text: `scipy.special.polygamma(${c.attrs.n}, ${c.operand(0, "none")})`, level: "atom" }),
    },
    domain: "positive",
    edges: [
      { where: (x) => x <= 0 && Number.isInteger(x), sentence: "ψ has a pole{at}: value and gradient are not finite" },
    ],
  }),
  "n",
  [1, 2, 3],
  (n) => (x) => polygammaOf(n, x),
);
