/** Go to definition: the assignment a value comes from, the function a call means. */

import type * as vscode from "vscode";
import type { Documents } from "../documents";
import { definitionOf } from "../names";

/** A definition provider that reads from `documents`. */
export function definitionProvider(documents: Documents): vscode.DefinitionProvider {
  return {
    provideDefinition(document, position) {
      const { model, place: present } = documents.at(document, position) ?? {};
      const place = present && model?.toAnalysed(present);
      const range = place && model?.analysis && definitionOf(model.analysis, place);
      return (range && documents.locate(model, range)) ?? undefined;
    },
  };
}
