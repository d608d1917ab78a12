/** Applies what diagnostics offer. */

import type { Diagnostic } from "../../src/core/diagnostic";

/** A text with the comments that its assumptions offer; the last first, so that the places of the others stay. */
export function stated(text: string, said: readonly Diagnostic[]): string {
  const fixes = said.flatMap((d) => d.fix ?? []).sort((a, b) => b.span.from - a.span.from);
  return fixes.reduce((done, { span, text: line }) => done.slice(0, span.from) + line + done.slice(span.to), text);
}
