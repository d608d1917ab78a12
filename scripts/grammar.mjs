// Turns the Lezer grammar of MATLAB into a parser with types; nothing is done when it is up to date.
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../src/lang/matlab/grammar/", import.meta.url));
const grammar = path.join(folder, "matlab.grammar");
const output = (extension) => path.join(folder, `parser.generated.${extension}`);

/** Builds `parser.generated.js` and `parser.generated.terms.js`, each with its declarations. */
export async function buildGrammar() {
  if (!existsSync(grammar) || upToDate()) return;
  const { buildParserFile } = await import("@lezer/generator");
  const warn = (message) => console.warn(message);
  const { parser, terms } = buildParserFile(readFileSync(grammar, "utf8"), { fileName: grammar, warn });
  const termNames = [...terms.matchAll(/^\s*(?:export const )?(\w+) = \d+/gm)].map(([, name]) => name);
  write("terms.d.ts", termNames.map((name) => `export declare const ${name}: number;\n`).join(""));
  write("terms.js", terms);
  write("d.ts", 'import type { LRParser } from "@lezer/lr";\nexport declare const parser: LRParser;\n');
  write("js", parser); // last: its age decides
}

function upToDate() {
  return existsSync(output("js")) && statSync(output("js")).mtimeMs >= statSync(grammar).mtimeMs;
}

/** Writes whole or not at all, as builds may run side by side. */
function write(extension, text) {
  const file = output(extension);
  writeFileSync(`${file}.${process.pid}`, text);
  renameSync(`${file}.${process.pid}`, file);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildGrammar();
