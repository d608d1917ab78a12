/** The language of the filter box: names and operations, `shape:5x3`, `nan`, `norm>10`. */

import type { Row, Summary } from "../src/protocol/analysis";

/** Whether a row passes. */
export type Test = (row: Row) => boolean;

/** Reads a filter; all its words must hold. The empty filter lets everything pass. */
export function parseFilter(text: string): Test {
  const tests = text.trim().toLowerCase().split(/\s+/).filter(Boolean).map(parseWord);
  return (row) => tests.every((test) => test(row));
}

function parseWord(word: string): Test {
  if (word === "nan") return (row) => either(row, (summary) => summary.nans > 0);
  if (word === "inf") return (row) => either(row, (summary) => summary.infs > 0);
  const shape = /^shape:(.*)$/.exec(word)?.[1];
  if (shape !== undefined) return (row) => hasShape(row, shape);
  const norm = /^norm(>=|<=|>|<|=)(.+)$/.exec(word);
  const bound = Number(norm?.[2]);
  if (norm && !Number.isNaN(bound)) return (row) => compares(row.adjoint.summary?.norm, norm[1] ?? "", bound);
  return (row) =>
    [row.name ?? row.text, row.op, ...row.frames.map((frame) => frame.function)].some((part) =>
      part.toLowerCase().includes(word),
    );
}

/** Axes are compared with sizes and with names; `*` is any axis, and one axis alone or a trailing `x` is a beginning. */
function hasShape(row: Row, wanted: string): boolean {
  const { shape, size } = row;
  if (shape === null) return wanted === "?";
  const axes = wanted.split(/[x×,]/);
  const open = axes.length === 1 || axes[axes.length - 1] === "";
  if (axes.length > shape.length + (open ? 1 : 0) || (!open && axes.length < shape.length)) return false;
  const named = (index: number) => [shape[index]?.toLowerCase(), String(size?.[index])];
  return axes.every((axis, index) => axis === "" || axis === "*" || named(index).includes(axis));
}

function compares(norm: number | undefined, operator: string, bound: number): boolean {
  if (norm === undefined) return false;
  if (operator === ">") return norm > bound;
  if (operator === ">=") return norm >= bound;
  if (operator === "<") return norm < bound;
  if (operator === "<=") return norm <= bound;
  return norm === bound;
}

function either(row: Row, test: (summary: Summary) => boolean): boolean {
  return [row.value, row.adjoint.summary].some((summary) => summary !== null && test(summary));
}
