/** Offers the engine's replacement for what it found, one per finding. */

import * as vscode from "vscode";
import type { Documents } from "../documents";
import type { Diagnostics } from "./diagnostics";

/** A provider of the fixes that belong to the diagnostics on show. */
export function quickFixes(documents: Documents, diagnostics: Diagnostics): vscode.CodeActionProvider {
  return {
    provideCodeActions(document, _range, context) {
      const single = context.diagnostics.flatMap(
        (diagnostic) => fix(document, diagnostic, documents, diagnostics) ?? [],
      );
      const states = context.diagnostics.some(({ code }) => code === "assumed-shape");
      return [...single, ...((states && stateAll(document, documents)) || [])];
    },
  };
}

/** One action for all shapes that are assumed: a function has many inputs. */
function stateAll(document: vscode.TextDocument, documents: Documents): vscode.CodeAction[] {
  const model = documents.of(document);
  const fixes = (model?.analysis?.findings ?? []).flatMap(({ code, fix: found }) =>
    code === "assumed-shape" && found ? [found] : [],
  );
  if (!model || fixes.length < 2) return [];
  const action = new vscode.CodeAction(`State all ${fixes.length} assumed shapes`, vscode.CodeActionKind.QuickFix);
  action.edit = new vscode.WorkspaceEdit();
  for (const { range, text } of fixes) {
    const location = documents.locate(model, range);
    if (!location) return [];
    action.edit.replace(location.uri, location.range, text);
  }
  return [action];
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
