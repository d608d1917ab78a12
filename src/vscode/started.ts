/** Notes when the bundle began to run; imported first. */

const startedAt = performance.now();

/** Milliseconds that the bundle has been running. */
export function loaded(): number {
  return performance.now() - startedAt;
}
