/** Memory in which kernels work without copying: a plan's values lie there side by side, for as long as the plan wants. */

import { count, type Tensor } from "../core/tensor";
import { type Arithmetic, available, instantiate, type Kernels, RESERVED } from "./kernels/binary";

const PAGE = 65536;
/** Arrays begin at whole lines of the cache. */
const LINE = 64;
/** Kernels may read, not write, so many bytes past an array. */
const SLACK = 64;

/** The most an arena may hold unless said otherwise: 1 GiB. */
export const ARENA_CAP = 2 ** 30;

let arithmetic: Arithmetic | null = null;

/** Chooses the arithmetic of kernels and of arenas made from now on, and says what it came to on this machine. */
export function useArithmetic(wanted: Arithmetic): Arithmetic {
  arithmetic = available(wanted);
  return arithmetic;
}

/** The arithmetic in use: `strict` unless chosen otherwise, `plain` where WebAssembly is missing. */
export function arithmeticInUse(): Arithmetic {
  return arithmetic ?? useArithmetic("strict");
}

/**
 * Room for float64 arrays, given out one after the other and taken back all at once. It never moves or grows, so its
 * arrays stay valid as long as they are referred to; once it is full, results go to the ordinary heap.
 */
export class Arena {
  /** The kernels that work on its arrays where they lie; `null` where there is no WebAssembly. */
  readonly kernels: Kernels | null;
  private readonly buffer: ArrayBuffer;
  private readonly start: number;
  private top: number;

  /** Use `createArena`. */
  constructor(
    /** Bytes it has room for. */
    readonly bytes: number,
    instance: { kernels: Kernels | null; buffer: ArrayBuffer; start: number },
  ) {
    this.kernels = instance.kernels;
    this.buffer = instance.buffer;
    this.start = instance.start;
    this.top = instance.start;
  }

  /** Bytes given out. */
  get used(): number {
    return this.top - this.start;
  }

  /** Whether an array lies in here. */
  holds(data: Float64Array): boolean {
    return data.buffer === this.buffer;
  }

  /** An array of n numbers, whatever they are at first; `null` when there is no room. */
  take(n: number): Float64Array | null {
    const size = roomFor(n);
    if (this.used + size > this.bytes) return null;
    const data = new Float64Array(this.buffer, this.top, n);
    this.top += size;
    return data;
  }

  /** X in here: itself if it is, else a copy; itself too when there is no room. */
  place(X: Tensor): Tensor {
    if (this.holds(X.data)) return X;
    const data = this.take(X.data.length);
    if (data === null) return X;
    data.set(X.data);
    return { size: X.size, data };
  }

  /** Takes everything back: arrays given out before are overwritten by later ones. */
  reset(): void {
    this.top = this.start;
  }
}

/** Bytes that an array of n numbers takes in an arena. */
export function roomFor(n: number): number {
  return Math.ceil((n * 8) / LINE) * LINE;
}

/** An arena for `bytes` bytes, see `roomFor`; a text for people when that is more than `cap` or than the machine has. */
export function createArena(bytes: number, cap = ARENA_CAP): Arena | { readonly error: string } {
  if (bytes > cap) return { error: `the values need ${inWords(bytes)}, more than the limit of ${inWords(cap)}` };
  const chosen = arithmeticInUse();
  const instance = instantiate(chosen, Math.ceil((RESERVED + bytes + SLACK) / PAGE));
  if (instance) {
    const { kernels, memory } = instance;
    return new Arena(bytes, { kernels, buffer: memory.buffer as ArrayBuffer, start: RESERVED });
  }
  if (chosen !== "plain") return { error: `the machine has no ${inWords(bytes)} of memory for the values` };
  try {
    return new Arena(bytes, { kernels: null, buffer: new ArrayBuffer(bytes), start: 0 });
  } catch {
    return { error: `the machine has no ${inWords(bytes)} of memory for the values` };
  }
}

function inWords(bytes: number): string {
  const units = ["bytes", "kB", "MB", "GB"];
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  return `${Number((bytes / 1000 ** power).toPrecision(2))} ${units[power]}`;
}

let inForce: Arena | null = null;

/** Runs `work`, in which results of kernels go into the arena. */
export function within<T>(arena: Arena, work: () => T): T {
  const outer = inForce;
  inForce = arena;
  try {
    return work();
  } finally {
    inForce = outer;
  }
}

/** A tensor whose entries are still to be written, all of them: in the arena in force while that has room. */
export function fresh(size: readonly number[]): Tensor {
  const n = count(size);
  return { size, data: inForce?.take(n) ?? new Float64Array(n) };
}

/** The kernels of the arena in force, if all of these arrays lie in it. */
export function kernelsFor(x: Float64Array, y: Float64Array, z: Float64Array = y): Kernels | null {
  return inForce?.holds(x) && inForce.holds(y) && inForce.holds(z) ? inForce.kernels : null;
}
