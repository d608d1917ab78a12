// Documentation from the catalogue: bundles docs/generator/main.ts and runs it.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";
import { buildGrammar } from "./grammar.mjs";
import { buildKernels } from "./kernels.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const outfile = path.join(root, "out/docs/main.mjs");

await buildGrammar();
await buildKernels();
await esbuild.build({
  absWorkingDir: root,
  entryPoints: ["docs/generator/main.ts"],
  outfile,
  bundle: true,
  packages: "external",
  platform: "node",
  format: "esm",
  target: "node20",
  logLevel: "error",
});
const { status } = spawnSync(process.execPath, [outfile], { cwd: root, stdio: "inherit" });
process.exit(status ?? 1);
