// Unit tests: bundles test/**/*.test.ts(x) and runs them in mocha. Words on the command line pick files by their path.
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";
import { buildGrammar } from "./grammar.mjs";
import { buildKernels } from "./kernels.mjs";
import { runMocha, selection } from "./mocha.mjs";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
process.setSourceMapsEnabled(true);

const { picks, grep, bail } = selection();
const files = readdirSync("test")
  .filter((name) => name !== "host" && name !== "e2e")
  .flatMap((name) => (name.includes(".") ? [name] : within(name)))
  .filter((file) => /\.test\.tsx?$/.test(file) && picks(path.join("test", file)));
if (files.length === 0) fail("no test file matches");

await buildGrammar();
await buildKernels();
mkdirSync("out/test", { recursive: true });
const outdir = mkdtempSync("out/test/unit-"); // one each, so that runs may overlap
process.on("exit", () => rmSync(outdir, { recursive: true, force: true }));
await bundle();
const bundled = files.map((file) => path.resolve(outdir, file.replace(/\.tsx?$/, ".mjs")));
const ok = await runMocha("unit", bundled, { grep, bail, timeout: 10_000, reporter: "dot" });
process.exit(ok ? 0 : 1);

function within(folder) {
  return readdirSync(path.join("test", folder), { recursive: true }).map((file) => path.join(folder, file));
}

/** One pass over all files; what they share is bundled once. */
async function bundle() {
  const options = {
    entryPoints: files.map((file) => path.join("test", file)),
    outbase: "test",
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    loader: { ".css": "empty" },
    sourcemap: "linked",
    logLevel: "error",
  };
  await esbuild.build(options).catch(() => fail("bundling failed"));
}

function fail(reason) {
  console.error(reason);
  process.exit(1);
}
