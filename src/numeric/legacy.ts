/** The stream of NumPy's legacy `RandomState` and `np.random.seed`: Mersenne Twister, polar normals, integers by masking. */

import { logOf } from "./rounded";
import { counting, masked, type RandomStream, shuffle, streamOf } from "./streams";
import { twister } from "./twister";

/**
 * The stream after `seed(seed)`, an integer from 0 to 2³² − 1 or a list of such. Uniform numbers and integers are NumPy's
 * bit for bit; 3 in 10,000 normals differ in the last bit, where the C library's logarithm is not the nearest number.
 */
export function legacyRandom(seed: number | readonly number[]): RandomStream {
  const source = twister(seed);
  const uniform = () => ((source.word() >>> 5) * 67108864 + (source.word() >>> 6)) / 9007199254740992;
  const below = (max: number) => masked(source.word, max);
  return streamOf({
    uniform,
    normal: polar(uniform),
    exponential: () => -logOf(1 - uniform()),
    below,
    interval: below,
    distinct: (n, k) => shuffle(counting(n), 1, below).slice(0, k),
  });
}

/** Marsaglia's polar method; the second of each pair is kept for the next call. */
function polar(uniform: () => number): () => number {
  let spare: number | null = null;
  return () => {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    for (;;) {
      const x = 2 * uniform() - 1;
      const y = 2 * uniform() - 1;
      const r = x * x + y * y;
      if (r >= 1 || r === 0) continue;
      const f = Math.sqrt((-2 * logOf(r)) / r);
      spare = f * x;
      return f * y;
    }
  };
}
