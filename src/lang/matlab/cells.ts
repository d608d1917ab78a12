/** Cells: lists of any values, two-dimensional like everything in MATLAB, copied when they are changed. */

import { constant } from "../../core/dim";
import { shapeOf } from "../../core/shape";
import type { Span } from "../../core/span";
import type { Tracer } from "../common/tracer";
import type { Expr, Index } from "../common/tree";
import { describe, nodesIn, nothing, opaque, type SequenceValue, sequence, unset, type Value } from "../common/value";
import { isEmptyLiteral } from "./arrays";
import { eachOf, isWhole, lastOf, type Positions, positionsOf, reportOutside } from "./positions";
import { rowsOf, setRows } from "./shape-of";

/** `c{i}`: the item itself; several items come as a tuple, which spreads out where it is used. */
export function readBraces(t: Tracer, object: Value, e: Index): Value {
  if (object.kind === "opaque") return opaque(object.why, nodesIn(object));
  const positions = positionsOf(t, object, e.items, e.span);
  if (!positions) return opaque("which item this is is not known", nodesIn(object));
  if (object.kind !== "sequence") {
    const input = object.kind === "array" || object.kind === "integer" ? t.assumed?.from.ownerOf(object) : null;
    if (input) t.assumed?.items(input, "cell", 2, e.span);
    if (t.assumed) return t.unsupported(e.span, "This is not a cell", [object]);
    t.report("type-mismatch", e.span, "Braces take items out of cells, and this is not a cell");
    return opaque("this is not a cell", nodesIn(object));
  }
  const places = placesIn(object, positions);
  const items = places.map((i) => object.items[i]);
  if (items.includes(undefined)) {
    askForMore(t, object, places, "cell", e.span);
    reportOutside(t, e.span, listOf(places), null, shapeOf([rowsOf(object), columnsOf(object)]));
    return opaque("there is no such item", nodesIn(object));
  }
  const found = items.flatMap((v) => (v ? [v] : []));
  const [first] = found;
  return found.length === 1 && first ? first : sequence("tuple", found);
}

/** `c(i)`: a smaller cell; of an array of structs the struct itself. */
export function readCell(t: Tracer, cell: SequenceValue, positions: readonly Positions[], e: Expr): Value {
  const places = placesIn(cell, positions);
  const items = places.flatMap((i) => cell.items[i] ?? []);
  if (items.length < places.length) {
    askForMore(t, cell, places, cell.of === "list" ? "list" : "cell", e.span);
    reportOutside(t, e.span, listOf(places), null, shapeOf([rowsOf(cell), columnsOf(cell)]));
    return opaque("there is no such item", nodesIn(cell));
  }
  const [first] = items;
  if (cell.of === "list" && items.length === 1 && first) return first;
  const column = columnsOf(cell) === 1 && rowsOf(cell) > 1;
  return setRows(sequence(cell.of, items), column ? items.length : 1);
}

/** Of a cell that stands for an input, more items may be asked than it was taken to have. */
function askForMore(t: Tracer, cell: SequenceValue, places: readonly number[], of: "cell" | "list", span: Span): void {
  const input = t.assumed?.from.ownerOf(cell) ?? null;
  if (input !== null) t.assumed?.items(input, of, Math.max(...places) + 1, span);
}

function listOf(places: readonly number[]): Positions {
  return { kind: "list", at: places, shape: shapeOf([1, places.length]), count: constant(places.length) };
}

/** Whether a value is known to hold numbers or letters. */
export function isPlain(value: Value): boolean {
  return (
    value.kind === "integer" ||
    value.kind === "truth" ||
    value.kind === "text" ||
    (value.kind === "array" && value.node.op !== "opaque")
  );
}

/** The value `c{i} = v` leaves in `c`. */
export function writeBraces(t: Tracer, object: Value, e: Index, value: Value): Value {
  const cell = object === unset || isEmptyLiteral(object) ? sequence("cell", []) : object;
  if (cell.kind !== "sequence") {
    if (isPlain(cell)) t.report("type-mismatch", e.span, `Braces put items into cells, and this is ${describe(cell)}`);
    return opaque("this is not a cell", [...nodesIn(object), ...nodesIn(value)]);
  }
  const positions = positionsOf(t, cell, e.items, e.span);
  if (!positions) return opaque("which item is written here is not known", nodesIn(cell));
  const grown = grow(t, cell, positions);
  const changed = sequence("cell", grown.items);
  for (const place of placesIn(grown, positions)) changed.items[place] = value;
  return setRows(changed, rowsOf(grown));
}

/** The value `c(i) = v` leaves in `c`: items of a cell, or none for `[]`. */
export function writeCell(t: Tracer, object: Value, positions: readonly Positions[], value: Value, e: Expr): Value {
  const cell = isEmptyLiteral(object) ? sequence("cell", []) : object;
  if (cell.kind !== "sequence") return t.unsupported(e.span, "A cell cannot be written into this", [object, value]);
  if (isEmptyLiteral(value)) return withoutItems(t, cell, positions, e.span);
  const grown = grow(t, cell, positions, value.kind === "sequence" ? value : null);
  const changed = sequence(cell.of, grown.items);
  const items = value.kind === "sequence" ? value.items : [value];
  placesIn(grown, positions).forEach((place, i) => {
    const item = items.length === 1 ? items[0] : items[i];
    if (item) changed.items[place] = item;
  });
  return setRows(changed, rowsOf(grown));
}

