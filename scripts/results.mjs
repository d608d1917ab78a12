// How a suite tells the summary of `npm test` what it did: one small file per suite in out/results/.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../out/results/", import.meta.url));
const file = (suite) => `${folder}${suite}.json`;

/** Leaves mocha's counts, the titles of skipped tests and the `host` they ran in (a text) for the summary. */
export function record(suite, { passes, failures, pending, titles = [] }, host = "") {
  mkdirSync(folder, { recursive: true });
  writeFileSync(file(suite), JSON.stringify({ passed: passes, failed: failures, skipped: pending, titles, host }));
}

/** What a suite left, `null` if it came to nothing. */
export function recorded(suite) {
  try {
    return JSON.parse(readFileSync(file(suite), "utf8"));
  } catch {
    return null;
  }
}

/** Forgets the last run. */
export function forget(suite) {
  rmSync(file(suite), { force: true });
}
