/** Formulas of earlier revisions, found by what they were printed from. */

import { type Dim, printDim } from "../core/dim";
import type { Node } from "../core/node";
import { Sequences } from "../core/sequences";
import type { Shape } from "../core/shape";
import { isCoefficient } from "../ops/algebra";
import type { Formula } from "./formulas";

/** Beyond so many sequences everything is forgotten. */
const most = 2_000_000;

/** How a node is written: by a name, or out of its operands. */
export type Naming = (node: Node) => string | null;

/** What was printed in one file. What a node reads like depends on its structure down to named values, and on nothing else. */
export class FormulaMemory {
  private sequences = new Sequences();
  private readonly formulas = new Map<number, Formula | null>();
  /** Of this revision. */
  private readonly sizes = new Map<Dim, number>();

  /** Makes room; numbers of earlier revisions are void. */
  begin(): void {
    this.sizes.clear();
    if (this.sequences.size < most) return;
    this.sequences = new Sequences();
    this.formulas.clear();
  }

  /** What was written from the same structures in the same way; else writes it. */
  written<F extends Formula | null>(way: string, from: readonly number[], write: () => F): F {
    let key = this.sequences.start(`way ${way}`);
    for (const number of from) key = this.sequences.extend(key, number);
    const known = this.formulas.get(key);
    if (known !== undefined) return known as F;
    const made = write();
    this.formulas.set(key, made);
    return made;
  }

  /** The structure of a node that goes by `naming`, written out if it is the `root`; `known` holds those found so far, by id. */
  structure(root: Node, naming: Naming, known: Map<number, number>, isRoot = false): number {
    return this.structureWithin(Number.POSITIVE_INFINITY, root, naming, known, isRoot) as number;
  }

  /** The same; `null` where it takes more steps to find than that. */
  structureWithin(
    steps: number,
    root: Node,
    naming: Naming,
    known: Map<number, number>,
    isRoot = false,
  ): number | null {
    const open = [root];
    let taken = 0;
    for (let node = open.at(-1); node; node = open.at(-1)) {
      taken += 1;
      if (taken > steps) return null;
      if (!known.has(node.id)) {
        const name = isRoot && node === root ? null : naming(node);
        if (name === null && pushMissing(node.args, known, open)) continue;
        known.set(node.id, name === null ? this.writtenOut(node, known) : this.named(node, name));
      }
      open.pop();
    }
    return known.get(root.id) ?? null;
  }

  /** Templates look at an operand's operation and shape, also where it is written by name. */
  private named(node: Node, name: string): number {
    const { sequences } = this;
    const kind = sequences.extend(sequences.start(node.op), node.origin === null ? (isCoefficient(node) ? 0 : 1) : 2);
    return this.withShape(sequences.extend(kind, sequences.start(`=${name}`)), node.shape);
  }

  private writtenOut(node: Node, known: ReadonlyMap<number, number>): number {
    const { sequences } = this;
    const kind = sequences.extend(sequences.start(node.signature), node.origin === null ? 3 : 4);
    let number = this.withShape(kind, node.shape);
    for (const arg of node.args) number = sequences.extend(number, known.get(arg.id) as number);
    return number;
  }

  private withShape(number: number, shape: Shape): number {
    let longer = number;
    for (const d of shape) longer = this.sequences.extend(longer, this.size(d));
    return longer;
  }

  private size(d: Dim): number {
    let number = this.sizes.get(d);
    if (number === undefined) {
      number = this.sequences.start(`${printDim(d)}=${d.size}`);
      this.sizes.set(d, number);
    }
    return number;
  }
}

function pushMissing(nodes: readonly Node[], known: ReadonlyMap<number, number>, open: Node[]): boolean {
  const before = open.length;
  for (const node of nodes) if (!known.has(node.id)) open.push(node);
  return open.length > before;
}
