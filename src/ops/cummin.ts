/** Smallest of all entries up to each place along an axis. */

import { runningMin } from "../numeric/running";
import { runningExtremum } from "./running";

export const cummin = runningExtremum({
  name: "cummin",
  summary: "Smallest of all entries up to each place along an axis.",
  ufunc: "np.minimum",
  kernel: runningMin,
});
