/** The outline of a file: functions, classes and what the script assigns, with shapes. */

import * as vscode from "vscode";
import type { Analysis, DefinitionRow, Range, Row } from "../../protocol/analysis";
import { toRange } from "../convert";
import type { Documents } from "../documents";
import { shapeText } from "../hover-text";
import type { Model } from "../model";
import { analysed } from "../waiting";

/** How long an outline may wait for the analysis, in milliseconds. */
const patience = 3000;

/** A symbol provider that reads from `documents`. */
export function symbolProvider(documents: Documents): vscode.DocumentSymbolProvider {
  return {
    async provideDocumentSymbols(document) {
      // The editor keeps the answer until the text changes, so an early one must not be empty.
      const model = (await analysed(documents, document.uri, patience)) ?? documents.get(document.uri);
      if (!model?.analysis) return [];
      const symbols = [
        ...model.analysis.outline.definitions.flatMap((d) => definitionSymbol(d, model, false)),
        ...scriptValues(model.analysis).flatMap((row) => valueSymbol(row, model)),
      ];
      return symbols.sort((a, b) => a.range.start.compareTo(b.range.start));
    },
  };
}

function definitionSymbol(d: DefinitionRow, model: Model, member: boolean): vscode.DocumentSymbol[] {
  const kind =
    d.kind === "class" ? vscode.SymbolKind.Class : member ? vscode.SymbolKind.Method : vscode.SymbolKind.Function;
  const detail = d.kind === "class" ? "" : `(${d.params.join(", ")})`;
  const made = symbol(d.name, detail, kind, d.range, d.nameRange, model);
  for (const s of made) s.children = d.members.flatMap((m) => definitionSymbol(m, model, d.kind === "class"));
  return made;
}

/** The first assignment of each name outside of functions. */
function scriptValues({ rows }: Analysis): Row[] {
  const seen = new Set<string>();
  return rows.filter(({ name, frames }) => name !== null && frames.length === 0 && !seen.has(name) && seen.add(name));
}

function valueSymbol(row: Row, model: Model): vscode.DocumentSymbol[] {
  return symbol(
    row.name ?? "",
    shapeText(row.shape, row.size),
    vscode.SymbolKind.Variable,
    row.range,
    row.range,
    model,
  );
}

function symbol(
  name: string,
  detail: string,
  kind: vscode.SymbolKind,
  range: Range,
  nameRange: Range,
  model: Model,
): vscode.DocumentSymbol[] {
  const at = model.toPresent(nameRange);
  if (!at) return [];
  const around = model.toPresent(range) ?? at;
  return [new vscode.DocumentSymbol(name, detail, kind, toRange(around).union(toRange(at)), toRange(at))];
}
