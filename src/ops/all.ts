/** 1 where no entry is 0, over axes. */

import { all as allOf } from "../numeric/reduce";
import { reduction } from "./families";
import { reducing } from "./reducing";
import { spell } from "./spell";

export const all = reduction({
  name: "all",
  summary: "1 where no entry is 0, over axes.",
  kernel: allOf,
  vjp: null,
  notation: reducing({ unicode: "all", latex: "\\operatorname{all}", matlab: "all", numpy: "np.all" }),
  spelling: spell("reduction", ["np.all"], ["all"]),
  mask: true,
});
