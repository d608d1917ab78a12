/** Keys of rows, which stay the same while the text around them changes. */

import type { Frame } from "../../core/node";
import type { Span } from "../../core/span";
import type { Tracer } from "./tracer";

/** Counts assignments of a name, and calls of a function, by their places in the text. */
export class RowKeys {
  private readonly occurrences = new Map<string, number>();
  private readonly occurrenceAt = new Map<string, number>();
  private readonly callNumbers = new Map<string, number>();
  private readonly callCounts = new Map<string, number>();

  constructor(private readonly t: Tracer) {}

  /** `h#1` for the first assignment of h in the text, `h#1[2]` for its second pass. */
  of(name: string, span: Span): string {
    const path = this.t.frames.map((f) => `${f.function}@${f.span.from}`).join("/");
    const place = `${path}|${name}|${(this.t.standIn ?? span).from}`;
    let n = this.occurrenceAt.get(place);
    if (n === undefined) {
      n = (this.occurrences.get(`${path}|${name}`) ?? 0) + 1;
      this.occurrences.set(`${path}|${name}`, n);
      this.occurrenceAt.set(place, n);
    }
    const calls = this.t.frames.map((f) => `${f.function}.${this.callNumber(f)}/`).join("");
    return `${calls}${name}#${n}${this.t.passes.length > 0 ? `[${this.t.passes.join()}]` : ""}`;
  }

  /** Calls of a function are told apart by their order in the text, which edits elsewhere do not change. */
  private callNumber(f: Frame): number {
    const place = `${f.function}@${f.span.from}`;
    const known = this.callNumbers.get(place);
    if (known !== undefined) return known;
    const n = (this.callCounts.get(f.function) ?? 0) + 1;
    this.callCounts.set(f.function, n);
    this.callNumbers.set(place, n);
    return n;
  }
}
