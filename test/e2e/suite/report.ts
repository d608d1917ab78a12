// How a suite inside VS Code speaks to the runner outside: VS Code forwards the console, tags mark what is ours.
import * as vscode from "vscode";

/** Sends mocha's own lines to the runner. */
export function tagged(first = "", ...rest: unknown[]): void {
  console.log(`@test ${first}`, ...rest);
}

/** Tells the counts and where they were made; settles as the tests did. */
export function finish(runner: Mocha.Runner, titles: readonly string[], failures: number): Promise<void> {
  const { version, env } = vscode;
  const stats = { ...runner.stats, titles, version, appHost: env.appHost };
  console.log(`@stats ${JSON.stringify(stats)}`);
  return failures === 0 ? Promise.resolve() : Promise.reject(new Error(`${failures} tests failed`));
}
