/** 1 where an entry is not a number, else 0. */

import { known } from "./algebra";
import { elementwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const isnan = elementwise({
  name: "isnan",
  summary: "1 where an entry is not a number, else 0.",
  g: (x) => Number(Number.isNaN(x)),
  vjp: null,
  notation: call({ unicode: "isnan", latex: "\\operatorname{isnan}", matlab: "isnan", numpy: "np.isnan" }),
  spelling: spell("elementwise", ["np.isnan"], ["isnan"]),
  mask: true,
  oracle: "isNaN(X)",
  simplify: (X, b) => {
    const x = known(X);
    return x === null ? null : b.number(Number(Number.isNaN(x)));
  },
});
