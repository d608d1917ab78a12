// Bundles the suites that run inside VS Code: out/test/e2e/index.js for Node, web.js for a web worker.
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The folder a test workspace is copied from. */
export const fixtures = "test/e2e/workspace";

/** Bundles both suites; `grep` picks tests by their titles. */
export async function bundleSuites(grep = "") {
  const common = {
    absWorkingDir: root,
    bundle: true,
    outdir: "out/test/e2e",
    sourcemap: "inline",
    logLevel: "error",
    target: "es2022",
  };
  const define = { GREP: JSON.stringify(grep) };
  const node = {
    ...common,
    define,
    entryPoints: ["test/e2e/suite/index.ts"],
    platform: "node",
    format: "cjs",
    external: ["vscode", "mocha"],
  };
  const web = {
    ...common,
    entryPoints: ["test/e2e/suite/web.ts"],
    platform: "browser",
    external: ["vscode"],
    // mocha's browser build writes to the module.exports around it, hence no cjs.
    format: "iife",
    globalName: "suite",
    footer: { js: "module.exports = suite;" },
    define: { ...define, global: "globalThis", FIXTURES: JSON.stringify(fixtureFiles()) },
  };
  await Promise.all([esbuild.build(node), esbuild.build(web)]);
}

/** The workspace as base64 by path: in the web host it is virtual and starts empty. */
function fixtureFiles() {
  const folder = path.join(root, fixtures);
  const files = readdirSync(folder, { recursive: true }).filter((name) => statSync(path.join(folder, name)).isFile());
  return Object.fromEntries(files.map((name) => [name, readFileSync(path.join(folder, name), "base64")]));
}
