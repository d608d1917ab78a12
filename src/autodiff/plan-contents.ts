/** What a value is computed from, as a number that is the same in every revision of every file. */

import type { Node } from "../core/node";
import { Sequences } from "../core/sequences";

/** Tells contents apart exactly: the same operation, attributes and contents of operands, down to data and seeds. */
export class Contents {
  private sequences = new Sequences();
  /** What numbers of this table begin with. */
  private first = 0;

  /** How many contents are told apart. */
  get size(): number {
    return this.sequences.size;
  }

  /** Forgets all contents; later ones get numbers that no earlier one had. */
  clear(): void {
    this.first += this.sequences.size;
    this.sequences = new Sequences();
  }

  /** The content of a node; `known` holds those of its graph, by value number, and grows. */
  of(node: Node, known: Map<number, number>): number {
    const stack = [node];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const waiting = known.has(top.number) ? [] : top.args.filter((a) => !known.has(a.number));
      if (waiting.length > 0) stack.push(...waiting);
      else {
        stack.pop();
        if (!known.has(top.number)) known.set(top.number, this.idOf(top, known));
      }
    }
    return known.get(node.number) as number;
  }

  private idOf(node: Node, known: ReadonlyMap<number, number>): number {
    let number = this.sequences.start(node.signature);
    for (const arg of node.args) number = this.sequences.extend(number, (known.get(arg.number) as number) - this.first);
    return this.first + number;
  }
}
