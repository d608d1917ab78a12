/** Running the same computation on every arithmetic and in every memory. */

import assert from "node:assert/strict";
import { setFlagsFromString } from "node:v8";
import { count, type Tensor, tensor } from "../../../src/core/tensor";
import { type Arena, arithmeticInUse, createArena, useArithmetic } from "../../../src/numeric/arena";
import type { Arithmetic } from "../../../src/numeric/kernels/binary";
import type { View } from "../../../src/numeric/view";
import { normals } from "../judge";

// Node 20 has the operations of the fast arithmetic, but asks to be told.
setFlagsFromString("--experimental-wasm-relaxed-simd");

/** Sizes around every block and tail of the kernels. */
export const lengths = [0, 1, 2, 3, 5, 8, 17, 64, 65, 130];

/** Every kind of number that has a rule of its own. */
export const specials = [
  ...[0, 1, 0.5, 2, 1e-8, 700, 709.78, 709.7827128933841, 710, 744, 745.13, 745.2, 750, 1e10],
  ...[5e-324, 1e-310, 2.2250738585072014e-308, 1e308, 1.7976931348623157e308, Number.POSITIVE_INFINITY],
]
  .flatMap((x) => [x, -x])
  .concat(Number.NaN);

/** What `work` gives on this arithmetic; `null` where the machine has none. */
export function on<T>(arithmetic: Arithmetic, work: () => T): T | null {
  const before = arithmeticInUse();
  try {
    return useArithmetic(arithmetic) === arithmetic ? work() : null;
  } finally {
    useArithmetic(before);
  }
}

let shared: Arena | null = null;

function made(): Arena {
  const arena = createArena(2 ** 24);
  if ("error" in arena) throw new Error(arena.error);
  return arena;
}

/** What `work` gives on strict WebAssembly: with its operands copied in, and with all that it places lying there already. */
export function onKernels<T>(work: (place: (X: Tensor) => Tensor) => T): { copied: T; inPlace: T } {
  const copied = on("strict", () => work((X) => X));
  shared ??= on("strict", made);
  const arena = shared;
  const taken: Float64Array[] = [];
  const place = (X: Tensor): Tensor => {
    const placed = (arena as Arena).place(X);
    if (placed === X) throw new Error("the arena is full");
    taken.push(placed.data);
    return placed;
  };
  const inPlace = arena && work(place);
  for (const data of taken) arena?.give(data);
  if (copied === null || inPlace === null) throw new Error("this machine has no WebAssembly");
  return { copied, inPlace };
}

/** Asserts equal sizes and the same numbers; a NaN is a NaN, whatever its bits. */
export function sameTensor(actual: Tensor, expected: Tensor, what = ""): void {
  assert.deepEqual([...actual.size], [...expected.size], what);
  assert.deepEqual([...actual.data], [...expected.data], what);
}

/** A matrix inside of a larger array: `around` entries stand between its rows (or columns), which are steps of `gap`. */
export function inside(rows: number, cols: number, layout: "rows" | "columns" | "gaps", seed: string): View {
  if (layout === "rows") return { data: data([rows, cols + 3], seed), start: 2, rows, cols, row: cols + 3, col: 1 };
  if (layout === "columns") return { data: data([cols, rows], seed), start: 0, rows, cols, row: 1, col: rows };
  return { data: data([rows + 1, 2 * cols + 5], seed), start: 1, rows, cols, row: 2 * cols + 5, col: 2 };
}

/** The same view of a copy of its array, `placed` somewhere. */
export function copyOf(A: View, place: (X: Tensor) => Tensor = (X) => X): View {
  return { ...A, data: place(tensor([A.data.length], A.data.slice())).data };
}

function data(size: readonly number[], seed: string): Float64Array {
  return count(size) === 0 ? new Float64Array(8) : Float64Array.from([...normals(size, seed).data, 1, 2, 3, 4]);
}
