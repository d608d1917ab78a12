/** Ways to write operations that many of them share. */

import { one } from "../core/dim";
import type { Notation, Piece, Precedence, PrintContext, Template } from "../core/operation";
import type { Shape } from "../core/shape";

/** `f(X, Y)` in every target; a target left out is not printable. */
export function call(names: { unicode: string; latex: string; matlab?: string; numpy?: string }): Notation {
  const template = (name: string | undefined): Template | undefined =>
    name === undefined ? undefined : (c) => ({ text: `${name}(${operands(c)})`, level: "atom" });
  const latex: Template = (c) => ({ text: `${names.latex}\\left(${operands(c)}\\right)`, level: "atom" });
  return strip({
    unicode: template(names.unicode),
    latex,
    matlab: template(names.matlab),
    numpy: template(names.numpy),
  });
}

/** `X ∘ Y`; `right` is how strongly the right operand must hold together (one more than the level for x − y). */
export function infix(
  level: Precedence,
  right: Precedence,
  marks: { unicode: string; latex: string; matlab?: string; numpy?: string },
): Notation {
  const template = (mark: string | undefined): Template | undefined =>
    mark === undefined ? undefined : (c) => ({ text: `${c.operand(0, level)}${mark}${c.operand(1, right)}`, level });
  return strip({
    unicode: template(marks.unicode),
    latex: template(marks.latex),
    matlab: template(marks.matlab),
    numpy: template(marks.numpy),
  });
}

/** A notation whose targets are given one by one, without those that are missing. */
export function strip(
  notation: Record<"unicode" | "latex", Template | undefined> & {
    matlab?: Template | undefined;
    numpy?: Template | undefined;
  },
): Notation {
  return Object.fromEntries(Object.entries(notation).filter(([, t]) => t !== undefined)) as unknown as Notation;
}

/** The attribute `shape` between two pieces of text: `zeros(3, N)`. */
export function dims(c: PrintContext, open: string, close: string): Piece {
  const shape = open.endsWith("((") ? (c.attrs.shape as Shape) : twoOrMore(c.attrs.shape as Shape);
  const comma = shape.length === 1 && open.endsWith("((") ? "," : "";
  return { text: `${open}${shape.map(c.dim).join(", ")}${comma}${close}`, level: "atom" };
}

function operands(c: PrintContext): string {
  return Array.from({ length: c.operandCount }, (_, i) => c.operand(i, "none")).join(", ");
}

/** MATLAB has no array of fewer axes: a vector is a column. */
export function twoOrMore(shape: Shape): Shape {
  return shape.length >= 2 ? shape : [shape[0] ?? one, one];
}
