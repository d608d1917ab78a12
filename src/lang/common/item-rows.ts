/** Rows of the arrays that are inside of a value with a name: `params["W1"]`, `layers[0]`, `net.W`, `Ws{2}`. */

import { isIdentifier } from "../../core/identifiers";
import { isTensor } from "../../core/node";
import { contains } from "../../core/span";
import type { Dialect } from "./dialect";
import type { BindOptions, Tracer } from "./tracer";
import type { Value } from "./value";

/** Values with more arrays than this are data, or pile up: their items are not named one by one. */
const most = 48;

/** Deeper than this nobody looks for a parameter. */
const deepest = 3;

/** Gives a row to every array inside of a value that has none yet. */
export function nameItems(t: Tracer, name: string, value: Value, place: BindOptions): void {
  if (t.abroad || countOf(value, deepest) > most) return;
  nameInside(t, name, value, place, deepest);
}

function nameInside(t: Tracer, name: string, value: Value, place: BindOptions, depth: number): void {
  if (depth === 0) return;
  if (value.kind === "sequence")
    for (const [i, held] of value.items.entries()) {
      const path = isNumber(held) ? null : itemPath(t.dialect.language, name, value, String(i));
      const row = rowOf(t, path, held, place, depth);
      if (row) value.items[i] = row;
    }
  if (value.kind === "record" && value.of && !t.module.body.includes(value.of.definition))
    t.dialect.named?.(t, name, value, place);
  else if (value.kind === "record")
    for (const [key, held] of value.fields) {
      const path = itemPath(t.dialect.language, name, value, key);
      const row = path === null ? null : rowOf(t, path, held, place, depth);
      if (row) value.fields.set(key, row);
    }
}

/** The value as its row has it; `null` when it got none. */
function rowOf(t: Tracer, path: string | null, held: Value, place: BindOptions, depth: number): Value | null {
  if (path === null) return null;
  if (held.kind !== "array") {
    nameInside(t, path, held, place, depth - 1);
    return null;
  }
  if (t.rows.of(held.node)) return null;
  const own = held.node.origin?.span;
  const span = own && contains(place.expression, own) ? own : place.span;
  return t.rows.add(path, held, { ...place, span, expression: span }).value;
}

/** A number written down inside of a list is data, and what is empty only keeps a place. */
function isNumber(held: Value): boolean {
  if (held.kind !== "array") return false;
  const { op, shape, attrs } = held.node;
  return op === "constant" && isTensor(attrs.value ?? null) && shape.every((d) => d.size <= 1);
}

function countOf(value: Value, depth: number): number {
  if (value.kind === "array") return 1;
  if (depth === 0 || (value.kind !== "sequence" && value.kind !== "record")) return 0;
  const inside = value.kind === "sequence" ? value.items : [...value.fields.values()];
  if (inside.length > most) return inside.length;
  return inside.reduce((sum, v) => sum + countOf(v, depth - 1), 0);
}

/** How the text asks for an item by its key; items of sequences count from 0. `null` for others. */
export function itemPath(language: Dialect["language"], owner: string, value: Value, key: string): string | null {
  if (value.kind === "record") {
    const isName = isIdentifier(key);
    if (value.of || language === "matlab") return isName || value.of ? `${owner}.${key}` : null;
    if (/^(?:-?\d+|\(\d+(?:, ?\d+)*\))$/.test(key)) return `${owner}[${key.replace(/[()]/g, "")}]`;
    return /^[\w .:/-]+$/.test(key) ? `${owner}["${key}"]` : null;
  }
  if (value.kind !== "sequence" || !/^\d+$/.test(key)) return null;
  if (language === "python") return value.fields ? `${owner}.${value.fields[Number(key)]}` : `${owner}[${key}]`;
  const at = Number(key) + 1;
  return value.of === "cell" ? `${owner}{${at}}` : `${owner}(${at})`;
}
