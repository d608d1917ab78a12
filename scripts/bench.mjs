// Benchmarks: bundles bench/main.ts and runs it, with the rest of the command line.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";
import { buildGrammar } from "./grammar.mjs";
import { buildKernels } from "./kernels.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const outfile = path.join(root, "out/bench/main.mjs");

await buildGrammar();
await buildKernels();
await esbuild.build({
  absWorkingDir: root,
  entryPoints: ["bench/main.ts"],
  outfile,
  bundle: true,
  packages: "external",
  platform: "node",
  format: "esm",
  target: "node20",
  sourcemap: "linked",
  logLevel: "error",
});
// Node 20 has the operations of the fast arithmetic, but asks to be told; later ones know no such flag.
const relaxed = Number(process.versions.node.split(".")[0]) < 22 ? ["--experimental-wasm-relaxed-simd"] : [];
// As in the engine's worker (src/vscode/extension.ts): three times as much for the whole young generation.
const young = "--max-semi-space-size=64";
const { status } = spawnSync(
  process.execPath,
  ["--enable-source-maps", "--expose-gc", young, ...relaxed, outfile, ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: "inherit",
  },
);
process.exit(status ?? 1);
