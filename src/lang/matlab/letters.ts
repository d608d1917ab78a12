/** Letters in rows: a matrix of their codes; one row of them is a text. */

import type { Node } from "../../core/node";
import type { Span } from "../../core/span";
import type { Tracer } from "../common/tracer";
import { array, text, type Value } from "../common/value";
import { isLetters, setClass } from "./entry-classes";

/** Lines one under the other, filled up with blanks to the longest one. */
export function letters(t: Tracer, lines: readonly string[], span: Span): Value {
  const width = Math.max(0, ...lines.map((line) => line.length));
  const [only = ""] = lines;
  if (lines.length <= 1) return text(only);
  const data = Float64Array.from(lines.flatMap((line) => [...line.padEnd(width)].map((x) => x.charCodeAt(0))));
  return array(setClass(t.constant({ size: [lines.length, width], data }, span), "char"));
}

/** An array as it is, letters in one row as a text. */
export function lettersOrText(t: Tracer, X: Node): Value {
  const [line, ...more] = X.shape.length === 2 && isLetters(X) && X.shape[0]?.size === 1 ? linesOf(t, X) : [];
  return line === undefined || more.length > 0 ? array(X) : text(line);
}

/** The rows of a matrix of letters. */
export function linesOf(t: Tracer, X: Node): string[] {
  const [rows = 0, columns = 0] = X.shape.map((d) => d.size);
  const { data } = t.valueOf(X);
  return Array.from({ length: rows }, (_, i) => String.fromCharCode(...data.slice(i * columns, (i + 1) * columns)));
}

/** The rows that a value holds as texts: a text, a matrix of letters, or a cell of such; `null` for anything else. */
export function rowsOfText(t: Tracer, value: Value | undefined): string[] | null {
  if (value?.kind === "text") return value.text === null ? null : [value.text];
  if (value?.kind === "array" && isLetters(value.node)) return linesOf(t, value.node);
  if (value?.kind !== "sequence" || value.of !== "cell") return null;
  const each = value.items.map((item) => rowsOfText(t, item));
  return each.includes(null) ? null : each.flatMap((rows) => rows ?? []);
}
