// Runs a command quietly: one line with its duration, its output in out/logs/, shown only if it fails.
import { spawnSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** A command line of npm; under `npm run` the very npm that runs us. */
export function npm(...args) {
  const self = process.env.npm_execpath;
  return self?.endsWith(".js") ? [process.execPath, self, ...args] : ["npm", ...args];
}

/** A command line of this Node. */
export function node(script, ...args) {
  return [process.execPath, path.join(root, script), ...args];
}

/** Runs a step; `detail` is asked afterwards what to add to its line. */
export function step(title, [command, ...args], { cwd = root, detail = () => "", env = {} } = {}) {
  const log = path.join(root, "out/logs", `${title.replace(/\W+/g, "-")}.log`);
  mkdirSync(path.dirname(log), { recursive: true });
  const output = openSync(log, "w");
  const start = performance.now();
  const { status, error } = spawnSync(command, args, {
    cwd,
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined, ...env },
    stdio: ["ignore", output, output],
    shell: process.platform === "win32" && command === "npm",
  });
  closeSync(output);
  const ok = status === 0;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${ok ? "ok  " : "FAIL"}  ${title.padEnd(24)}${seconds.padStart(6)} s  ${detail()}`.trimEnd());
  if (!ok) console.log(`\n${error ?? ""}${readFileSync(log, "utf8")}\n`);
  return { ok, log };
}
