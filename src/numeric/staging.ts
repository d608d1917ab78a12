/** A memory through which kernels work on arrays that lie elsewhere: copied in, worked on, copied out. */

import { arithmeticInUse } from "./arena";
import { type Arithmetic, type Instance, instantiate, type Kernels, RESERVED } from "./kernels/binary";
import type { View } from "./view";

const PAGE = 65536;
const SLACK = 64;
/** Below so many numbers a loop copies faster than the engine's own copy. */
const SHORT = 24;

/** A matrix in the memory: entry (i, j) at byte `at + i·row + j·col`. */
export interface Staged {
  readonly at: number;
  readonly row: number;
  readonly col: number;
}

let instance: Instance | null = null;
let made: Arithmetic | null = null;
let numbers = new Float64Array(0);
let top = RESERVED;

/** The kernels, with all of their memory free again and room for `n` numbers; `null` where there is no WebAssembly. */
export function staging(n: number): Kernels | null {
  const wanted = arithmeticInUse();
  if (made !== wanted) {
    instance = instantiate(wanted, RESERVED / PAGE + 16);
    made = wanted;
    numbers = instance ? new Float64Array(instance.memory.buffer) : new Float64Array(0);
  }
  if (instance === null || !grown(instance, RESERVED + 8 * n + SLACK)) return null;
  top = RESERVED;
  return instance.kernels;
}

function grown({ memory }: Instance, bytes: number): boolean {
  if (bytes <= numbers.byteLength) return true;
  try {
    memory.grow(Math.ceil((Math.max(bytes, 1.5 * numbers.byteLength) - numbers.byteLength) / PAGE));
  } catch {
    return false;
  }
  numbers = new Float64Array(memory.buffer);
  return true;
}

/** Room for n numbers, as a byte address. */
export function room(n: number): number {
  const at = top;
  top += 8 * n;
  return at;
}

/** Copies n entries in, from `start` on; their address. */
export function stage(data: Float64Array, start = 0, n = data.length): number {
  const at = room(n);
  copyRun(data, start, numbers, at >> 3, n);
  return at;
}

/** Copies n entries out, to `start` on. */
export function unstage(at: number, data: Float64Array, start = 0, n = data.length): void {
  copyRun(numbers, at >> 3, data, start, n);
}

/** Room for a matrix in the order in which A lies. */
export function roomOf(A: View): Staged {
  const at = room(A.rows * A.cols);
  return A.row === 1 && A.col !== 1 ? { at, row: 8, col: 8 * A.rows } : { at, row: 8 * A.cols, col: 8 };
}

/** Copies a matrix in. */
export function stageView(A: View): Staged {
  const to = roomOf(A);
  if (to.col === 8) copyRows(A, A.rows, A.row, A.cols, A.col, to.at, true);
  else copyRows(A, A.cols, A.col, A.rows, A.row, to.at, true);
  return to;
}

/** Copies a matrix out that was given room by `roomOf` or `stageView` of the same view. */
export function unstageView(from: Staged, A: View): void {
  if (from.col === 8) copyRows(A, A.rows, A.row, A.cols, A.col, from.at, false);
  else copyRows(A, A.cols, A.col, A.rows, A.row, from.at, false);
}

/** The 32-bit integers at an address, until kernels are called again. */
export function integers(at: number, n: number): Int32Array {
  return new Int32Array(numbers.buffer, at, n);
}

/** `m` runs of n entries: `step` apart from run to run, `inner` within one; contiguous in the memory. */
function copyRows(
  { data, start }: View,
  m: number,
  step: number,
  n: number,
  inner: number,
  at: number,
  inward: boolean,
): void {
  let to = at >> 3;
  if (inner === 1 && step === n) {
    if (inward) copyRun(data, start, numbers, to, m * n);
    else copyRun(numbers, to, data, start, m * n);
    return;
  }
  for (let i = 0, from = start; i < m; i++, from += step, to += n) {
    if (inner !== 1) copySteps(data, from, inner, to, n, inward);
    else if (inward) copyRun(data, from, numbers, to, n);
    else copyRun(numbers, to, data, from, n);
  }
}

function copySteps(data: Float64Array, from: number, inner: number, to: number, n: number, inward: boolean): void {
  if (inward) for (let j = 0; j < n; j++, from += inner) numbers[to + j] = data[from] as number;
  else for (let j = 0; j < n; j++, from += inner) data[from] = numbers[to + j] as number;
}

function copyRun(from: Float64Array, i: number, to: Float64Array, j: number, n: number): void {
  if (n < SHORT) for (let k = 0; k < n; k++) to[j + k] = from[i + k] as number;
  else to.set(from.subarray(i, i + n), j);
}
