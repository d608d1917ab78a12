/** Smallest entry over axes. */

import { min as minOf } from "../numeric/reduce";
import { extremeEntry } from "./extremes";

export const min = extremeEntry({
  name: "min",
  summary: "Smallest entry over axes.",
  word: "smallest",
  numpy: ["np.min", "np.amin"],
  kernel: minOf,
});
