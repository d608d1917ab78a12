/** Remembers what was inferred of a function's inputs while its text was whole, for the moments in which it is not. */

import { commonEnds } from "../../core/common-ends";
import type { Span } from "../../core/span";
import type { Inference } from "./infer";
import type { Module } from "./tree";

/** The memory of one document. */
export class InferenceMemory {
  private readonly kept = new Map<string, { readonly inference: Inference; readonly text: string }>();

  /** What holds while a line is half typed; `null` when the text is whole, or was never. */
  recall(module: Module, entry: string, inputs: readonly string[]): Inference | null {
    const known = module.problems.length > 0 ? this.kept.get(keyOf(entry, inputs)) : undefined;
    return known ? { ...known.inference, reasons: moved(known.inference.reasons, known.text, module.text) } : null;
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
