/** Offers the engine's replacement for what it found, one per finding. */

import * as vscode from "vscode";
import type { Documents } from "../documents";
import type { Diagnostics } from "./diagnostics";

/** A provider of the fixes that belong to the diagnostics on show. */
export function quickFixes(documents: Documents, diagnostics: Diagnostics): vscode.CodeActionProvider {
  return {
    provideCodeActions(document, _range, context) {
      return context.diagnostics.flatMap((diagnostic) => fix(document, diagnostic, documents, diagnostics) ?? []);
    },
  };
}

function fix(
  document: vscode.TextDocument,
  diagnostic: vscode.Diagnostic,
  documents: Documents,
  diagnostics: Diagnostics,
): vscode.CodeAction | null {
  const replacement = diagnostics.findingOf(document, diagnostic)?.fix;
  const model = documents.of(document);
  const location = model && replacement && documents.locate(model, replacement.range);
  if (!replacement || !location) return null;
  const action = new vscode.CodeAction(replacement.title, vscode.CodeActionKind.QuickFix);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.replace(location.uri, location.range, replacement.text);
  action.diagnostics = [diagnostic];
  action.isPreferred = true;
  return action;
}
