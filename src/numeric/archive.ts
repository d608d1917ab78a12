/** Archives of arrays: several arrays by name out of one file. */

import { unzipSync } from "fflate";
import type { Tensor } from "../core/tensor";
import { readNpy } from "./npy";

/** Arrays by name, with what could not be read by name; or why there are none. */
export type ReadArchive =
  | { readonly arrays: ReadonlyMap<string, Tensor>; readonly unread: ReadonlyMap<string, string> }
  | { readonly error: string };

/** NumPy's `.npz`: a zip file of `.npy` files. */
export function readNpz(bytes: Uint8Array): ReadArchive {
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes);
  } catch {
    return { error: "the file is not a zip archive, as .npz files are, or it is damaged" };
  }
  const arrays = new Map<string, Tensor>();
  const unread = new Map<string, string>();
  for (const [name, content] of Object.entries(files)) {
    const read = readNpy(content);
    const key = name.replace(/\.npy$/, "");
    if ("error" in read) unread.set(key, read.error);
    else arrays.set(key, read);
  }
  return { arrays, unread };
}
