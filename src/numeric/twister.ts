/** The Mersenne Twister MT19937 (Matsumoto, Nishimura 1998) and the variates drawn from it, bit for bit those of NumPy's `RandomState`. */

const N = 624;
const M = 397;

/** A seeded stream of 32-bit words. */
export interface Twister {
  /** The next word, 0 … 2³² − 1. */
  word(): number;
}

/** The stream of an integer seed below 2³² (`init_genrand`), or of a list of such (`init_by_array`). */
export function twister(seed: number | readonly number[]): Twister {
  const state = typeof seed === "number" ? fromNumber(seed) : fromList(seed);
  let next = N;
  return {
    word() {
      if (next === N) {
        regenerate(state);
        next = 0;
      }
      let y = state[next++] as number;
      y ^= y >>> 11;
      y ^= (y << 7) & 0x9d2c5680;
      y ^= (y << 15) & 0xefc60000;
      return (y ^ (y >>> 18)) >>> 0;
    },
  };
}

function fromNumber(seed: number): Uint32Array {
  const state = new Uint32Array(N);
  state[0] = seed;
  for (let i = 1; i < N; i++) state[i] = Math.imul(stirred(state, i - 1), 1812433253) + i;
  return state;
}

function fromList(key: readonly number[]): Uint32Array {
  const state = fromNumber(19650218);
  let [i, j] = [1, 0];
  const advance = () => {
    if (++i === N) {
      state[0] = state[N - 1] as number;
      i = 1;
    }
  };
  for (let k = Math.max(N, key.length); k > 0; k--) {
    state[i] = ((state[i] as number) ^ Math.imul(stirred(state, i - 1), 1664525)) + (key[j] ?? 0) + j;
    advance();
    j = (j + 1) % key.length;
  }
  for (let k = N - 1; k > 0; k--) {
    state[i] = ((state[i] as number) ^ Math.imul(stirred(state, i - 1), 1566083941)) - i;
    advance();
  }
  state[0] = 0x80000000;
  return state;
}

function stirred(state: Uint32Array, i: number): number {
  const x = state[i] as number;
  return x ^ (x >>> 30);
}

function regenerate(state: Uint32Array): void {
  for (let k = 0; k < N; k++) {
    const y = ((state[k] as number) & 0x80000000) | ((state[(k + 1) % N] as number) & 0x7fffffff);
    state[k] = (state[(k + M) % N] as number) ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
  }
}
