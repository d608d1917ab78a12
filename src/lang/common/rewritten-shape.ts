/** Writes a shape the way another one is written. */

import { type Dim, printDim } from "../../core/dim";
import type { Shape } from "../../core/shape";
import type { AxisVerdict } from "./claimed-shapes";
import type { ShapeNote } from "./shape-comments";
import { readShape } from "./shape-text";
import type { Language } from "./tree";

/** `shape` in the style of `written`; axes that are right keep their text. */
export function rewritten(
  written: string,
  note: ShapeNote,
  shape: Shape,
  verdicts: readonly AxisVerdict[],
  language: Language,
): string {
  if (shape.length === 0) return "scalar";
  const style = readShape(written, 0);
  const by = style?.by ?? language === "matlab";
  const between = separator.exec(written)?.[0];
  const parts = verdicts.length === shape.length && note.axes.length === shape.length ? axesOf(written) : [];
  const axes = shape.map((d, i) => (verdicts[i] !== "different" && parts[i]) || axis(d, by));
  if (by && axes.length > 1) {
    const joined = axes.join(between !== undefined && style?.by ? between : " x ");
    return style?.bracket ? bracketed(joined, style.bracket) : joined;
  }
  const joined =
    axes.length === 1 ? `${axes[0]},` : axes.join(note.axes.length > 1 && between?.includes(",") ? between : ", ");
  return bracketed(joined, style?.bracket === "[" ? "[" : "(");
}

const separator = /\s*,\s*|\s*[×✕⨯]\s*|\s+(?:x|by)\s+|[ ]?-by-[ ]?|(?<=[A-Za-z\d])x(?=[A-Za-z\d])/;

/** The text of each axis. */
function axesOf(written: string): string[] {
  const inner = written.trim().replace(/^[([]|[)\]]$/g, "");
  if (/[()]/.test(inner)) return [];
  return inner.split(new RegExp(separator.source, "g")).filter((part) => part !== "");
}

function axis(d: Dim, by: boolean): string {
  const text = printDim(d).replace(/ /g, "");
  return by && d.monomials.size > 1 ? `(${text})` : text;
}

function bracketed(text: string, bracket: "(" | "["): string {
  return bracket === "[" ? `[${text}]` : `(${text})`;
}
