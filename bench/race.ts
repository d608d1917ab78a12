/** Contestants timed side by side: on a shared machine only what was measured at the same time can be compared. */

/** Rounds of every race. */
export const rounds = 11;

/** Milliseconds of one call, by contestant and round. */
export type Race<Name extends string> = Readonly<Record<Name, readonly number[]>>;

/** Runs all contestants in turn, `rounds` times; each sample lasts about `ms` milliseconds, or one call. */
export function race<Name extends string>(contestants: Readonly<Record<Name, () => unknown>>, ms = 30): Race<Name> {
  const names = Object.keys(contestants) as Name[];
  const calls = new Map(names.map((name) => [name, callsFor(contestants[name], ms)]));
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let r = 0; r < rounds; r++) {
    for (const name of names) times[name].push(timed(contestants[name], calls.get(name) ?? 1));
  }
  return times;
}

/** Median over the rounds of time of `a` over time of `b`. */
export function ratio<Name extends string>(times: Race<Name>, a: Name, b: Name): number {
  return median(times[a].map((t, r) => t / (times[b][r] as number)));
}

/** The best sample. */
export function best(times: readonly number[]): number {
  return Math.min(...times);
}

/** The middle value. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** Warms up, long enough for the optimising compilers, and finds how many calls a sample takes. */
function callsFor(work: () => unknown, ms: number): number {
  const end = performance.now() + 5 * ms;
  do work();
  while (performance.now() < end);
  for (let n = 1; ; n *= 2) {
    const time = timed(work, n) * n;
    if (time >= ms / 2) return Math.max(1, Math.round((n * ms) / time));
  }
}

function timed(work: () => unknown, calls: number): number {
  const start = performance.now();
  for (let i = 0; i < calls; i++) work();
  return (performance.now() - start) / calls;
}
