/** Which values of a trace an edit has changed, and how far that reaches. */

import type { AmendedText } from "../core/amended-text";
import { printDim } from "../core/dim";
import type { Node } from "../core/node";
import type { Catalogue } from "../core/operation";
import { printShape } from "../core/shape";
import { forwardFlops } from "../cost/node-costs";
import type { Stretch } from "../lang/common/history";
import type { Trace } from "../lang/common/trace";
import { isCoefficient } from "../ops/algebra";
import { isPlain } from "./formulas";
import type { Study } from "./study";

/** Rules look no deeper than this into what their operands are made of. */
const depth = 6;

/** The values of a study beside those of the trace in which some were exchanged, id by id. */
export class Difference {
  /** Whether every value is still made by the same operation of the same ones: then only numbers and options differ. */
  readonly isOfAttributes: boolean;
  /** Whether every value is still made of the same ones, has its shape, and is an input if it was one. */
  readonly keepsOperands: boolean;
  /** Whether the same values are equal to each other as before. */
  readonly keepsPairs: boolean;
  /** The same of values that rules have built. */
  readonly keepsBuiltPairs: boolean;
  /** Whether random arrays without a name go by the words they went by. */
  readonly keepsWords: boolean;
  private readonly before: readonly Node[];
  private readonly now: readonly Node[];
  /** Steps from the nearest value that is made otherwise. */
  private readonly levels: Uint8Array;
  /** Whether a value reads otherwise where it is used, and whether it does where it is defined. */
  private readonly used: Uint8Array;
  private readonly defined: Uint8Array;
  private readonly named: Uint8Array;
  /** What is made otherwise itself. */
  private readonly touched: number[] = [];
  private readonly catalogue: Catalogue;

  /** `exchanged` are the nodes whose contents are new; only `live` ones are looked at, by id. */
  constructor(
    { trace: { graph }, lines, catalogue }: Study,
    trace: Trace,
    exchanged: readonly Stretch[],
    private readonly live: Uint8Array,
    text: AmendedText,
  ) {
    [this.before, this.now] = [graph.nodes, trace.graph.nodes];
    const { length } = this.now;
    this.catalogue = catalogue;
    this.named = new Uint8Array(length);
    for (const { node } of trace.bindings) if (node) this.named[node.id] = 1;
    let [isMoved, isReworded, isOfOthers] = [false, false, false];
    for (const { from, to } of exchanged)
      for (let id = from; id < to; id++) {
        const [a, b] = [this.before[id] as Node, this.now[id] as Node];
        const takesOthers = !sameIds(a.args, b.args);
        const moved = a.op !== b.op || takesOthers;
        const reworded = wordsOf(a, lines) !== wordsOf(b, text);
        const reshaped = shapeOf(a) !== shapeOf(b);
        isMoved ||= moved;
        isReworded ||= reworded;
        isOfOthers ||= takesOthers || reshaped || sourceOf(a, catalogue) !== sourceOf(b, catalogue);
        if (moved || reworded || reshaped || a.signature !== b.signature) this.touched.push(id);
      }
    this.isOfAttributes = !isMoved && !isOfOthers;
    this.keepsOperands = !isOfOthers;
    this.keepsWords = !isReworded;
    this.levels = new Uint8Array(length).fill(depth + 1);
    this.used = new Uint8Array(length);
    this.defined = new Uint8Array(length);
    for (const id of this.touched) this.levels[id] = 0;
    this.spread();
    ({ keepsPairs: this.keepsPairs, keepsBuiltPairs: this.keepsBuiltPairs } = this.pairsNear());
  }

  /** Whether something near is made otherwise. */
  isNear({ id }: Node): boolean {
    return (this.levels[id] ?? depth + 1) <= depth;
  }

  /** Whether the formula of a value reads otherwise. */
  isDefinedOtherwise({ id }: Node): boolean {
    return this.defined[id] === 1;
  }

  /** Whether formulas that hold a value read otherwise. */
  isUsedOtherwise({ id }: Node): boolean {
    return this.used[id] === 1;
  }

  /** Whether computing the values costs what it did. */
  isAsDear(): boolean {
    return (
      this.keepsOperands && this.touched.every((id) => this.priceOf(this.before[id]) === this.priceOf(this.now[id]))
    );
  }

  private priceOf(node: Node | undefined): string {
    return node ? printDim(forwardFlops(node, this.catalogue)) : "";
  }

  /**
   * Whether it reaches further than values: decisions that were made on numbers of nodes in `looked`, names that stand for
   * equal values, rules that ask whether two values are the same.
   */
  isFar(looked: ReadonlySet<number>): boolean {
    for (const id of looked) if (this.isRenumbered(id)) return true;
    return !this.keepsPairs && (this.aliasesChange() || this.pairsChangeFar());
  }

  private isRenumbered(id: number): boolean {
    return this.before[id]?.number !== this.now[id]?.number;
  }

  private spread(): void {
    const { levels, used, defined, named, now, live } = this;
    for (let id = Math.min(now.length, ...this.touched); id < now.length; id++) {
      if (live[id] === 0) continue;
      let nearest = levels[id] as number;
      let isOther = nearest === 0;
      for (const arg of (now[id] as Node).args) {
        const steps = (levels[arg.id] as number) + 1;
        if (steps < nearest) nearest = steps;
        if (used[arg.id] === 1) isOther = true;
      }
      levels[id] = nearest;
      if (isOther) defined[id] = 1;
      if (isOther && (named[id] === 0 || this.isOfOtherKind(id))) used[id] = 1;
    }
  }

