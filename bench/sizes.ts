/** Sizes of the bundles. The extension measures its own activation; the end-to-end suites print it. */

import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { row } from "./table";

const bundles = ["extension", "extension.web", "worker", "worker.web", "webview", "cli", "mathjs"];

/** Prints sizes in kB. */
export function sizes(): void {
  console.log("Bundles (kB)");
  row(["", "minified", "gzip"]);
  for (const name of bundles) {
    const bytes = readFileSync(`dist/${name}.js`);
    row([`${name}.js`, bytes.length / 1000, gzipSync(bytes).length / 1000]);
  }
}
