/** sin(πx)/(πx) of every entry, 1 at 0, and its derivatives of order n. */

import { sincDerivative } from "../numeric/sinc";
import { elementwise, withParameter } from "./families";

export const sinc = withParameter(
  elementwise({
    name: "sinc",
    summary: "Sinc of every entry, sin(πx)/(πx) and 1 at 0; with n its derivative of order n.",
    g: sincDerivative(0),
    vjp: "Zbar .* sinc(X, n + 1)",
    cost: 3,
    notation: {
      unicode: (c) => ({ text: `sinc${"′".repeat(Number(c.attrs.n))}(${c.operand(0, "none")})`, level: "atom" }),
      latex: (c) => ({
        text: `\\operatorname{sinc}${"'".repeat(Number(c.attrs.n))}\\left(${c.operand(0, "none")}\\right)`,
        level: "atom",
      }),
      numpy: (c) => (c.attrs.n === 0 ? { text: `np.sinc(${c.operand(0, "none")})`, level: "atom" } : null),
    },
  }),
  "n",
  [0, 1, 2],
  sincDerivative,
);
