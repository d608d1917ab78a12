/** The arrays in which values live: taken, shared by values that are the same array, given back and taken again. */

import { createArena, type Arena as Home } from "../numeric/arena";

/** Arrays below this many entries gain nothing from kernels, and are cheaper on the heap. */
const tiny = 8;
/** Arrays of the ordinary heap below this many entries are cheaper to make than to find again. */
const smallest = 256;

/** Arrays, used again once no value lives in them; the ordinary heap serves what finds no room in `home`. */
export class Arena {
  private readonly free = new Map<number, Float64Array[]>();
  private readonly holders = new Map<Float64Array, number>();
  private readonly ours = new WeakSet<Float64Array>();
  private held = 0;
  private spare = 0;
  private home: Home | null = null;

  constructor(
    private readonly allocate: (entries: number) => Float64Array = (entries) => new Float64Array(entries),
    /** Finds a home once the first array is wanted. */
    private findHome: (() => Home | null) | null = null,
  ) {}

  /** Kernels that work where the arrays are. */
  get kernels(): Home["kernels"] {
    return this.home?.kernels ?? null;
  }

  /** Bytes of arrays in which values live. */
  get bytes(): number {
    return this.held;
  }

  /** Bytes of arrays of the heap that wait to be used again. */
  get spareBytes(): number {
    return this.spare;
  }

  /** Whether an array lies where the kernels work. */
  holds(data: Float64Array): boolean {
    return this.home?.holds(data) ?? false;
  }

  /** An array for a result; it holds anything. */
  array(entries: number): Float64Array {
    if (entries < tiny) return new Float64Array(entries);
    if (this.findHome) this.home = this.findHome();
    this.findHome = null;
    const near = this.home?.take(entries);
    if (near) return this.own(near);
    if (entries < smallest) return new Float64Array(entries);
    const data = this.free.get(entries)?.pop();
    if (!data) return this.own(this.allocate(entries));
    this.spare -= data.byteLength;
    return data;
  }

  /** Takes back an array in which no value lives. */
  giveBack(data: Float64Array): void {
    if (!this.ours.has(data)) return;
    if (this.home?.holds(data)) {
      // The same place will be another array.
      this.ours.delete(data);
      this.home.give(data);
      return;
    }
    const list = this.free.get(data.length);
    if (list) list.push(data);
    else this.free.set(data.length, [data]);
    this.spare += data.byteLength;
  }

  /** One more value lives in `data`. */
  hold(data: Float64Array): void {
    const holders = this.holders.get(data) ?? 0;
    if (holders === 0) this.held += data.byteLength;
    this.holders.set(data, holders + 1);
  }

  /** One value less lives in `data`; after the last one it is used again. */
  drop(data: Float64Array): void {
    const holders = this.holders.get(data) ?? 0;
    if (holders > 1) {
      this.holders.set(data, holders - 1);
      return;
    }
    this.holders.delete(data);
    this.held -= data.byteLength;
    this.giveBack(data);
  }

  /** Lets go of waiting arrays until they take at most so many bytes. */
  trim(bytes: number): void {
    for (const [entries, list] of this.free) {
      while (this.spare > bytes && list.pop()) this.spare -= entries * 8;
      if (list.length === 0) this.free.delete(entries);
    }
  }

  private own(data: Float64Array): Float64Array {
    this.ours.add(data);
    return data;
  }
}

/** An arena with memory of so many bytes for kernels that need not copy, where the machine has that. */
export function arenaOf(bytes: number): Arena {
  return new Arena(undefined, () => {
    const home = createArena(bytes);
    return "error" in home || !home.kernels ? null : home;
  });
}
