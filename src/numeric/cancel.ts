/** Stopping long computations: kernels ask between blocks, a few milliseconds apart; who started them says when to stop. */

/** Says whether to stop. Asked often, so it must be cheap. */
export type Stop = () => boolean;

/** Leaves the kernels when they are to stop; only `cancellable` catches it. */
class Cancelled extends Error {}

let stop: Stop | null = null;

/** The result of `work`, or `null` if `stop` said yes while kernels ran in it. Inside of another `cancellable`, both are asked. */
export function cancellable<T>(own: Stop, work: () => T): T | null {
  const outer = stop;
  stop = outer === null ? own : () => outer() || own();
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Cancelled) || outer?.()) throw error;
    return null;
  } finally {
    stop = outer;
  }
}

/** What kernels call between blocks, with nothing half done that outlives them: does not return when they are to stop. */
export function checkpoint(): void {
  if (stop?.()) throw new Cancelled("cancelled");
}

/** Stops from a time on, in milliseconds of `performance.now()`. */
export function deadline(end: number): Stop {
  return () => performance.now() >= end;
}

/** Stops when entry `at` of an array shared with another thread is no longer `expected`. */
export function changed(flags: Int32Array, at: number, expected: number): Stop {
  return () => Atomics.load(flags, at) !== expected;
}
