// Waits for a condition that no locator can express.
import { setTimeout as pause } from "node:timers/promises";

/** Asks again until the answer is something; fails after `ms` milliseconds. */
export async function until(ask, what, ms = 10_000) {
  let last;
  for (const end = Date.now() + ms; Date.now() < end; await pause(30)) {
    const answer = await ask().catch((error) => {
      last = error; // a webview that is being replaced
      return null;
    });
    if (answer) return answer;
  }
  throw new Error(
    `not within ${ms} ms: ${typeof what === "function" ? await what() : what}${last ? ` (${last})` : ""}`,
  );
}
