/** Programs in Python files of their own, one after each line `#%% title`. */

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const folder = path.join(process.cwd(), "test/lang/python/programs");

/** By `file: title`. */
export const cells: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(folder)
    .filter((name) => name.endsWith(".py"))
    .flatMap((name) => cellsOf(name.slice(0, -3), readFileSync(path.join(folder, name), "utf8"))),
);

function cellsOf(file: string, text: string): (readonly [string, string])[] {
  return text
    .split(/^#%% /m)
    .slice(1)
    .map((cell) => {
      const [title = "", ...lines] = cell.split("\n");
      return [`${file}: ${title}`, lines.join("\n")] as const;
    });
}
