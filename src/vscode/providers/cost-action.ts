/** Offers to take the scalar that is assigned on the cursor's line as the cost. */

import * as vscode from "vscode";
import type { Documents } from "../documents";
import { costCandidate } from "../places";

/** A provider of the action that sets the cost. */
export function costAction(documents: Documents): vscode.CodeActionProvider {
  return {
    provideCodeActions(document, range) {
      const { model, place: present } = documents.at(document, range.start) ?? {};
      const place = present && model?.toAnalysed(present);
      const row = model?.analysis && place ? costCandidate(model.analysis, place.line) : undefined;
      if (!row || row.key === model?.analysis?.cost?.key) return [];
      const action = new vscode.CodeAction(`Take '${row.name}' as the cost`, vscode.CodeActionKind.Empty);
      action.command = { title: action.title, command: "adjoint.compute" };
      return [action];
    },
  };
}