/** A cell whose rows are the columns of another. */
export function transposedItems(cell: SequenceValue): SequenceValue {
  const [rows, columns] = [rowsOf(cell), columnsOf(cell)];
  const items = Array.from(
    { length: rows * columns },
    (_, k) => cell.items[(k % columns) * rows + Math.floor(k / columns)],
  );
  return setRows(
    sequence(
      cell.of,
      items.flatMap((v) => v ?? []),
    ),
    columns,
  );
}

/** `c(i) = []`, `c(:, j) = []` */
function withoutItems(t: Tracer, cell: SequenceValue, positions: readonly Positions[], span: Span): Value {
  const [rows, columns] = [rowsOf(cell), columnsOf(cell)];
  const gone = new Set(placesIn(cell, positions));
  if (Math.max(-1, ...gone) >= cell.items.length) {
    reportOutside(t, span, listOf([...gone]), null, shapeOf([rows, columns]));
    return opaque("the index lies outside", nodesIn(cell));
  }
  const kept = sequence(
    cell.of,
    cell.items.filter((_, i) => !gone.has(i)),
  );
  const [down, across] = positions;
  if (!down || !across)
    return setRows(kept, columns === 1 && rows > 1 ? kept.items.length : Math.min(1, kept.items.length));
  if (isWhole(down, constant(rows))) return setRows(kept, kept.items.length === 0 ? 0 : rows);
  if (!isWhole(across, constant(columns)))
    return t.unsupported(span, "Only whole rows or columns can be taken away", [cell]);
  return setRows(kept, rows - new Set(eachOf(down, constant(rows))).size);
}

function columnsOf(cell: SequenceValue): number {
  const rows = rowsOf(cell);
  return rows === 0 ? 0 : cell.items.length / rows;
}

/** Places in `items`, which stand column by column. */
export function placesIn(cell: SequenceValue, positions: readonly Positions[]): number[] {
  const [first, second] = positions;
  if (!first) return cell.items.map((_, i) => i);
  if (!second) return [...eachOf(first, constant(cell.items.length))];
  const rows = rowsOf(cell);
  const down = eachOf(first, constant(rows));
  return eachOf(second, constant(columnsOf(cell))).flatMap((j) => down.map((i) => j * rows + i));
}

/** The cell with empty items where it was too small; a colon into nothing takes its size from what is written. */
function grow(
  t: Tracer,
  cell: SequenceValue,
  positions: readonly Positions[],
  written: SequenceValue | null = null,
): SequenceValue {
  const [first, second] = positions;
  const [rows, columns] = [rowsOf(cell), columnsOf(cell)];
  if (!first) return cell;
  if (!second) {
    const n = Math.max(cell.items.length, lastOf(first, constant(cell.items.length)) + 1);
    const column = columns === 1 && rows > 1;
    return padded(
      t,
      cell,
      column ? n : Math.max(1, rows),
      column ? 1 : Math.max(columns, Math.ceil(n / Math.max(1, rows))),
    );
  }
  const needed = (p: Positions, size: number, given: number) =>
    p.kind === "all" ? size || given : Math.max(size, lastOf(p, constant(size)) + 1);
  const down = needed(first, rows, written ? rowsOf(written) : 1);
  return padded(t, cell, down, needed(second, columns, written ? columnsOf(written) : 1));
}

function padded(t: Tracer, cell: SequenceValue, rows: number, columns: number): SequenceValue {
  const [before, span] = [rowsOf(cell), { from: 0, to: 0 }];
  const items = Array.from({ length: rows * columns }, (_, k): Value => {
    const [i, j] = [k % rows, Math.floor(k / rows)];
    return (i < before ? cell.items[j * before + i] : undefined) ?? emptyArray(t, span);
  });
  return setRows(sequence(cell.of, items), rows);
}

/** `[]` */
export function emptyArray(t: Tracer, span: Expr["span"]): Value {
  const node = t.constant({ size: [0, 0], data: new Float64Array() }, span);
  return { kind: "array", node };
}

/** An m×n cell of empty arrays. */
export function emptyCell(t: Tracer, rows: number, columns: number, span: Expr["span"]): Value {
  const items = Array.from({ length: rows * columns }, () => emptyArray(t, span));
  return setRows(sequence("cell", items), rows);
}

/** `{a, b; c, d}` */
export function cellLiteral(rows: readonly (readonly Expr[])[], spread: (e: Expr) => readonly Value[]): Value {
  const lines = rows.map((row) => row.flatMap(spread)).filter((row) => row.length > 0);
  const columns = lines[0]?.length ?? 0;
  if (lines.some((line) => line.length !== columns)) return opaque("the rows of this cell differ in length");
  const items = Array.from({ length: columns }, (_, j) => lines.map((line) => line[j] ?? nothing)).flat();
  return setRows(sequence("cell", items), lines.length);
}
