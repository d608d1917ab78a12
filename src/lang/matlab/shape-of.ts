/** The size of any value, as `size` gives it. */

import { constant, one } from "../../core/dim";
import { type Shape, shapeOf } from "../../core/shape";
import type { SequenceValue, Value } from "../common/value";
import { asMap } from "./map-values";

const rowCounts = new WeakMap<SequenceValue, number>();

/** Notes that a cell has this many rows; without a note it is a row. */
export function setRows(cell: SequenceValue, rows: number): SequenceValue {
  rowCounts.set(cell, rows);
  return cell;
}

/** Rows of a cell, whose items stand column by column. */
export function rowsOf(cell: SequenceValue): number {
  return rowCounts.get(cell) ?? (cell.items.length === 0 ? 0 : 1);
}

/** The sizes of a value; `null` when they are not known. */
export function sizeOfValue(value: Value): Shape | null {
  switch (value.kind) {
    case "array":
      return value.node.shape;
    case "complex":
      return value.re.shape;
    case "record":
      return [asMap(value) ? constant(value.fields.size) : one, one];
    case "integer":
    case "truth":
    case "function":
    case "builtin":
      return [one, one];
    case "text":
      return value.text === null ? null : shapeOf(value.text === "" ? [0, 0] : [1, value.text.length]);
    case "sequence": {
      const rows = rowsOf(value);
      return [constant(rows), constant(rows === 0 ? 0 : value.items.length / rows)];
    }
    default:
      return null;
  }
}
