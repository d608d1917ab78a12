/** What a value is computed from, as a number that is the same in every revision of every file. */

import { type Node, printAttrs } from "../core/node";

/** Tells contents apart exactly: the same operation, attributes and contents of operands, down to data and seeds. */
export class Contents {
  private readonly ids = new Map<string, number>();
  private next = 0;

  /** How many contents are told apart. */
  get size(): number {
    return this.ids.size;
  }

  /** Forgets all contents; later ones get numbers that no earlier one had. */
  clear(): void {
    this.ids.clear();
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
    const key = `${node.op}(${node.args.map((a) => known.get(a.number)).join()})${printAttrs(node.attrs)}`;
    const id = this.ids.get(key);
    if (id !== undefined) return id;
    this.ids.set(key, this.next);
    return this.next++;
  }
}
