/** The arrays in which values live: taken, shared by values that are the same array, given back and taken again. */

/** Arrays below this many entries are cheaper to make than to find again. */
const smallest = 256;

/** Arrays by number of entries, used again once no value lives in them. */
export class Arena {
  private readonly free = new Map<number, Float64Array[]>();
  private readonly holders = new Map<Float64Array, number>();
  private readonly ours = new WeakSet<Float64Array>();
  private held = 0;
  private spare = 0;

  constructor(private readonly allocate: (entries: number) => Float64Array = (entries) => new Float64Array(entries)) {}

  /** Bytes of arrays in which values live. */
  get bytes(): number {
    return this.held;
  }

  /** Bytes of arrays that wait to be used again. */
  get spareBytes(): number {
    return this.spare;
  }

  /** An array for a result; it holds anything. */
  take(entries: number): Float64Array {
    if (entries < smallest) return new Float64Array(entries);
    const data = this.free.get(entries)?.pop();
    if (data) {
      this.spare -= data.byteLength;
      return data;
    }
    const made = this.allocate(entries);
    this.ours.add(made);
    return made;
  }

  /** Takes back an array in which no value lives. */
  giveBack(data: Float64Array): void {
    if (!this.ours.has(data)) return;
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

  /** Somebody outside keeps `data` for good, so it is never used again. */
  release(data: Float64Array): void {
    this.ours.delete(data);
  }

  /** Lets go of waiting arrays until they take at most so many bytes. */
  trim(bytes: number): void {
    for (const [entries, list] of this.free) {
      while (this.spare > bytes && list.pop()) this.spare -= entries * 8;
      if (list.length === 0) this.free.delete(entries);
    }
  }
}
