/** Values that outlive a revision: what has the same content again is not computed again, as long as there is room. */

import type { Node } from "../core/node";
import type { Tensor } from "../core/tensor";
import type { Values } from "./evaluate";
import { Arena } from "./plan-arena";
import { Contents } from "./plan-contents";

/** A value, and how many holdings need it. */
interface Remembered {
  readonly content: number;
  readonly tensor: Tensor;
  holders: number;
  /** When the last holding let go of it, counted in holdings. */
  left: number;
}

/** Values that nobody holds stay for so many more analyses: long enough to undo an edit. */
const lingering = 3;
/** So many contents are told apart before all of them are forgotten. */
const mostContents = 1_000_000;

/** All values of a session, of all its files. */
export class ValueMemory {
  private readonly contents = new Contents();
  private readonly values = new Map<number, Remembered>();
  private readonly settled = new Set<Holding>();
  private analyses = 0;

  constructor(readonly arena: Arena = new Arena()) {}

  /** Begins an analysis. */
  open(): Holding {
    this.analyses += 1;
    this.forget((value) => value.left + lingering < this.analyses);
    this.arena.trim(this.arena.bytes);
    if (this.contents.size > mostContents) {
      this.forget(() => true);
      this.contents.clear();
    }
    return new Holding(this);
  }

  /** Makes room for so many bytes under a limit: first arrays that wait, then values of the past, then of other files. */
  makeRoom(bytes: number, limit: number): boolean {
    const fits = (): boolean => this.arena.bytes + this.arena.spareBytes + bytes <= limit;
    // Arrays that wait are what the new values will be written into, so those of their sizes cost nothing twice.
    if (fits()) return true;
    this.arena.trim(0);
    if (fits()) return true;
    this.forget(() => true);
    this.arena.trim(0);
    for (const holding of this.settled) {
      if (fits()) break;
      holding.drop();
      this.forget(() => true);
      this.arena.trim(0);
    }
    return fits();
  }

  /** For holdings: the content of a node. */
  contentOf(node: Node, known: Map<number, number>): number {
    return this.contents.of(node, known);
  }

  /** For holdings: a remembered value. */
  find(content: number): Tensor | null {
    return this.values.get(content)?.tensor ?? null;
  }

  /** For holdings: a value just computed; the one remembered if somebody was faster. */
  add(content: number, tensor: Tensor): Tensor {
    const known = this.find(content);
    if (known) return known;
    this.values.set(content, { content, tensor, holders: 0, left: this.analyses });
    this.arena.hold(tensor.data);
    return tensor;
  }

  /** For holdings: one holding more needs it. */
  hold(content: number): void {
    const value = this.values.get(content);
    if (value) value.holders += 1;
  }

  /** For holdings: one holding less needs it. */
  leave(content: number): void {
    const value = this.values.get(content);
    if (!value) return;
    value.holders -= 1;
    value.left = this.analyses;
  }

  /** For holdings: it is complete, and gives way when there is no room otherwise. */
  settle(holding: Holding, done: boolean): void {
    if (done) this.settled.add(holding);
    else this.settled.delete(holding);
  }

  private forget(old: (value: Remembered) => boolean): void {
    for (const value of this.values.values()) {
      if (value.holders > 0 || !old(value)) continue;
      this.values.delete(value.content);
      this.arena.drop(value.tensor.data);
    }
  }
}

/** The values of one analysis. They stay as they are until it is dropped. */
export class Holding {
  /** By value number of the analysis' graph. */
  readonly values: Values = new Map();
  private readonly contents = new Map<number, number>();
  private readonly held = new Set<number>();

  private dropped = false;

  constructor(readonly memory: ValueMemory) {}

  /** Whether it was dropped: its values are no longer there, or no longer right. */
  get gone(): boolean {
    return this.dropped;
  }

  /** Another graph begins, with numbers of its own. */
  begin(): void {
    this.values.clear();
    this.contents.clear();
  }

  /** The value of a node, computed now or in an earlier analysis. */
  get(node: Node): Tensor | null {
    const own = this.values.get(node.number);
    if (own) return own;
    const content = this.memory.contentOf(node, this.contents);
    const tensor = this.memory.find(content);
    if (tensor) this.hold(node, content, tensor);
    return tensor;
  }

  /** Keeps what was computed for a node. */
  keep(node: Node, tensor: Tensor): void {
    const content = this.memory.contentOf(node, this.contents);
    this.hold(node, content, this.memory.add(content, tensor));
  }

  /** The analysis is complete: its values stay unless their room is needed. */
  settle(): void {
    this.memory.settle(this, true);
  }

  /** Nobody asks for these values any more; another analysis may still find them remembered. */
  drop(): void {
    this.dropped = true;
    this.memory.settle(this, false);
    for (const content of this.held) this.memory.leave(content);
    this.held.clear();
    this.values.clear();
  }

  private hold(node: Node, content: number, tensor: Tensor): void {
    this.values.set(node.number, tensor);
    if (this.held.has(content)) return;
    this.held.add(content);
    this.memory.hold(content);
  }
}
