/** Numbers as texts: one by one, in rows, as MATLAB would read them again. */

import type { Node } from "../../core/node";
import { array, text, type Value } from "../common/value";
import { countOf } from "./arrays";
import type { LibraryCall, LibraryFunction } from "./call";
import { formatted, shortest, unescaped } from "./format";
import { letters } from "./letters";
import { columnMajor } from "./positions";

/** More numbers than these are not put into texts. */
export const most = 1000;

const num2str: LibraryFunction = (c) => {
  const [value] = c.args;
  if (value?.kind === "text") return value;
  const X = c.array(0);
  if (X && X.shape[0]?.size === 1 && countOf(X) > 1 && countOf(X) <= most && c.args.length === 1) return rowText(c, X);
  if (X && X.shape.length === 2 && countOf(X) > 1 && countOf(X) <= most && c.args.length === 1) return rowsText(c, X);
  if (!X || countOf(X) !== 1) return text(null);
  const x = c.t.valueOf(X).data[0] ?? Number.NaN;
  const template = c.text(1);
  if (template !== null) return text(formatted(unescaped(template), [x]));
  const digits = c.args[1] ? c.whole(1) : null;
  if (digits !== null) return text(shortest(x, digits));
  if (Number.isInteger(x)) return text(x.toFixed(0));
  const before = Math.floor(Math.log10(Math.abs(x)));
  return text(shortest(x, Math.min(16, Math.max(before + 5, 5))));
};

/** Rows of numbers one under the other. */
function rowsText(c: LibraryCall, X: Node, as: (x: number) => number = (x) => x): Value {
  const [rows = 0, columns = 0] = X.shape.map((d) => d.size);
  const values = [...c.t.valueOf(X).data].map(as);
  const line = inColumns(values);
  const lines = Array.from({ length: rows }, (_, i) => line(values.slice(i * columns, (i + 1) * columns)));
  const blank = Math.min(...lines.map((l) => l.length - l.trimStart().length));
  return letters(
    c.t,
    lines.map((l) => l.slice(blank)),
    c.e.span,
  );
}

/** A row of numbers in columns of equal width. */
function rowText(c: LibraryCall, X: Node): Value {
  const values = columnMajor(c.t, X);
  return text(inColumns(values)(values).trim());
}

/** How numbers are written side by side, in columns as wide as the largest of `values` needs. */
function inColumns(values: readonly number[]): (row: readonly number[]) => string {
  const largest = Math.max(...values.map(Math.abs));
  const before = largest === 0 ? 0 : Math.floor(Math.log10(largest));
  const whole = values.every(Number.isInteger);
  const digits = Math.min(16, Math.max(before + 5, 5));
  const width = whole ? before + 3 : digits + 7;
  return (row) => row.map((x) => (whole ? x.toFixed(0) : shortest(x, digits)).padStart(width)).join("");
}

const mat2str: LibraryFunction = (c) => {
  const X = c.array(0);
  if (!X || X.shape.length > 2 || countOf(X) > most) return text(null);
  const digits = (c.args[1] && c.whole(1)) || 15;
  const [rows, columns] = [X.shape[0]?.size ?? 1, X.shape[1]?.size ?? 1];
  const { data } = c.t.valueOf(X);
  const lines = Array.from({ length: rows }, (_, i) =>
    Array.from({ length: columns }, (_, j) => shortest(data[i * columns + j] ?? 0, digits)).join(" "),
  );
  return text(rows * columns === 1 ? (lines[0] ?? "") : `[${lines.join(";")}]`);
};

/** Numbers rounded. */
const int2str: LibraryFunction = (c) => {
  const X = c.array(0);
  if (X && X.shape.length === 2 && countOf(X) > 1 && countOf(X) <= most) return rowsText(c, X, Math.round);
  const x = X ? c.t.numberOf(array(X)) : null;
  return text(x === null ? null : Math.round(x).toFixed(0));
};

/** By name. */
export const numerals: Readonly<Record<string, LibraryFunction>> = { num2str, int2str, mat2str };
