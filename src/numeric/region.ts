/** One stretch of memory, given out in pieces and taken back piece by piece. */

/** Pieces begin at whole lines of the cache. */
const line = 64;

/** Addresses from `start` to `end`, in bytes. */
export class Region {
  /** Free pieces by size: their addresses. */
  private free = new Map<number, number[]>();
  private top: number;

  constructor(
    start: number,
    private readonly end: number,
  ) {
    this.top = Math.ceil(start / line) * line;
  }

  /** Address of a piece of at least so many bytes; `null` when there is none. */
  take(bytes: number): number | null {
    const size = sizeFor(bytes);
    return this.free.get(size)?.pop() ?? this.cut(size) ?? this.found(size);
  }

  /** Takes a piece back, of as many bytes as were asked for. */
  give(at: number, bytes: number): void {
    const size = sizeFor(bytes);
    const list = this.free.get(size);
    if (list) list.push(at);
    else this.free.set(size, [at]);
  }

  private cut(size: number): number | null {
    if (this.top + size > this.end) return null;
    const at = this.top;
    this.top += size;
    return at;
  }

  /** A part of free neighbours put together. */
  private found(size: number): number | null {
    this.join();
    for (const [whole, list] of this.free) {
      const at = whole >= size ? list.pop() : undefined;
      if (at === undefined) continue;
      if (whole > size) this.give(at + size, whole - size);
      return at;
    }
    return this.cut(size);
  }

  /** Free neighbours become one piece; what is free at the top is cut anew. */
  private join(): void {
    const pieces = [...this.free].flatMap(([size, list]) => list.map((at) => ({ at, size })));
    pieces.sort((a, b) => a.at - b.at);
    this.free = new Map();
    let open: { at: number; size: number } | null = null;
    for (const piece of pieces) {
      if (open && open.at + open.size === piece.at) open.size += piece.size;
      else {
        if (open) this.give(open.at, open.size);
        open = piece;
      }
    }
    if (!open) return;
    if (open.at + open.size === this.top) this.top = open.at;
    else this.give(open.at, open.size);
  }
}

/** Bytes that a piece for so many bytes takes. */
export function sizeFor(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / line)) * line;
}
