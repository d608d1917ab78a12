/** From a summary to cells that can be painted, and from a cell to the index it stands for. */

import type { Summary } from "../../src/protocol/analysis";
import type { Cells } from "./paint";

/** The cells of a summary: all entries where it has them, else its picture of blocks. */
export function cellsOf(summary: Summary): Cells & { readonly exact: boolean } {
  const { entries, picture } = summary;
  if (entries !== null || picture === null) {
    return {
      exact: true,
      rows: entries?.length ?? 0,
      columns: entries?.[0]?.length ?? 0,
      at: (row, column) => finiteOrNull(entries?.[row]?.[column]),
    };
  }
  return {
    exact: picture.rows * picture.columns === entryCount(summary),
    rows: picture.rows,
    columns: picture.columns,
    at: (row, column) => picture.cells[row * picture.columns + column] ?? null,
  };
}

/** The cells for a flat strip: a column lies down. */
export function stripOf(summary: Summary): Cells {
  const cells = cellsOf(summary);
  if (cells.columns !== 1) return cells;
  return { rows: 1, columns: cells.rows, at: (row, column) => cells.at(column, row) };
}

/** Where a cell lies, in the language's own counting: `(3, 1)`, or a range `(1–16, 4)` for a block. */
export function placeOf(
  cell: readonly [row: number, column: number],
  cells: Pick<Cells, "rows" | "columns">,
  size: readonly number[],
  base: 0 | 1,
): string {
  const columns = size[size.length - 1] ?? 1;
  const total = size.reduce((product, n) => product * n, 1);
  const vector = size.length === 1;
  const high = vector && cells.rows > 1 ? total : total / Math.max(1, columns);
  const wide = vector && cells.rows > 1 ? 1 : columns;
  const rows = block(cell[0], cells.rows, high);
  const across = block(cell[1], cells.columns, wide);
  if (vector) return `(${printBlock(cells.rows > 1 ? rows : across, base)})`;
  if (size.length > 2) return `(${[...stacked(rows, size, base), printBlock(across, base)].join(", ")})`;
  return `(${printBlock(rows, base)}, ${printBlock(across, base)})`;
}

/** An index as the language writes it. */
export function formatIndex(index: readonly number[]): string {
  return `(${index.join(", ")})`;
}

type Block = readonly [first: number, last: number];

/** The stretch of `total` entries that block `index` of `blocks` holds. */
function block(index: number, blocks: number, total: number): Block {
  const first = Math.floor((index * total) / blocks);
  return [first, Math.max(first, Math.floor(((index + 1) * total) / blocks) - 1)];
}

function printBlock([first, last]: Block, base: number): string {
  return first === last ? String(first + base) : `${first + base}–${last + base}`;
}

/** Leading axes are stacked into rows, the last of them fastest. */
function stacked([first, last]: Block, size: readonly number[], base: number): string[] {
  if (first !== last) return [`rows ${first + base}–${last + base}`];
  const leading = size.slice(0, -1);
  let rest = first;
  const index = leading.map(() => 0);
  for (let axis = leading.length - 1; axis >= 0; axis--) {
    const n = Math.max(1, leading[axis] ?? 1);
    index[axis] = rest % n;
    rest = Math.floor(rest / n);
  }
  return index.map((n) => String(n + base));
}

function finiteOrNull(value: number | null | undefined): number | null {
  return value === undefined || value === null || Number.isNaN(value) ? null : value;
}

function entryCount(summary: Summary): number {
  return Math.round(summary.bytes / 8);
}
