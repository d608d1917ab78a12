/** Go to definition: the assignment a value comes from, the function a call means. */

import type * as vscode from "vscode";
import { toPlace, toRange } from "../convert";
import type { Documents } from "../documents";
import { definitionOf } from "../names";

/** A definition provider that reads from `documents`. */
export function definitionProvider(documents: Documents): vscode.DefinitionProvider {
  return {
    provideDefinition(document, position) {
      const model = documents.get(document.uri);
      const place = model?.toAnalysed(toPlace(position));
      const range = place && model?.analysis && definitionOf(model.analysis, place);
      const present = range && model.toPresent(range);
      return present ? { uri: document.uri, range: toRange(present) } : undefined;
    },
  };
}
