/** Pinned rows: they ride along with edits and say so when they are gone. */

import type { Analysis } from "../src/protocol/analysis";
import { lineName } from "../src/protocol/notebook";
import { displayName, type Item } from "./rows";

/** A pinned row as remembered between sessions. */
export interface Pin {
  /** Key of the item (without a pass). */
  readonly key: string;
  readonly name: string;
  /** Where the row was last seen, from 1. */
  readonly line: number;
}

/** Pins or unpins an item. */
export function togglePin(pins: readonly Pin[], item: Item): readonly Pin[] {
  if (pins.some((pin) => pin.key === item.key)) return unpin(pins, item.key);
  return [...pins, { key: item.key, name: displayName(item.row), line: item.row.range.line }];
}

/** Takes a pin away. */
export function unpin(pins: readonly Pin[], key: string): readonly Pin[] {
  return pins.filter((pin) => pin.key !== key);
}

/** Notes where pinned rows are now; the same list when nothing moved. */
export function follow(pins: readonly Pin[], items: readonly Item[]): readonly Pin[] {
  const byKey = new Map(items.map((item) => [item.key, item.row]));
  const moved = pins.map((pin) => {
    const row = byKey.get(pin.key);
    return row && row.range.line !== pin.line ? { ...pin, line: row.range.line } : pin;
  });
  return moved.every((pin, index) => pin === pins[index]) ? pins : moved;
}

/** What a pin whose row has vanished says. */
export function farewell(pin: Pin, analysis: Analysis): string {
  const elsewhere = analysis.rows.some((row) => row.name === pin.name);
  const place = lineName(analysis.cells ?? null, pin.line);
  return `${elsewhere ? "This " : ""}${pin.name} is gone since ${place} changed`;
}
