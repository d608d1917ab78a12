/** Arrays out of data files; what is wrong with a file comes back as a sentence. */

import { fromNested, type Nested, type Tensor } from "../core/tensor";
import { readTable } from "./csv";
import { readNpy } from "./npy";

/** An array, or why there is none. */
export type Read = Tensor | { readonly error: string };

/** Whether reading failed. */
export function failed(result: Read): result is { readonly error: string } {
  return "error" in result;
}

/** Reads a file by the ending of its name: `.npy`, `.json`, `.csv`, `.tsv`, `.txt` or `.dat`. */
export function readData(name: string, bytes: Uint8Array): Read {
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  if (ending === "npy") return readNpy(bytes);
  if (!["json", "csv", "tsv", "txt", "dat"].includes(ending)) {
    return { error: `${name} is not of a kind that can be read (.npy, .csv, .tsv, .txt, .dat, .json)` };
  }
  if (bytes.includes(0)) return { error: "the file is not text" };
  const text = new TextDecoder().decode(bytes).replace(/^\uFEFF/, "");
  return ending === "json" ? readJson(text) : readTable(text);
}

/** Nested lists of numbers, or one number; NaN and Infinity are understood, bare or in quotes. */
export function readJson(text: string): Read {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/"?(-?)\b(NaN|Infinity)\b"?/g, '"$1$2"'), (_, v) => special.get(v) ?? v);
  } catch (problem) {
    return { error: `the file is not JSON${whereIn(text, String(problem))}` };
  }
  const t = fromNested(value);
  return t ?? { error: unfit(value as Nested) };
}

const special = new Map<unknown, number>([
  ["NaN", Number.NaN],
  ["-NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
]);

function whereIn(text: string, message: string): string {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position === undefined) return text.trim() === "" ? ": it is empty" : "";
  const before = text.slice(0, Number(position)).split("\n");
  return `: line ${before.length}, column ${(before[before.length - 1]?.length ?? 0) + 1}`;
}

/** The first thing that keeps lists from being an array. */
function unfit(value: unknown, path = ""): string {
  if (!Array.isArray(value)) return `${path ? `entry ${path}` : "the value"} is not a number: ${brief(value)}`;
  for (const [i, item] of value.entries()) {
    const here = `${path}[${i}]`;
    const [first, own] = [lengthOf(value[0]), lengthOf(item)];
    if (first !== own && (own !== null || typeof item === "number" || typeof item === "boolean")) {
      return `entry ${here} ${told(own)}, but ${path}[0] ${told(first)}`;
    }
    if (!isNumber(item) && (!Array.isArray(item) || fromNested(item) === null)) return unfit(item, here);
  }
  return "lists at the same depth differ in length";
}

function isNumber(value: unknown): boolean {
  return typeof value === "number" || typeof value === "boolean";
}

function lengthOf(value: unknown): number | null {
  return Array.isArray(value) ? value.length : null;
}

function told(length: number | null): string {
  return length === null ? "is no list" : `has ${length} ${length === 1 ? "entry" : "entries"}`;
}

function brief(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
