/** 1 where some entry is not 0, over axes. */

import { any as anyOf } from "../numeric/reduce";
import { reduction } from "./families";
import { reducing } from "./reducing";
import { spell } from "./spell";

export const any = reduction({
  name: "any",
  summary: "1 where some entry is not 0, over axes.",
  kernel: anyOf,
  vjp: null,
  notation: reducing({ unicode: "any", latex: "\\operatorname{any}", matlab: "any", numpy: "np.any" }),
  spelling: spell("reduction", ["np.any"], ["any"]),
  mask: true,
});
