/** Exponential linear unit of every entry: x where positive, else α (eˣ − 1). */

import { elu as eluOf } from "../numeric/elementwise";
import { elementwise, withParameter } from "./families";

export const elu = withParameter(
  elementwise({
    name: "elu",
    summary: "Exponential linear unit of every entry: x where positive, else α (eˣ − 1).",
    g: eluOf(1),
    vjp: "Zbar .* select(X > 0, 1, Z + alpha)",
    cost: 3,
    notation: {
      unicode: "elu({X})",
      latex: "\\operatorname{elu}\\left({X}\\right)",
      matlab: (c) => ({
        text: `max(${c.operand(0, "none")}, 0) + ${c.attrs.alpha} * (exp(min(${c.operand(0, "none")}, 0)) - 1)`,
        level: "add",
      }),
      numpy: (c) => ({
        text: `np.where(${c.operand(0, "add")} > 0, ${c.operand(0, "none")}, ${c.attrs.alpha} * np.expm1(${c.operand(0, "none")}))`,
        level: "atom",
      }),
    },
    oracle: "X > 0 ? X : alpha * (exp(X) - 1)",
    domain: "distinct",
    choice: "the slope from the left at the kink",
    edges: [{ where: (x) => x === 0, sentence: "elu has a kink{at}: the slope from the left is used there" }],
  }),
  "alpha",
  [1, 0.5],
  eluOf,
);
