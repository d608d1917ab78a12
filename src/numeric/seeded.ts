/** The streams of random numbers that seeds start. */

import { legacyRandom } from "./legacy";
import { modernRandom } from "./modern";
import type { RandomStream } from "./streams";

/** NumPy's stream after a seed: `legacy` is that of `np.random.seed` and `RandomState`, `modern` that of `default_rng`. */
export function seededStream(kind: "legacy" | "modern", seed: number): RandomStream {
  return kind === "legacy" ? legacyRandom(seed) : modernRandom(seed);
}
