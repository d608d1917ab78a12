/** Remembers what was inferred of a function's inputs while its text was whole, for the moments in which it is not. */

import { commonEnds } from "../../core/common-ends";
import type { Span } from "../../core/span";
import type { Inference } from "./infer";
import type { Module } from "./tree";

/** The memory of one document. */
export class InferenceMemory {
  /** Functions that others called at some time. */
  private readonly helpers = new Set<string>();
  private readonly kept = new Map<string, { readonly inference: Inference; readonly text: string }>();

  /** Whether a function is or was called by others: while a call is typed anew, what it called is no other than before. */
  isHelper(name: string, isCalled: boolean): boolean {
    if (isCalled) this.helpers.add(name);
    return this.helpers.has(name);
  }

  /** What holds while a line is half typed; `null` when the text is whole, or was never. */
  recall(module: Module, entry: string, inputs: readonly string[]): Inference | null {
    const known = module.problems.length > 0 ? this.kept.get(keyOf(entry, inputs)) : undefined;
    return known ? { ...known.inference, reasons: moved(known.inference.reasons, known.text, module.text) } : null;
  }

  /** The last inference under which all of a text fitted. */
  stood(module: Module, entry: string, inputs: readonly string[]): Inference | null {
    const known = this.kept.get(keyOf(entry, inputs));
    if (!known || known.inference.strain > 0) return null;
    return { ...known.inference, reasons: moved(known.inference.reasons, known.text, module.text) };
  }

  /** Takes over what a whole text gave. */
  keep(module: Module, entry: string, inputs: readonly string[], inference: Inference): void {
    if (module.problems.length > 0) return;
    this.kept.clear();
    this.kept.set(keyOf(entry, inputs), { inference, text: module.text });
  }
}

function keyOf(entry: string, inputs: readonly string[]): string {
  return [entry, ...inputs].join(" ");
}

/** The places of one text in another; those in what differs are left out. */
function moved(reasons: ReadonlyMap<string, Span>, before: string, now: string): ReadonlyMap<string, Span> {
  const { start, end } = commonEnds(before, now);
  const shift = now.length - before.length;
  return new Map(
    [...reasons].flatMap(([name, { from, to }]): [string, Span][] => {
      if (to <= start) return [[name, { from, to }]];
      return from >= before.length - end ? [[name, { from: from + shift, to: to + shift }]] : [];
    }),
  );
}
