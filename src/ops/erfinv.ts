/** Inverse of the error function of every entry. */

import { erfinv as erfinvOf } from "../numeric/elementwise";
import { elementwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const erfinv = elementwise({
  name: "erfinv",
  summary: "Inverse of the error function of every entry.",
  g: erfinvOf,
  vjp: "(sqrt(pi) ./ 2) .* (Zbar .* exp(Z.^2))",
  cost: 20,
  notation: call({
    unicode: "erfinv",
    latex: "\\operatorname{erfinv}",
    matlab: "erfinv",
    numpy: "scipy.special.erfinv",
  }),
  spelling: spell("elementwise", ["scipy.special.erfinv", "torch.erfinv", "torch.special.erfinv"], ["erfinv"]),
  domain: "unit",
  edges: [
    { where: (x) => Math.abs(x) === 1, sentence: "erfinv is infinite{at}, and so is its slope" },
    { where: (x) => Math.abs(x) > 1, sentence: "erfinv takes numbers between -1 and 1 only{at}: the value is NaN" },
  ],
});
