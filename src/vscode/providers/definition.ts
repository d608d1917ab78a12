/** Go to definition: the assignment a value comes from, the function a call means, also in the files beside this one. */

import * as vscode from "vscode";
import type { Documents } from "../documents";
import type { Model } from "../model";
import { definitionOf, methodNamed } from "../names";
import { definitionIn, type Elsewhere, elsewhere } from "../neighbours";

const name = /[\p{L}_][\p{L}\p{N}_]*/u;
const dotted = new RegExp(`(?:${name.source}\\.)*${name.source}`, "u");

/** A definition provider that reads from `documents`. */
export function definitionProvider(documents: Documents): vscode.DefinitionProvider {
  return {
    async provideDefinition(document, position) {
      const { model, place: present } = documents.at(document, position) ?? {};
      const place = present && model?.toAnalysed(present);
      if (!model?.analysis || !place) return undefined;
      const range = definitionOf(model.analysis, place);
      if (range) return documents.locate(model, range) ?? undefined;
      const path = pathTo(document, position);
      if (!path) return undefined;
      const found = await inNeighbour(model, path);
      if (found) return found;
      const method = path.includes(".") ? methodNamed(model.analysis, path) : null;
      return (method && documents.locate(model, method)) ?? undefined;
    },
  };
}

/** The dotted path up to the word at a position: `helper.mse`. */
function pathTo(document: vscode.TextDocument, position: vscode.Position): string | null {
  const [path, word] = [dotted, name].map((words) => document.getWordRangeAtPosition(position, words));
  return path && word ? document.getText(new vscode.Range(path.start, word.end)) : null;
}

async function inNeighbour({ uri, language, analysis }: Model, path: string): Promise<vscode.Location | null> {
  if (!analysis) return null;
  for (const candidate of elsewhere(language, path, analysis.outline)) {
    const file = vscode.Uri.joinPath(vscode.Uri.parse(uri), "..", candidate.file);
    const text = await textOf(file);
    const place = text === null ? null : placeIn(text, candidate, language);
    if (place) return new vscode.Location(file, place);
  }
  return null;
}

function placeIn(text: string, { name: wanted }: Elsewhere, language: Model["language"]): vscode.Position | null {
  if (wanted === null) return new vscode.Position(0, 0);
  const found = definitionIn(language, text, wanted);
  // A script of MATLAB has no definition: the file is what its name means.
  if (!found) return language === "matlab" ? new vscode.Position(0, 0) : null;
  return new vscode.Position(found.line, found.column);
}

/** What is open counts as it stands. */
async function textOf(file: vscode.Uri): Promise<string | null> {
  try {
    await vscode.workspace.fs.stat(file);
    return (await vscode.workspace.openTextDocument(file)).getText();
  } catch {
    return null;
  }
}
