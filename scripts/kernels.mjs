// Compiles the AssemblyScript kernels into text that bundles take along; nothing is done when it is up to date.
import { existsSync, readdirSync, renameSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = path.join(root, "src/numeric/kernels");
const sources = path.join(folder, "assembly");
const output = (extension) => path.join(folder, `binaries.generated.${extension}`);

/** `strict` gives the same bits on every machine; `fast` may round a product and a sum once. */
const variants = { strict: ["simd"], fast: ["simd", "relaxed-simd"] };

/** Builds `binaries.generated.js` and its declarations. */
export async function buildKernels() {
  if (!existsSync(sources) || upToDate()) return;
  const strict = await compile(variants.strict);
  const fast = await compile(variants.fast);
  write(
    "d.ts",
    `export declare const lengths: readonly [number, number];\nexport declare const strict: string;\nexport declare const fast: string;\n`,
  );
  // The second binary nearly repeats the first: it is compressed as its continuation.
  const texts = { strict: pack(strict), fast: pack(fast, strict) };
  const lines = Object.entries(texts).map(([name, text]) => `export const ${name} = "${text}";\n`);
  write("js", lines.join("")); // last: its age decides
}

async function compile(features) {
  const { default: asc } = await import("assemblyscript/asc");
  let binary = null;
  const args = ["src/numeric/kernels/assembly/index.ts", "-O3", "--converge", "--runtime", "stub"];
  const memory = ["--importMemory", "--zeroFilledMemory", "--noExportMemory", "--noAssert"];
  const enable = features.flatMap((name) => ["--enable", name]);
  const { error, stderr } = await asc.main(
    [...args, ...memory, ...enable, "--baseDir", root, "--outFile", "out.wasm"],
    {
      writeFile: (name, contents) => {
        if (name === "out.wasm") binary = contents;
      },
    },
  );
  if (error || !binary) throw new Error(`the kernels do not compile\n${stderr.toString()}`);
  return binary;
}

function pack(bytes, dictionary) {
  return deflateRawSync(bytes, { level: 9, ...(dictionary ? { dictionary } : {}) }).toString("base64");
}

function upToDate() {
  const files = readdirSync(sources).map((name) => path.join(sources, name));
  const newest = Math.max(...[...files, fileURLToPath(import.meta.url)].map((file) => statSync(file).mtimeMs));
  return existsSync(output("js")) && statSync(output("js")).mtimeMs >= newest;
}

/** Writes whole or not at all, as builds may run side by side. */
function write(extension, text) {
  const file = output(extension);
  writeFileSync(`${file}.${process.pid}`, text);
  renameSync(`${file}.${process.pid}`, file);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildKernels();
