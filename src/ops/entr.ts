/** Entropy of every entry: −x log x, 0 at 0. */

import { elementwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const entr = elementwise({
  name: "entr",
  summary: "Entropy of every entry: −x log x, 0 at 0.",
  g: (x) => (x === 0 ? 0 : x < 0 ? Number.NEGATIVE_INFINITY : -x * Math.log(x)),
  vjp: "-(Zbar .* (log(X) + 1))",
  cost: 3,
  notation: call({ unicode: "entr", latex: "\\operatorname{entr}", numpy: "scipy.special.entr" }),
  spelling: spell("elementwise", ["scipy.special.entr", "torch.special.entr", "jax.scipy.special.entr"], []),
  oracle: "-X * log(X)",
  domain: "positive",
  edges: [
    { where: (x) => x === 0, sentence: "x log x has an infinite slope{at}" },
    { where: (x) => x < 0, sentence: "entr takes no negative numbers{at}: the value is -Inf" },
  ],
});
