/** Finds what a hover says about a name that is no value at its place: a function, an output, a name that is not followed. */

import type { Analysis, DefinitionRow, Range, Row } from "../protocol/analysis";
import type { Place } from "./edits";
import { allDefinitions, isSame, lastValue, nameAt, touches } from "./names";
import { entryFor } from "./places";
import { parameterLabels } from "./signatures";

/** What stands at a place, with the text it is. */
export type Named =
  | { readonly kind: "function"; readonly range: Range; readonly signature: string; readonly documentation: string }
  /** The value that an output of a function gets. */
  | { readonly kind: "value"; readonly range: Range; readonly row: Row }
  /** A name of a function whose values can be had by following that function. */
  | { readonly kind: "unfollowed"; readonly range: Range; readonly name: string; readonly entry: string };

/** What the name at a place is, where it is no value. */
export function namedAt(analysis: Analysis, place: Place): Named | null {
  const found = nameAt(analysis.outline, place);
  if (!found) return null;
  const { name, range } = found;
  const definitions = allDefinitions(analysis.outline.definitions);
  const own = definitions.find((d) => d.name === name.name && d.kind === "function" && isOf(d, name.writes));
  if (own) return { kind: "function", range, ...described(analysis, own) };
  const around = definitions.find((d) => isSame(d.range, name.scope));
  if (around?.outputs?.includes(name.name) && place.line <= around.nameRange.line) {
    const row = lastValue(analysis, name);
    if (row) return { kind: "value", range, row };
  }
  const entry = around && touches(around.range, place) ? entryFor(analysis, place) : undefined;
  return typeof entry === "string" ? { kind: "unfollowed", range, name: name.name, entry } : null;
}

function described(analysis: Analysis, d: DefinitionRow) {
  const signature = `${d.name}(${parameterLabels(analysis, d).join(", ")})`;
  return { signature, documentation: d.documentation ?? "" };
}

/** Whether a name that is written at these places is the one a definition binds. */
function isOf({ nameRange }: DefinitionRow, writes: readonly number[]): boolean {
  return writes.some((line, i) => i % 2 === 0 && line === nameRange.line && writes[i + 1] === nameRange.column);
}
