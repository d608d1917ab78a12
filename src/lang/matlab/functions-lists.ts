/** Functions of cells of texts: put in order, compared as sets, made from texts. */

import { constant } from "../../core/dim";
import { array, integer, type SequenceValue, sequence, text, truth, type Value } from "../common/value";
import type { LibraryCall, LibraryFunction } from "./call";
import { truths } from "./functions-text";
import { rowsOf, setRows } from "./shape-of";

/** The texts a cell holds; `null` for anything else. */
export function textsIn(value: Value | undefined): readonly string[] | null {
  if (value?.kind !== "sequence" || value.of !== "cell") return null;
  const known = value.items.flatMap((v) => (v.kind === "text" && v.text !== null ? [v.text] : []));
  return known.length === value.items.length ? known : null;
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Texts as a cell that lies as another one does. */
function like(cell: Value | undefined, texts: readonly string[]): SequenceValue {
  const isRow = cell?.kind === "sequence" && rowsOf(cell) <= 1;
  return setRows(sequence("cell", texts.map(text)), isRow ? Math.min(1, texts.length) : texts.length);
}

function numbers(c: LibraryCall, values: readonly number[], isRow: boolean): Value {
  const size = isRow ? [1, values.length] : [values.length, 1];
  return array(c.t.constant({ size, data: Float64Array.from(values) }, c.e.span));
}

/** `[s, i] = sort(c)` of texts; anything else is for `otherwise`. */
export function sortedTexts(otherwise: LibraryFunction | undefined): LibraryFunction {
  return (c) => {
    const texts = textsIn(c.args[0]);
    if (!texts) return otherwise ? otherwise(c) : c.refuse();
    const sign = c.has("descend") ? -1 : 1;
    const order = [...texts.keys()].sort((i, j) => sign * inOrder(texts[i] ?? "", texts[j] ?? "") || i - j);
    const cell = like(
      c.args[0],
      order.map((i) => texts[i] ?? ""),
    );
    return c.results(
      cell,
      numbers(
        c,
        order.map((i) => i + 1),
        rowsOf(cell) === 1,
      ),
    );
  };
}

/** `[u, i, j] = unique(c)` of texts: where each is found first, or last, and which each one is. */
export function uniqueTexts(c: LibraryCall): Value {
  const texts = textsIn(c.args[0]);
  if (!texts) return c.refuse();
  const stable = c.has("stable");
  const found = stable ? [...new Set(texts)] : [...new Set(texts)].sort(inOrder);
  const last = c.has("last");
  const places = found.map((s) => (last ? texts.lastIndexOf(s) : texts.indexOf(s)) + 1);
  return c.results(
    like(c.args[0], found),
    numbers(c, places, false),
    numbers(
      c,
      texts.map((s) => found.indexOf(s) + 1),
      false,
    ),
  );
}

/** `[is, at] = ismember(s, c)` of a text or of several; `null` for anything else. */
export function memberTexts(c: LibraryCall): Value | null {
  const [value] = c.args;
  const set = textsIn(c.args[1]);
  if (!set) return null;
  if (value?.kind === "text") {
    if (value.text === null) return c.refuse();
    const at = set.indexOf(value.text);
    return c.results(truth(at >= 0), integer(constant(at + 1)));
  }
  const texts = textsIn(value);
  if (!texts || value?.kind !== "sequence") return null;
  const at = texts.map((s) => set.indexOf(s) + 1);
  const rows = rowsOf(value);
  return c.results(
    truths(
      c,
      at.map((k) => k > 0),
      rows,
    ),
    numbers(c, at, rows === 1),
  );
}

/** A set of texts out of two. */
export function setOfTexts(keep: (a: readonly string[], b: readonly string[]) => readonly string[]): LibraryFunction {
  return (c) => {
    const [a, b] = [textsIn(c.args[0]), textsIn(c.args[1])];
    if (!a || !b) return c.refuse();
    return like(c.args[0], [...new Set(keep(a, b))].sort(inOrder));
  };
}

/** `validatestring(s, options)`: the option that begins so. */
const validatestring: LibraryFunction = (c) => {
  const [s, options] = [c.text(0), textsIn(c.args[1])];
  const found = options?.filter((o) => s !== null && o.toLowerCase().startsWith(s.toLowerCase())) ?? [];
  const [only] = found;
  return only !== undefined && found.length === 1 ? text(only) : c.refuse();
};

/** By name. */
export const lists: Readonly<Record<string, LibraryFunction>> = { validatestring };
