/** Data files that a model reads: asked for once, kept as bytes came, read once. */

import type { FileAnswer } from "../lang/common/trace";
import { type ReadArchive, readNpz } from "../numeric/archive";
import { failed, readData } from "../numeric/data";
import { readMat } from "../numeric/mat";
import { filesBeside } from "../protocol/files";

/** What the bytes of a file hold. */
export function answer(path: string, bytes: Uint8Array): FileAnswer {
  if (/\.(py|m)$/i.test(path) || path === filesBeside) return { kind: "text", text: new TextDecoder().decode(bytes) };
  if (/\.npz$/i.test(path)) return archive(readNpz(bytes));
  if (/\.mat$/i.test(path)) return archive(readMat(bytes));
  const read = readData(path, bytes);
  return failed(read) ? { kind: "missing", why: read.error } : { kind: "data", tensor: read };
}

function archive(read: ReadArchive): FileAnswer {
  return "error" in read ? { kind: "missing", why: read.error } : { kind: "arrays", ...read };
}

/** The data files of one document. */
export class DataFiles {
  private readonly answers = new Map<string, FileAnswer>();
  private readonly missing = new Set<string>();

  /** `ask` is called once for every path. */
  constructor(private readonly ask: (path: string) => void) {}

  /** Numbers of a file, or that they are on their way. */
  file(path: string): FileAnswer {
    const known = this.answers.get(path);
    if (known) return known;
    if (!this.missing.has(path)) {
      this.missing.add(path);
      this.ask(path);
    }
    return { kind: "pending" };
  }

  /** Whether an answer is awaited. */
  get waiting(): boolean {
    return this.missing.size > 0;
  }

  /** Takes what the host sent; `null` says that it cannot be read. */
  take(path: string, bytes: Uint8Array | null): void {
    this.missing.delete(path);
    this.answers.set(
      path,
      bytes ? answer(path, bytes) : { kind: "missing", why: "there is no such file within reach" },
    );
  }
}
