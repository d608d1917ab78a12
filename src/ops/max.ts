/** Largest entry over axes. */

import { max as maxOf } from "../numeric/reduce";
import { extremeEntry } from "./extremes";

export const max = extremeEntry({
  name: "max",
  summary: "Largest entry over axes.",
  word: "largest",
  numpy: ["np.max", "np.amax"],
  kernel: maxOf,
});
