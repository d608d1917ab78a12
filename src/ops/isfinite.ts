/** 1 where an entry is a finite number, else 0. */

import { elementwise } from "./families";
import { call } from "./notation";
import { spell } from "./spell";

export const isfinite = elementwise({
  name: "isfinite",
  summary: "1 where an entry is a finite number, else 0.",
  g: (x) => Number(Number.isFinite(x)),
  vjp: null,
  notation: call({ unicode: "isfinite", latex: "\\operatorname{isfinite}", matlab: "isfinite", numpy: "np.isfinite" }),
  spelling: spell("elementwise", ["np.isfinite"], ["isfinite"]),
  mask: true,
});