  /** What is written by its name stands in formulas by what it is: a number, a product, an array of some shape. */
  private isOfOtherKind(id: number): boolean {
    const [a, b] = [this.before[id] as Node, this.now[id] as Node];
    return a.op !== b.op || isCoefficient(a) !== isCoefficient(b) || shapeOf(a) !== shapeOf(b);
  }

  /**
   * Looks whether a value near the edit was equal to another one, or is now. Where none is, none further away is either:
   * values are equal if they are made in the same way of equal ones.
   */
  private pairsNear(): { readonly keepsPairs: boolean; readonly keepsBuiltPairs: boolean } {
    const { before, now, levels, live } = this;
    const near = new Set<number>();
    const [pairs, built] = [new Pairs(), new Pairs()];
    for (let id = Math.min(now.length, ...this.touched); id < now.length; id++) {
      if (live[id] === 0 || (levels[id] as number) > depth || !this.isRenumbered(id)) continue;
      const [a, b] = [before[id] as Node, now[id] as Node];
      // Constants are equal by chance everywhere; what is made of them is not.
      if (a.op === "constant" && b.op === "constant" && this.named[id] === 0) continue;
      near.add(id);
      const isKept = pairs.add(a.number, b.number) && (b.origin !== null || built.add(a.number, b.number));
      if (!isKept) return { keepsPairs: false, keepsBuiltPairs: false };
    }
    let [keepsPairs, keepsBuiltPairs] = [true, true];
    for (let id = 0; near.size > 0 && id < now.length; id++) {
      if (live[id] === 0 || near.has(id)) continue;
      const { number, origin } = now[id] as Node;
      const old = (before[id] as Node).number;
      if (!pairs.holds(old, number)) continue;
      keepsPairs = false;
      if (origin === null || built.holds(old, number)) keepsBuiltPairs = false;
    }
    return { keepsPairs, keepsBuiltPairs };
  }

  private pairsChangeFar(): boolean {
    const { before, now, levels, live } = this;
    const pairs = new Pairs();
    for (let id = 0; id < now.length; id++) {
      if (live[id] === 0 || (levels[id] as number) <= depth) continue;
      if (!pairs.add((before[id] as Node).number, (now[id] as Node).number)) return true;
    }
    return false;
  }

  /** Values without a name go by that of a named one that holds the same. */
  private aliasesChange(): boolean {
    const [were, are] = [this.aliases(this.before), this.aliases(this.now)];
    for (let id = 0; id < this.now.length; id++) {
      if (this.live[id] === 0 || this.named[id] === 1) continue;
      if (were.get((this.before[id] as Node).number) !== are.get((this.now[id] as Node).number)) return true;
    }
    return false;
  }

  /** The first named value by what it holds. */
  private aliases(nodes: readonly Node[]): ReadonlyMap<number, number> {
    const found = new Map<number, number>();
    for (let id = 0; id < this.now.length; id++) {
      if (this.named[id] === 0) continue;
      const node = nodes[id] as Node;
      if (!isPlain(node) && !found.has(node.number)) found.set(node.number, id);
    }
    return found;
  }
}

/** Which value number has become which. */
class Pairs {
  private readonly became = new NumberMap();
  private readonly was = new NumberMap();

  /** Notes one; `false` where equal values were parted, or others made equal. */
  add(before: number, now: number): boolean {
    if ((this.became.get(before) ?? now) !== now || (this.was.get(now) ?? before) !== before) return false;
    this.became.set(before, now);
    this.was.set(now, before);
    return true;
  }

  /** Whether one of these was met. */
  holds(before: number, now: number): boolean {
    return this.became.has(before) || this.was.has(now);
  }
}

/** A map of numbers that mostly lie close to each other; of others it knows at once that it has none. */
class NumberMap {
  private readonly entries = new Map<number, number>();
  private least = Number.POSITIVE_INFINITY;
  private most = Number.NEGATIVE_INFINITY;

  get(key: number): number | undefined {
    return this.entries.get(key);
  }

  has(key: number): boolean {
    return key >= this.least && key <= this.most && this.entries.has(key);
  }

  set(key: number, value: number): void {
    if (key < this.least) this.least = key;
    if (key > this.most) this.most = key;
    this.entries.set(key, value);
  }
}

/** The words by which a value goes that is drawn at random and has no name. */
function wordsOf({ attrs, origin }: Node, text: AmendedText): string {
  return "seed" in attrs && origin ? text.slice(origin.span) : "";
}

/** What makes a value an input, or random. */
function sourceOf({ op, attrs }: Node, catalogue: Catalogue): string {
  const isOpaque = catalogue.get(op)?.opaque === true;
  return `${op === "input"} ${isOpaque} ${attrs.leaf === true} ${"seed" in attrs}`;
}

function shapeOf({ shape }: Node): string {
  return printShape(shape);
}

function sameIds(a: readonly Node[], b: readonly Node[]): boolean {
  return a.length === b.length && a.every((node, i) => node.id === b[i]?.id);
}
