/** Carries out a plan, step by step: each kernel writes where the plan says, and what nobody needs any more is let go. */

import type { Catalogue } from "../core/operation";
import type { Tensor } from "../core/tensor";
import { firstOf } from "../numeric/arena";
import type { Values } from "./evaluate";
import type { Plan, Step } from "./plan";
import type { Arena } from "./plan-arena";

/** So few entries are copied sooner than asked where they lie. */
const tiny = 8;

/** One run through a plan. Temporaries are in `values` only until the last step that reads them. */
export class PlanRun {
  private readonly slots: (Float64Array | undefined)[] = [];
  /** Temporaries whose array will be used again during the run. */
  private readonly passing = new Set<Float64Array>();

  constructor(
    readonly plan: Plan,
    private readonly catalogue: Catalogue,
    private readonly values: Values,
    private readonly arena: Arena,
  ) {}

  /** The value of a step whose operands have values; throws what its kernel throws, and the step may then be done again. */
  compute(step: Step): Tensor {
    const { node, size, slot } = step;
    const operation = this.catalogue.get(node.op);
    if (!operation) throw new Error(`${node.op} is not in the catalogue`);
    const args = node.args.map((a) => this.values.get(a.number) as Tensor);
    const out = slot === null ? this.arena.array(step.entries) : this.slotFor(slot, step.entries);
    let made: Tensor | null = null;
    try {
      made = this.placed(operation.kernel(args, node.attrs, size, out), out);
    } finally {
      if (slot === null && made?.data !== out) this.arena.giveBack(out);
    }
    if (slot !== null && made.data === out) this.passing.add(out);
    this.finish(step, made);
    return made;
  }

  /** Gives a step a value that its kernel could not make. */
  set(step: Step, value: Tensor): void {
    this.finish(step, value);
  }

  /** Gives the shared buffers back. */
  end(): void {
    for (const data of this.slots) if (data) this.arena.giveBack(data);
    this.slots.length = 0;
  }

  /** A result is copied when a temporary lies there, whose place will be used again, or when kernels could not work there. */
  private placed(result: Tensor, out: Float64Array): Tensor {
    if (result.data === out) return result;
    if (out.length <= tiny) return copied(result, out);
    const nearer = this.arena.holds(out) && !this.arena.holds(result.data);
    if (!nearer && !this.passing.has(result.data)) return result;
    return copied(result, out);
  }

  private finish(step: Step, value: Tensor): void {
    this.values.set(step.node.number, value);
    for (const number of step.last) {
      const gone = this.values.get(number);
      if (gone) this.passing.delete(gone.data);
      this.values.delete(number);
    }
  }

  private slotFor(slot: number, entries: number): Float64Array {
    const whole = this.slots[slot] ?? this.arena.array(this.plan.slots[slot] as number);
    this.slots[slot] = whole;
    return whole.length === entries ? whole : firstOf(whole, entries);
  }
}

function copied(result: Tensor, out: Float64Array): Tensor {
  out.set(result.data);
  return { size: result.size, data: out };
}
