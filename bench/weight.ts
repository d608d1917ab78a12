/** How large the numeric core is, and how soon it has its first product (target 12). */

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { median } from "./race";
import { report } from "./targets";

const outfile = "out/bench/core.mjs";

/** Prints target 12: everything that products, elementwise functions, reductions and factorisations need, in one file. */
export async function weight(): Promise<void> {
  const files = ["matmul", "broadcast", "reduce", "softmax", "linear", "arena", "cancel"];
  const contents = files.map((file) => `export * from "./src/numeric/${file}";`).join("\n");
  await build({
    stdin: { contents, resolveDir: "." },
    ...{ outfile, bundle: true, minify: true, format: "esm", platform: "neutral", mainFields: ["module", "main"] },
  });
  const bytes = readFileSync(outfile);
  report("The numeric core", [
    { target: 12, what: "minified", measured: bytes.length / 1000, bound: ["≤", 30], unit: " kB" },
    { target: 12, what: "gzip", measured: gzipSync(bytes).length / 1000, bound: ["≤", 14], unit: " kB" },
    { target: 12, what: "import and first product", measured: firstProduct(), bound: ["≤", 15], unit: " ms" },
  ]);
}

/** Milliseconds in a new process, the median of several. */
function firstProduct(): number {
  const program = `
const start = performance.now();
const { matmul } = await import("./${outfile}");
const X = { size: [64, 64], data: new Float64Array(4096).fill(1) };
matmul(X, X);
console.log(performance.now() - start);`;
  const times = Array.from({ length: 9 }, () => {
    const { stdout } = spawnSync(process.execPath, ["--input-type=module", "--eval", program], { encoding: "utf8" });
    return Number(stdout);
  });
  return median(times);
}
