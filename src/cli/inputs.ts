/** Reads what a command works on: the model file, the data given with `--set`, and the data the file itself loads. */

import { scalar, type Tensor, tensor } from "../core/tensor";
import { answer } from "../engine/data";
import type { FileAnswer } from "../lang/common/trace";
import type { Language } from "../lang/common/tree";
import { filesBeside } from "../protocol/files";
import { type JoinedCells, joinCells, readNotebook } from "../protocol/notebook";
import type { Io } from "./io";
import { UsageError } from "./usage";

/** The text to follow. */
export interface ProgramText {
  readonly language: Language;
  readonly text: string;
  /** Of a notebook: where its cells begin. */
  readonly cells: JoinedCells["starts"] | null;
}

/** The program of a file, or of a notebook where no language is given. Throws a `UsageError` when it cannot be read. */
export function readProgram(file: string, language: Language | null, io: Io): ProgramText {
  const text = new TextDecoder().decode(bytesOf(file, io)).replace(/^\uFEFF/, "");
  if (language !== null) return { language, text, cells: null };
  const { cells, why } = readNotebook(text);
  if (cells === null) throw new UsageError(`${file} cannot be read: ${why}`);
  const joined = joinCells(cells);
  if (!joined) throw new UsageError(`${file} has no code cells in Python, MATLAB or Octave`);
  return { language: joined.language, text: joined.text, cells: joined.starts };
}

/** Values given with `--set`, from data files or as numbers. Throws a `UsageError` when one cannot be read. */
export function readValues(set: ReadonlyMap<string, string>, language: Language, io: Io): Map<string, Tensor> {
  return new Map([...set].map(([name, text]) => [name, inLanguage(given(name, text, io), language)]));
}

/** Data the file loads: relative to the file, as its author sees it, else to the current directory. */
export function fileReader(model: string, io: Io): (path: string) => FileAnswer {
  return (path) => {
    if (path === filesBeside) return { kind: "text", text: io.list(model).join("\n") };
    for (const place of [io.beside(model, path), path]) {
      try {
        return answer(place, io.read(place));
      } catch {
        // The next place may have it.
      }
    }
    return { kind: "missing", why: "there is no such file" };
  };
}

function given(name: string, text: string, io: Io): Tensor {
  const number = special.get(text) ?? Number(text);
  if (!Number.isNaN(number) || /^nan$/i.test(text)) return scalar(number);
  const read = answer(text, bytesOf(text, io));
  if (read.kind === "data") return read.tensor;
  throw new UsageError(
    `--set ${name}: ${text} cannot be read: ${read.kind === "missing" ? read.why : "it is not there"}`,
  );
}

const special = new Map([
  ["inf", Number.POSITIVE_INFINITY],
  ["-inf", Number.NEGATIVE_INFINITY],
]);

/** MATLAB knows no fewer than two axes: one-dimensional data is a column. */
function inLanguage(t: Tensor, language: Language): Tensor {
  return language === "matlab" && t.size.length < 2 ? tensor([t.data.length, 1], t.data) : t;
}

function bytesOf(file: string, io: Io): Uint8Array {
  try {
    return io.read(file);
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${reason(error)}`);
  }
}

function reason(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "ENOENT") return "there is no such file";
  if (code === "EISDIR") return "it is a folder";
  if (code === "EACCES") return "reading it is not permitted";
  return error instanceof Error ? error.message : String(error);
}
