/** What the command line needs of its surroundings, so that tests can bring their own. */

import { readFileSync } from "node:fs";
import path from "node:path";

/** Files and streams. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
  /** Contents of a file; throws when it cannot be read. */
  read(file: string): Uint8Array;
  /** The same file from another folder: relative paths start at the folder of `file`. */
  beside(file: string, relative: string): string;
  now(): number;
}

/** The process's own files and streams; relative paths start at the current directory. */
export const processIo: Io = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  read: (file) => readFileSync(file),
  beside: (file, relative) => path.resolve(path.dirname(file), relative),
  now: () => performance.now(),
};
