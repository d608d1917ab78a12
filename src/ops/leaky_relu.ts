/** Leaky relu of every entry: x where positive, else slope · x. */

import { elementwise, withParameter } from "./families";

export const leakyRelu = withParameter(
  elementwise({
    name: "leaky_relu",
    summary: "Leaky relu of every entry: x where positive, else slope · x.",
    g: (x) => x,
    vjp: "Zbar .* select(X > 0, 1, slope)",
    notation: {
      unicode: "leaky_relu({X})",
      latex: "\\operatorname{leaky\\_relu}\\left({X}\\right)",
      matlab: (c) => ({
        text: `max(${c.operand(0, "none")}, 0) + ${c.attrs.slope} * min(${c.operand(0, "none")}, 0)`,
        level: "add",
      }),
      numpy: (c) => ({
        text: `np.where(${c.operand(0, "add")} > 0, ${c.operand(0, "none")}, ${c.attrs.slope} * ${c.operand(0, "unary")})`,
        level: "atom",
      }),
    },
    oracle: "X > 0 ? X : slope * X",
    domain: "distinct",
    choice: "the slope from the left at the kink",
    edges: [{ where: (x) => x === 0, sentence: "leaky_relu has a kink{at}: the slope from the left is used there" }],
  }),
  "slope",
  [0.01, 0.2],
  (slope) => (x) => (x > 0 ? x : slope * x),
);
