/** Memory in which kernels work without copying: arrays are taken from it and given back one by one. */

import type { Tensor } from "../core/tensor";
import { type Arithmetic, available, instantiate, type Kernels, RESERVED } from "./kernels/binary";
import { Region, sizeFor } from "./region";

const PAGE = 65536;
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

/** An array that says where it lies: engines take ten times as long to say which memory an array is a view of. */
interface Placed extends Float64Array {
  readonly arena?: Arena;
}

/**
 * Room for float64 arrays on which kernels work where they lie. It never moves or grows, so an array stays valid as long
 * as it is not given back; what is reserved and not used costs no memory.
 */
export class Arena {
  /** A number for kernels that lies in no array. */
  readonly slot: Float64Array;
  private readonly region: Region;
  private taken = 0;

  /** Use `createArena`. */
  constructor(
    /** Bytes it has room for. */
    readonly bytes: number,
    private readonly buffer: ArrayBuffer,
    begin: number,
    /** The kernels of its memory; `null` where there is no WebAssembly. */
    readonly kernels: Kernels | null,
  ) {
    this.slot = new Float64Array(buffer, kernels ? RESERVED - LINE : 0, kernels ? 1 : 0);
    this.region = new Region(begin, begin + bytes);
  }

  /** Bytes given out. */
  get used(): number {
    return this.taken;
  }

  /** Whether an array was taken from here; a part of one, as `subarray` makes it, counts as from elsewhere. */
  holds(data: Float64Array): boolean {
    return (data as Placed).arena === this;
  }

  /** An array of n numbers, whatever they are at first; `null` when there is no stretch of that length. */
  take(n: number): Float64Array | null {
    const at = this.region.take(8 * n);
    if (at === null) return null;
    this.taken += roomFor(n);
    return marked(new Float64Array(this.buffer, at, n), this);
  }

  /** Takes an array back; nobody may use it any more. Arrays from elsewhere are left alone. */
  give(data: Float64Array): void {
    if (!this.holds(data)) return;
    this.region.give(data.byteOffset, data.byteLength);
    this.taken -= roomFor(data.length);
  }

  /** X in here: itself if it is, else a copy; itself too when there is no room. */
  place(X: Tensor): Tensor {
    const data = this.holds(X.data) ? null : this.take(X.data.length);
    if (data === null) return X;
    data.set(X.data);
    return { size: X.size, data };
  }
}

/** Bytes that an array of n numbers takes in an arena. */
export function roomFor(n: number): number {
  return sizeFor(8 * n);
}

/** An arena with room for `bytes` bytes, see `roomFor`; a text for people when that is more than `cap` or than the machine has. */
export function createArena(bytes: number, cap = ARENA_CAP): Arena | { readonly error: string } {
  if (bytes > cap) return { error: `the values need ${inWords(bytes)}, more than the limit of ${inWords(cap)}` };
  const chosen = arithmeticInUse();
  const whole = roomFor(bytes / 8);
  const instance = instantiate(chosen, Math.ceil((RESERVED + whole + SLACK) / PAGE));
  if (instance) return new Arena(whole, instance.memory.buffer as ArrayBuffer, RESERVED, instance.kernels);
  try {
    if (chosen === "plain") return new Arena(whole, new ArrayBuffer(whole), 0, null);
  } catch {}
  return { error: `the machine has no ${inWords(bytes)} of memory for the values` };
}

function inWords(bytes: number): string {
  const units = ["bytes", "kB", "MB", "GB"];
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  return `${Number((bytes / 1000 ** power).toPrecision(2))} ${units[power]}`;
}

/** The kernels of the arena from which all of these arrays were taken; `null` if there is none. */
export function kernelsFor(x: Float64Array, y: Float64Array, z: Float64Array = y): Kernels | null {
  const { arena } = x as Placed;
  return arena && (y as Placed).arena === arena && (z as Placed).arena === arena ? arena.kernels : null;
}

/** The first n entries of an array, in its arena as the array is. */
export function firstOf(data: Float64Array, n: number): Float64Array {
  const { arena } = data as Placed;
  return arena ? marked(data.subarray(0, n), arena) : data.subarray(0, n);
}

/** Not enumerable: it is no part of the array's content. */
function marked(data: Float64Array, arena: Arena): Float64Array {
  return Object.defineProperty(data, "arena", { value: arena });
}

/** The address of a number for the kernels of the arena in which `data` lies, until another number is asked for. */
export function slotFor(data: Float64Array, value: number): number {
  const { arena } = data as Placed;
  if (!arena) throw new RangeError("the array lies in no arena");
  arena.slot[0] = value;
  return arena.slot.byteOffset;
}
