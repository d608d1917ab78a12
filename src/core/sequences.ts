/** Numbers for sequences: the same beginning followed by the same numbers has the same number, and only that. */

/** A table of sequences, each built one step at a time. */
export class Sequences {
  private readonly starts = new Map<string, number>();
  /** What a sequence and one number more make: triples of both and of the number of the result, −1 where there is none. */
  private longer: Int32Array<ArrayBuffer> = new Int32Array(3 * 1024).fill(-1);
  private held = 0;
  private next = 0;

  /** How many sequences have a number. */
  get size(): number {
    return this.next;
  }

  /** The sequence that begins, and so far ends, with a text. */
  start(text: string): number {
    let number = this.starts.get(text);
    if (number === undefined) {
      number = this.next++;
      this.starts.set(text, number);
    }
    return number;
  }

  /** A sequence with one number more, itself that of a sequence of the same table. */
  extend(sequence: number, more: number): number {
    const at = place(this.longer, sequence, more);
    const known = this.longer[at + 2] as number;
    if (known >= 0) return known;
    const number = this.next++;
    put(this.longer, at, sequence, more, number);
    this.held += 1;
    if (6 * this.held > this.longer.length) this.longer = doubled(this.longer);
    return number;
  }
}

/** Where a pair stands, or belongs, in a table that is at most half full. */
function place(table: Int32Array, first: number, second: number): number {
  const slots = table.length / 3;
  let hash = Math.imul(first ^ Math.imul(second, 0x85ebca6b), 0x9e3779b1);
  hash ^= hash >>> 15;
  // The number of slots is a power of two.
  for (let slot = hash & (slots - 1); ; slot = (slot + 1) & (slots - 1)) {
    const at = 3 * slot;
    if ((table[at + 2] as number) < 0 || (table[at] === first && table[at + 1] === second)) return at;
  }
}

function put(table: Int32Array, at: number, first: number, second: number, number: number): void {
  table[at] = first;
  table[at + 1] = second;
  table[at + 2] = number;
}

function doubled(table: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * table.length).fill(-1);
  for (let at = 0; at < table.length; at += 3) {
    const [first, second, number] = [table[at], table[at + 1], table[at + 2]] as [number, number, number];
    if (number >= 0) put(larger, place(larger, first, second), first, second, number);
  }
  return larger;
}
