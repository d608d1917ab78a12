/** The outline of a file: functions, classes and what the script assigns, with shapes. */

import * as vscode from "vscode";
import type { Analysis, DefinitionRow, Range, Row } from "../../protocol/analysis";
import type { Documents } from "../documents";
import { shapeText } from "../hover-text";
import { analysed } from "../waiting";

/** Where a range of the analysed text is in the document; `null` when it is not there any more, or elsewhere. */
type Present = (range: Range) => vscode.Range | null;

/** How long an outline may wait for the analysis, in milliseconds. */
const patience = 3000;

/** A symbol provider that reads from `documents`. */
export function symbolProvider(documents: Documents): vscode.DocumentSymbolProvider {
  return {
    async provideDocumentSymbols(document) {
      // The editor keeps the answer until the text changes, so an early one must not be empty.
      const opened = documents.of(document)?.uri ?? document.uri;
      const model = (await analysed(documents, opened, patience)) ?? documents.of(document);
      if (!model?.analysis) return [];
      const present = (range: Range) => documents.rangeIn(document, model, range);
      const definitions = model.analysis.outline.definitions.flatMap((d) => definitionSymbol(d, present, false));
      const values = ownValues(model.analysis).flatMap((row) => valueSymbol(row, present));
      return nested(definitions, values);
    },
  };
}

function definitionSymbol(d: DefinitionRow, present: Present, member: boolean): vscode.DocumentSymbol[] {
  const kind =
    d.kind === "class" ? vscode.SymbolKind.Class : member ? vscode.SymbolKind.Method : vscode.SymbolKind.Function;
  const detail = d.kind === "class" ? "" : `(${d.params.join(", ")})`;
  const made = symbol(d.name, detail, kind, d.range, d.nameRange, present);
  for (const s of made) s.children = d.members.flatMap((m) => definitionSymbol(m, present, d.kind === "class"));
  return made;
}

/** Puts each value into the function whose text holds it; all in the order of the text. */
function nested(
  definitions: vscode.DocumentSymbol[],
  values: readonly vscode.DocumentSymbol[],
): vscode.DocumentSymbol[] {
  const inside = (d: vscode.DocumentSymbol) => values.filter((value) => d.range.contains(value.selectionRange));
  const taken = new Set(definitions.flatMap(inside));
  for (const d of definitions) d.children = nested(d.children, inside(d));
  const all = [...definitions, ...values.filter((value) => !taken.has(value))];
  return all.sort((a, b) => a.selectionRange.start.compareTo(b.selectionRange.start));
}

/** The first assignment of each name in the script, or in the function that is differentiated. */
function ownValues({ rows }: Analysis): Row[] {
  const seen = new Set<string>();
  return rows.filter(({ name, frames }) => name !== null && frames.length === 0 && !seen.has(name) && seen.add(name));
}

function valueSymbol(row: Row, present: Present): vscode.DocumentSymbol[] {
  return symbol(
    row.name ?? "",
    shapeText(row.shape, row.size),
    vscode.SymbolKind.Variable,
    row.range,
    row.range,
    present,
  );
}

function symbol(
  name: string,
  detail: string,
  kind: vscode.SymbolKind,
  range: Range,
  nameRange: Range,
  present: Present,
): vscode.DocumentSymbol[] {
  const at = present(nameRange);
  if (!at) return [];
  const around = present(range) ?? at;
  return [new vscode.DocumentSymbol(name, detail, kind, around.union(at), at)];
}
