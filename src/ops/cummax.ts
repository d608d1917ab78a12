/** Largest of all entries up to each place along an axis. */

import { runningMax } from "../numeric/running";
import { runningExtremum } from "./running";

export const cummax = runningExtremum({
  name: "cummax",
  summary: "Largest of all entries up to each place along an axis.",
  ufunc: "np.maximum",
  kernel: runningMax,
});
