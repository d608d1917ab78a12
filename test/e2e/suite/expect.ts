// Expectations for tests in both extension hosts; the web worker has no node:assert.

/** Fails with `message` unless `condition` holds. */
export function ok(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

/** Compares by value, as JSON. */
export function equal(actual: unknown, expected: unknown, what = "value"): void {
  const [is, should] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (is !== should) throw new Error(`${what} is ${is}, expected ${should}`);
}

/** Asks again until the answer is something; fails after `ms` milliseconds. */
export async function until<T>(
  ask: () => T | undefined | null | false | PromiseLike<T | undefined | null | false>,
  what: string,
  ms = 8000,
): Promise<T> {
  for (const end = Date.now() + ms; Date.now() < end; await pause(30)) {
    const answer = await ask();
    if (answer) return answer;
  }
  throw new Error(`not within ${ms} ms: ${what}`);
}

/** Waits. */
export function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
