/** Sizes of the bundles, and how long the host bundle takes to load. */

import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { row } from "./table";

const bundles = ["extension.js", "extension.web.js", "worker.js", "worker.web.js", "webview.js", "cli.js", "mathjs.js"];

/** Prints sizes in kB and the load time of the extension bundle with an empty stand-in for `vscode`. */
export function startUp(): void {
  console.log("Bundles (kB)");
  row(["", "minified", "gzip"]);
  for (const name of bundles) {
    const file = `dist/${name}`;
    row([name, statSync(file).size / 1000, gzipSync(readFileSync(file)).length / 1000]);
  }
  const code = `
    const Module = require("node:module"); const load = Module._load;
    const stand = new Proxy(function () {}, { get: () => stand, apply: () => stand, construct: () => stand });
    Module._load = (name, ...rest) => (name === "vscode" ? stand : load(name, ...rest));
    const t = performance.now(); require("./dist/extension.js"); console.log(performance.now() - t);`;
  const times = Array.from({ length: 9 }, () => Number(spawnSync(process.execPath, ["-e", code], { encoding: "utf8" }).stdout.trim()));
  times.sort((a, b) => a - b);
  console.log(`\nLoading extension.js: ${(times[4] ?? Number.NaN).toFixed(1)} ms (median of ${times.length} fresh processes)`);
}
