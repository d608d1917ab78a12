/** A static plan: in which order values are computed, which of them are kept, and where the others live meanwhile. */

import type { Node } from "../core/node";
import { sizeOf } from "../core/shape";
import { count } from "../core/tensor";
import { missing } from "./evaluate";

/** One value to be computed. */
export interface Step {
  readonly node: Node;
  readonly size: readonly number[];
  readonly entries: number;
  /** The buffer that a temporary shares with others; `null` for a value that is kept in an array of its own. */
  readonly slot: number | null;
  /** Value numbers of the temporaries that nobody reads after this step. */
  readonly last: readonly number[];
}

/** What computing some values takes, known before anything is computed. */
export interface Plan {
  /** Operands before their users; every value number once. */
  readonly steps: readonly Step[];
  /** Entries of each shared buffer. */
  readonly slots: readonly number[];
  /** Entries of all values that are kept. */
  readonly kept: number;
}

/** Plans the values of `targets`. `known` says which values are there already; targets are kept, others if `keep` says so. */
export function planOf(
  targets: readonly Node[],
  known: (node: Node) => boolean,
  keep: (node: Node) => boolean = () => false,
): Plan {
  const order = missing(targets, known);
  const wanted = new Set(targets.map((node) => node.number));
  const stays = order.map((node) => wanted.has(node.number) || keep(node));
  const dying = lastReads(order, stays);
  const slots = new Slots();
  const steps = order.map((node, i): Step => {
    const size = sizeOf(node.shape);
    const entries = count(size);
    const slot = stays[i] ? null : slots.take(node.number, entries);
    const last = dying[i] ?? [];
    // Only now: a result must not lie where its operands are.
    for (const number of last) slots.free(number);
    return { node, size, entries, slot, last };
  });
  const kept = steps.reduce((sum, step) => (step.slot === null ? sum + step.entries : sum), 0);
  return { steps, slots: slots.sizes, kept };
}

/** Entries that a plan needs at once. */
export function entriesOf(plan: Plan): number {
  return plan.slots.reduce((sum, n) => sum + n, plan.kept);
}

/** By step, the temporaries that it is the last to read. */
function lastReads(order: readonly Node[], stays: readonly boolean[]): (number[] | undefined)[] {
  const lastStep = new Map<number, number>();
  order.forEach((node, i) => {
    if (!stays[i]) lastStep.set(node.number, i);
    for (const arg of node.args) if (lastStep.has(arg.number)) lastStep.set(arg.number, i);
  });
  const dying: (number[] | undefined)[] = [];
  for (const [number, i] of lastStep) {
    const list = dying[i];
    if (list) list.push(number);
    else dying[i] = [number];
  }
  return dying;
}

/** Buffers that temporaries take in turn. */
class Slots {
  readonly sizes: number[] = [];
  private readonly open = new Set<number>();
  private readonly places = new Map<number, number>();

  /** The smallest open slot that is large enough; else the largest, enlarged; else a new one. */
  take(number: number, entries: number): number {
    let best = -1;
    for (const slot of this.open) if (best < 0 || this.fitsBetter(slot, best, entries)) best = slot;
    if (best < 0) best = this.sizes.push(0) - 1;
    this.sizes[best] = Math.max(this.sizes[best] as number, entries);
    this.open.delete(best);
    this.places.set(number, best);
    return best;
  }

  free(number: number): void {
    this.open.add(this.places.get(number) as number);
  }

  private fitsBetter(slot: number, best: number, entries: number): boolean {
    const [a, b] = [this.sizes[slot] as number, this.sizes[best] as number];
    return a >= entries ? b < entries || a < b : b < entries && a > b;
  }
}
