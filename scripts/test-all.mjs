// `npm test`: sets up, checks types and style, runs all suites; the last line is `N passed, N failed`.
import { existsSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { forget, recorded } from "./results.mjs";
import { hasHost, installDependencies, installHost } from "./setup.mjs";
import { node, npm, step } from "./steps.mjs";

const vsix = fileURLToPath(new URL("../out/adjoint.vsix", import.meta.url));
const total = { passed: 0, failed: 0, skipped: 0 };
const hosts = [];

if (!installDependencies() || (hasHost && !installHost())) {
  console.log("\n0 passed, 1 failed");
  process.exit(1);
}
check("typecheck");
check("lint", "--", "--colors=off");
suite("unit", "scripts/test-unit.mjs");
if (packaged()) {
  if (hasHost) {
    suite("host", "test/host/run-suite.mjs");
    suite("web", "test/host/run-suite.mjs", "--web");
    suite("ui", "test/host/run-ui.mjs");
  } else {
    console.log("The VS Code server of test/host is for Linux on x64; here a desktop VS Code stands in.");
    suite("desktop", "scripts/test-desktop.mjs");
  }
}
summary();
process.exit(total.failed === 0 ? 0 : 1);

/** Counts as one test. */
function check(name, ...args) {
  const { ok } = step(name, npm("run", "--silent", name, ...args));
  total[ok ? "passed" : "failed"] += 1;
}

/** Hosts must not test what an earlier run packaged. */
function packaged() {
  rmSync(vsix, { force: true });
  const ok = step("package", npm("run", "--silent", "package")).ok && existsSync(vsix);
  if (!ok) total.failed += 1;
  return ok;
}

/** A suite that ends badly, or without a word, counts as failed whatever its tests say. */
function suite(name, script, ...args) {
  forget(name);
  const { ok } = step(`test:${name}`, node(script, ...args), { detail: () => counts(recorded(name)) });
  const result = recorded(name);
  if (ok && !result) return; // no desktop VS Code: it has said so
  total.passed += result?.passed ?? 0;
  total.failed += ok ? 0 : Math.max(1, result?.failed ?? 1);
  total.skipped += result?.skipped ?? 0;
  for (const title of result?.titles.slice(0, 5) ?? []) console.log(`        skipped: ${title}`);
  if (result?.titles.length > 5)
    console.log(`        … and ${result.titles.length - 5} more, in out/logs/test-${name}.log`);
  if (result?.host) hosts.push(`${result.host}: ${result.passed} passed`);
}

function counts(result) {
  if (!result) return "no result";
  const { passed, failed, skipped } = result;
  return `${passed} passed${failed ? `, ${failed} failed` : ""}${skipped ? `, ${skipped} skipped` : ""}`;
}

function summary() {
  console.log(`\n${hosts.join("\n")}`);
  if (hosts.length > 0 && hasHost) console.log("Desktop VS Code not part of this run (npm run test:desktop).");
  const { passed, failed, skipped } = total;
  console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`);
}
