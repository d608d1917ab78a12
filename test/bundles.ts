/** The product's own files for tests that start them: built once per run, into a folder of their own. */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

let folder: Promise<string> | null = null;

/** Absolute path of a built file: `await built("cli.js")`; `worker.js` and `mathjs.js` lie beside it. */
export async function built(file: "cli.js" | "worker.js"): Promise<string> {
  folder ??= build();
  return path.join(await folder, file);
}

async function build(): Promise<string> {
  mkdirSync("out/test", { recursive: true });
  const outdir = path.resolve(mkdtempSync("out/test/dist-"));
  process.on("exit", () => rmSync(outdir, { recursive: true, force: true }));
  const esbuild = await import(pathToFileURL(path.resolve("esbuild.mjs")).href);
  await esbuild.build(["cli", "worker", "mathjs"], { outdir, dev: true });
  return outdir;
}
