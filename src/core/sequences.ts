/** Numbers for sequences: the same beginning followed by the same numbers has the same number, and only that. */

/** A table of sequences, each built one step at a time. */
export class Sequences {
  private readonly starts = new Map<string, number>();
  /** What a sequence and one number more make, by both in one. */
  private readonly longer = new Map<number, number>();
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
    const both = sequence * limit + more;
    let number = this.longer.get(both);
    if (number === undefined) {
      number = this.next++;
      this.longer.set(both, number);
    }
    return number;
  }
}

/** Two numbers below it fit exactly into one; more sequences would not fit into memory either. */
const limit = 2 ** 26;
