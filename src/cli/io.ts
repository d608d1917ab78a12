/** What the command line needs of its surroundings, so that tests can bring their own. */

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { isProgramFolder } from "../protocol/files";

/** Files and streams. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
  /** Contents of a file; throws when it cannot be read. */
  read(file: string): Uint8Array;
  /** The same file from another folder: relative paths start at the folder of `file`. */
  beside(file: string, relative: string): string;
  /** Paths of the files of a program around `file`, from its folder; those it could call. */
  list(file: string): readonly string[];
  now(): number;
}

/** The process's own files and streams; relative paths start at the current directory. */
export const processIo: Io = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  read: (file) => readFileSync(file),
  beside: (file, relative) => path.resolve(path.dirname(file), relative),
  list: (file) => programFiles(path.dirname(path.resolve(file)), ""),
  now: () => performance.now(),
};

/** Files that MATLAB finds from a folder: those in it, in `private`, and in packages. */
function programFiles(folder: string, prefix: string): string[] {
  return readdirSync(path.join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const inside = `${prefix}${entry.name}`;
    if (entry.isDirectory()) return isProgramFolder(entry.name) ? programFiles(folder, `${inside}/`) : [];
    return entry.name.endsWith(".m") ? [inside] : [];
  });
}
