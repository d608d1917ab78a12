/** A transpose that would make two matrices fit, as a replacement of text. */

import type { Fix } from "../../core/diagnostic";
import type { Attrs, Node } from "../../core/node";
import { isFault, type Operation } from "../../core/operation";
import type { Shape } from "../../core/shape";
import type { Span } from "../../core/span";
import type { Language } from "./tree";

/** What is transposed: an operation that refused its operands, and the text of each. */
export interface Refused {
  readonly operation: Operation;
  readonly args: readonly Node[];
  readonly attrs: Attrs;
  readonly operands: readonly Span[];
  textAt(span: Span): string;
}

/** The first operand, from the right, whose transpose fits; `null` when none does or its text is not known. */
export function transposeFix(r: Refused, language: Language): Fix | null {
  const shapes = r.args.map((a) => a.shape);
  if (r.operands.length !== r.args.length || r.args.length !== 2) return null;
  for (const i of [1, 0]) {
    const [shape, span] = [shapes[i], r.operands[i]];
    if (shape?.length !== 2 || !span) continue;
    const turned: Shape[] = shapes.map((s, k) => (k === i ? [...s].reverse() : s));
    if (isFault(r.operation.shape(turned, r.attrs))) continue;
    const written = r.textAt(span);
    return { title: `Transpose ${written.length <= 24 ? written : "this side"}`, span, text: turn(written, language) };
  }
  return null;
}

/** The text with a transpose more, or one less where it ends in one. */
function turn(written: string, language: Language): string {
  const mark = language === "matlab" ? "'" : ".T";
  if (written.endsWith(mark) && isOne(written.slice(0, -mark.length))) return written.slice(0, -mark.length);
  return isOne(written) ? `${written}${mark}` : `(${written})${mark}`;
}

/** Whether a mark behind the text would belong to all of it: names, numbers, calls, one pair of brackets. */
function isOne(written: string): boolean {
  let depth = 0;
  for (const [i, c] of [...written].entries()) {
    if ("([{".includes(c)) depth += 1;
    else if (")]}".includes(c)) depth -= 1;
    else if (depth === 0 && !/[\w.]/.test(c) && !(c === "'" && i === written.length - 1)) return false;
  }
  return depth === 0;
}
